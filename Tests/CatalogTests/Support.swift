package import Catalog
import Diagnostics
import Values

// MARK: Raw values, written as a JSON file would have them

extension RawNode: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self.init(value: .text(text), place: .start) }

  package init(integerLiteral number: Int) { self.init(value: .number(String(number)), place: .start) }

  package init(booleanLiteral value: Bool) { self.init(value: .boolean(value), place: .start) }

  package init(nilLiteral: ()) { self.init(value: .null, place: .start) }

  package init(arrayLiteral elements: RawNode...) { self.init(value: .list(elements), place: .start) }

  package init(dictionaryLiteral members: (String, RawNode)...) {
    self.init(value: .record(members.map { RawMember(key: $0, place: .start, node: $1) }), place: .start)
  }

  /// A number with the digits of its text.
  static func number(_ text: String) -> RawNode { RawNode(value: .number(text), place: .start) }

  /// A value that its reader could not make out.
  static let unreadable = RawNode(value: .unreadable, place: .start)
}

/// A listing whose members stand below one another, the first in line 2, each value in column 9.
func listing(_ members: KeyValuePairs<String, RawNode>) -> RawListing {
  let members = members.enumerated().map { index, member in
    RawMember(
      key: member.key, place: Place(line: index + 2, column: 3),
      node: RawNode(value: member.value.value, place: Place(line: index + 2, column: 9)))
  }
  return RawListing(members: members, place: .start, index: 0)
}

// MARK: Values that the test itself writes

func number(_ text: String) -> Rational {
  guard let value = Decimal(text) else { preconditionFailure("the test writes no decimal: \(text)") }
  return Rational(value)
}

func day(_ text: String) -> CalendarDate {
  guard let value = CalendarDate(text) else { preconditionFailure("the test writes no day: \(text)") }
  return value
}

func currency(_ code: String) -> Currency {
  guard let value = Currency(code) else { preconditionFailure("the test names no currency: \(code)") }
  return value
}

func money(_ amount: String, _ code: String) -> FactValue {
  guard let amount = Decimal(amount) else { preconditionFailure("the test writes no decimal: \(amount)") }
  return .money(Money(amount, currency(code)))
}

func quantity(_ magnitude: String, _ symbol: String) -> FactValue {
  guard let unit = Unit.table(symbol) else { preconditionFailure("the test names no unit: \(symbol)") }
  return .quantity(Quantity(number(magnitude), unit))
}

extension Fact {
  static func text(_ text: String) -> Fact { Fact(.stated(.text(text))) }

  static func code(_ code: String) -> Fact { Fact(.stated(.code(code))) }
}

// MARK: A small vocabulary

extension Schema {
  /// A vocabulary with an attribute of each type.
  static let small: Schema = {
    var schema = Schema()
    schema.codeLists = [
      "Mark": CodeList(
        name: "Mark", entries: [.init("CE", "CE marking", "CE 标志"), .init("UKCA", "UKCA marking", "UKCA 标志")]),
      "Use": CodeList(
        name: "Use",
        entries: [.init("leave_on", "Leave-on", "驻留"), .init("rinse_off", "Rinse-off", "淋洗"), .init("USB-C")]),
      Schema.categoryList: CodeList(
        name: Schema.categoryList,
        entries: [
          .init("toy", "Toys", "玩具"), .init("construction_toy", "Blocks", "积木", in: ["toy"]),
          .init("plush_toy", "Plush toys", "毛绒玩具", in: ["toy"]), .init("cosmetic", "Cosmetics", "化妆品"),
        ]),
    ]
    schema.records = [
      "Party": RecordType(
        name: "Party",
        fields: [("name", .text, nil), ("address", .text, nil), ("country", .country, nil), ("url", .url, nil)]),
      "Image": RecordType(
        name: "Image", fields: [("url", .url, nil), ("width", .quantity(.pixels), nil), ("alt", .localizedText, nil)]),
      "Share": RecordType(name: "Share", fields: [("of", .text, nil), ("share", .percent, nil)]),
    ]
    schema.platforms = ["amazon": Label("Amazon"), "ebay": Label("eBay")]
    schema.markets.add(.init(code: "US-CA", label: Label("California"), members: []))
    let attributes: [Attribute] = [
      .init("id", .text), .init("gtin", .identifier(.gtin), mayBeNone: true),
      .init("brand", .text, mayBeNone: true, names: ["amazon": "brand_name"]),
      .init("title", .localizedText, names: ["amazon": "item_name", "ebay": "name"]),
      .init("bullet_points", .localizedList),
      .init("category", .category), .init("price", .money), .init("weight", .quantity(.mass)),
      .init("marks", .list(.code("Mark")), mayBeNone: true),
      .init("images", .list(.record("Image"))), .init("manufacturer", .record("Party")),
      .init("battery.energy", .quantity(.energy)),
      .init("battery.cell.count", .integer), .init("sold_in", .list(.market)),
      .init("nicotine", .quantity(.concentration), mayBeNone: true),
      .init("seller.name", .text), .init("seller.vat_number", .text, mayBeNone: true),
      .init("seller.address.country", .country), .init("seller.turnover", .money),
    ]
    for attribute in attributes { schema.attributes[attribute.name] = attribute }
    schema.indexFieldNames()
    return schema
  }()
}

extension Attribute {
  init(_ name: String, _ type: ValueType, mayBeNone: Bool = false, names: [String: String] = [:]) {
    self.init(
      name: name, type: type, mayBeNone: mayBeNone, label: Label(name), question: nil, presumed: nil,
      isConfidential: false, fieldNames: names,
      declaration: Diagnostic.Label(file: "attributes.rules", range: TextRange(0, 0)))
  }
}

extension CodeList.Entry {
  init(_ code: String, _ english: String? = nil, _ chinese: String? = nil, in parents: [String] = []) {
    let others = chinese.map { ["zh": $0] } ?? [:]
    self.init(code: code, label: english.map { Label($0, others: others) }, parents: parents)
  }
}
