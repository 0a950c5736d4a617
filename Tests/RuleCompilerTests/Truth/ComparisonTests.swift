import Evaluation
import Testing

/// `is < <= > >= in include mentions matches is valid`, and `is not`, `not in`, of language.md, "Truth".
@Suite struct ComparisonTests {
  /// A condition over one attribute, with a value that makes it true and one that makes it false.
  struct Row: Sendable, CustomTestStringConvertible {
    let condition: String
    let attribute: String
    let yes: String
    let no: String

    init(_ condition: String, _ attribute: String, _ yes: String, _ no: String) {
      (self.condition, self.attribute, self.yes, self.no) = (condition, attribute, yes, no)
    }

    var testDescription: String { condition }
  }

  /// False where the value is none.
  static let plain: [Row] = [
    Row("flag", "flag", "true", "false"),
    Row("flag is true", "flag", "true", "false"),
    Row("flag is false", "flag", "false", "true"),
    Row("size is 3", "size", "3", "4"),
    Row("size < 3", "size", "2", "3"),
    Row("size <= 3", "size", "3", "4"),
    Row("size > 3", "size", "4", "3"),
    Row("size >= 3", "size", "3", "2"),
    Row("3 < size", "size", "4", "3"),
    Row("ratio < 1.5", "ratio", "1.49", "1.50"),
    Row("ratio is 1.5", "ratio", "1.50", "1.51"),
    Row("ratio >= 2", "ratio", "2.0", "1.999"),
    Row("share is 0.1 %", "share", "1000 mg/kg", "1001 mg/kg"),
    Row("share <= 0.1 %", "share", "1000 ppm", "0.10001 %"),
    Row("share > 20 mg/kg", "share", "0.0021 %", "0.002 %"),
    Row("price is 3 EUR", "price", "3.00 EUR", "3.01 EUR"),
    Row("price < 3 EUR", "price", "2.99 EUR", "3 EUR"),
    Row("price >= 3 EUR", "price", "3 EUR", "2.99 EUR"),
    Row("mass is 1 kg", "mass", "1000 g", "1001 g"),
    Row("mass < 1 kg", "mass", "999.9 g", "1000 g"),
    Row("mass >= 1 lb", "mass", "453.59237 g", "453.59 g"),
    Row("length >= 27 inch", "length", "685.8 mm", "685.7 mm"),
    Row("content is 1 l", "content", "1000 ml", "1 kg"),
    Row("content < 10 ml", "content", "9.9 ml", "10 ml"),
    Row("unit_price is 7.50 EUR/kg", "unit_price", "0.0075 EUR/g", "0.75 EUR/kg"),
    Row("unit_price < 1 EUR/kg", "unit_price", "0.99 EUR/kg", "0.001 EUR/g"),
    Row("made is 2026-01-31", "made", "2026-01-31", "2026-02-01"),
    Row("made < 2026-01-01", "made", "2025-12-31", "2026-01-01"),
    Row("made >= 2026-01-01", "made", "2026-01-01", "2025-12-31"),
    Row("made <= today", "made", "2026-11-21", "2026-11-22"),
    Row("today < made + 10 days", "made", "2026-11-12", "2026-11-11"),
    Row("age is 3 years", "age", "36 months", "35 months"),
    Row("age >= 3 years", "age", "36 months", "35 months"),
    Row("age < 2 weeks", "age", "13 days", "14 days"),
    Row("name is \"Wood\"", "name", "\"Wood\"", "\"wood\""),
    Row("link is \"https://a.example\"", "link", "<https://a.example>", "<https://b.example>"),
    Row("category is toy", "category", "toy", "food"),
    Row("category is toy", "category", "jigsaw", "food"),
    Row("category is puzzle", "category", "jigsaw", "toy"),
    Row("category is jigsaw", "category", "jigsaw", "puzzle"),
    Row("material is cotton", "material", "cotton", "wool"),
    Row("material is Material.cotton", "material", "cotton", "wool"),
    Row("origin is DE", "origin", "DE", "FR"),
    Row("currency is EUR", "currency", "EUR", "USD"),
    Row("size in [1, 2]", "size", "2", "3"),
    Row("size in [1, size]", "size", "7", "none"),
    Row("category in [food, puzzle]", "category", "jigsaw", "doll"),
    Row("material in [cotton]", "material", "cotton", "wool"),
    Row("origin in [DE, FR]", "origin", "FR", "IE"),
    Row("origin in EU", "origin", "IE", "GB"),
    Row("origin in [EU, XI]", "origin", "XI", "GB"),
    Row("size in sizes", "size", "3", "4"),
    Row("marks include CE", "marks", "[UKCA, CE]", "[UKCA]"),
    Row("marks include CE", "marks", "[CE]", "[]"),
    Row("marks include national", "marks", "[GS]", "[CE]"),
    Row("marks include 'USB-C'", "marks", "['USB-C']", "[CE]"),
    Row("sizes include 3", "sizes", "[1, 3]", "[1, 2]"),
    Row("name mentions \"wood\"", "name", "\"Made of WOOD.\"", "\"plywood\""),
    Row("name mentions terms.green", "name", "\"An eco-friendly cup\"", "\"A greenish cup\""),
    Row("name mentions phrase.warning", "name", "\"not for children under 36 months\"", "\"for children\""),
    Row("link mentions \"shop\"", "link", "<https://a.example/shop>", "<https://a.example/shopping>"),
    Row("title mentions \"wood\"", "title", "{de: \"Wood\"}", "{de: \"Holz\"}"),
    Row("name matches /^[a-z]{3}$/", "name", "\"abc\"", "\"abcd\""),
    Row("title matches /[0-9]/", "title", "{de: \"3 Stück\"}", "{de: \"drei Stück\"}"),
    Row("title is \"Holz\"", "title", "{de: \"Holz\"}", "{de: \"Wolle\"}"),
    Row("gtin is valid", "gtin", "\"4006381333931\"", "\"4006381333930\""),
    Row("gtin is valid", "gtin", "\"４００６３８１３３３９３１\"", "\"2000000000008\""),
    Row("hs_code is valid", "hs_code", "\"9503.00\"", "\"9503.99\""),
    Row("vat_number is valid", "vat_number", "\"DE 136695976\"", "\"DE136695978\""),
    Row("eori is valid", "eori", "\"GB123456789000\"", "\"US123456789000\""),
    Row("maker.country is DE", "maker", "{country: DE}", "{country: FR}"),
    Row("maker.seat.city is \"Bonn\"", "maker", "{seat: {city: \"Bonn\"}}", "{seat: {city: \"Köln\"}}"),
    Row("seller.flag", "seller.flag", "true", "false"),
  ]

  /// True where the value is none.
  static let negated: [Row] = [
    Row("flag is not true", "flag", "false", "true"),
    Row("size is not 3", "size", "4", "3"),
    Row("price is not 3 EUR", "price", "4 EUR", "3.00 EUR"),
    Row("mass is not 1 kg", "mass", "1 g", "1000 g"),
    Row("made is not 2026-01-31", "made", "2026-02-01", "2026-01-31"),
    Row("age is not 3 years", "age", "35 months", "36 months"),
    Row("name is not \"a\"", "name", "\"b\"", "\"a\""),
    Row("title is not \"a\"", "title", "{de: \"b\"}", "{de: \"a\"}"),
    Row("category is not toy", "category", "food", "doll"),
    Row("material is not cotton", "material", "wool", "cotton"),
    Row("origin is not DE", "origin", "FR", "DE"),
    Row("size not in [1, 2]", "size", "3", "1"),
    Row("category not in [toy]", "category", "food", "doll"),
    Row("origin not in EU", "origin", "GB", "DE"),
    Row("maker.country not in EU", "maker", "{country: CN}", "{country: DE}"),
    Row("not (size is 3)", "size", "4", "3"),
    Row("not (size < 3)", "size", "3", "2"),
    Row("not (marks include CE)", "marks", "[]", "[CE]"),
    Row("not (name mentions \"a\")", "name", "\"b\"", "\"a\""),
    Row("not gtin is valid", "gtin", "\"1\"", "\"4006381333931\""),
    Row("gtin is not valid", "gtin", "\"1\"", "\"4006381333931\""),
  ]

  private func check(_ row: Row, none: Truth) throws {
    // What the attribute is compared with is stated throughout.
    let beside = row.condition.hasSuffix("sizes") ? ", sizes: [1, 3]" : ""
    let stated = { (value: String) in "{ \(row.attribute): \(value)\(beside) }" }
    let rest = "{ \(beside.dropFirst(2)) }"
    let facts = [
      Facts(stated(row.yes)), .profile(stated(row.yes)), Facts(stated(row.no)), Facts(stated("none")),
      Facts(rest), .profile(rest), Facts(rest, unreadable: [row.attribute]),
    ]
    let expected: [Truth] = [.yes, .yes, .no, none, .unknown, .unknown, .unknown]
    for ((facts, expected), got) in zip(zip(facts, expected), try Bench.truths(of: row.condition, facts)) {
      #expect(got == expected, "\(facts.testDescription)")
    }
  }

  @Test(arguments: plain)
  func noneIsFalse(row: Row) throws { try check(row, none: .no) }

  @Test(arguments: negated)
  func noneIsTrue(row: Row) throws { try check(row, none: .yes) }

  @Test func presumedValuesFillAListingOnly() throws {
    #expect(try Bench.truth(of: "placed is today", "{ }") == .yes)
    #expect(try Bench.truth(of: "placed is today", .profile("{ }")) == .unknown)
    #expect(try Bench.truth(of: "placed is today", "{ placed: 2026-11-20 }") == .no)
    #expect(try Bench.truth(of: "placed is today", .unreadable("placed")) == .unknown)
    #expect(try Bench.truth(of: "bundle", "{ }") == .no)
    #expect(try Bench.truth(of: "bundle", .profile("{ }")) == .unknown)
    #expect(try Bench.truth(of: "seller.size >= 10", "{ }") == .yes)
    #expect(try Bench.truth(of: "seller.size >= 10", .profile("{ }")) == .unknown)
    #expect(try Bench.truth(of: "seller.size >= 10", "{ seller: {size: 9} }") == .no)
    #expect(try Bench.truth(of: "seller.size >= 10", "{ seller: {size: none} }") == .no)
  }

  /// Values that have no order, and amounts that no rate was given for, are unknown and not false.
  @Test(arguments: [
    ("price < 3 EUR", "{ price: 2 USD }"), ("price is 3 EUR", "{ price: 3 USD }"),
    ("price is not 3 EUR", "{ price: 3 USD }"), ("price > old_price", "{ price: 3 EUR, old_price: 2 GBP }"),
    ("age < 30 days", "{ age: 1 months }"), ("age is 30 days", "{ age: 1 months }"),
    ("age is not 1 months", "{ age: 30 days }"), ("unit_price < 1 EUR/kg", "{ unit_price: 1 USD/kg }"),
  ])
  func withoutOrder(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .unknown)
  }

  /// A list that holds what cannot be known is true as soon as a known element settles it.
  @Test func listsWithUnknownElements() throws {
    #expect(try Bench.truth(of: "size in [1, other_size]", declarations: Self.extra, "{ size: 1 }") == .yes)
    #expect(try Bench.truth(of: "size in [1, other_size]", declarations: Self.extra, "{ size: 2 }") == .unknown)
    #expect(try Bench.truth(of: "size not in [1, other_size]", declarations: Self.extra, "{ size: 1 }") == .no)
    let facts: Facts = "{ size: 2, other_size: none }"
    #expect(try Bench.truth(of: "size in [1, other_size]", declarations: Self.extra, facts) == .no)
    #expect(try Bench.truth(of: "size not in [1, other_size]", declarations: Self.extra, facts) == .yes)
  }

  private static let extra = "attribute other_size : Integer or none \"Other size\"\n"

  @Test func bothSidesCount() throws {
    #expect(try Bench.truth(of: "price < old_price", "{ price: 1 EUR, old_price: 2 EUR }") == .yes)
    #expect(try Bench.truth(of: "price < old_price", "{ price: 1 EUR, old_price: none }") == .no)
    #expect(try Bench.truth(of: "price is not old_price", "{ price: 1 EUR, old_price: none }") == .yes)
    #expect(try Bench.truth(of: "price < old_price", "{ price: 1 EUR }") == .unknown)
    #expect(try Bench.truth(of: "price < old_price", "{ old_price: 1 EUR }") == .unknown)
  }

  @Test func strongKleene() throws {
    let values: [(String, Truth)] = [("flag: true", .yes), ("flag: false", .no), ("size: 1", .unknown)]
    let others: [(String, Truth)] = [("other: true", .yes), ("other: false", .no), ("ratio: 1", .unknown)]
    for (one, left) in values {
      #expect(try Bench.truth(of: "not flag", Facts("{ \(one) }")) == !left)
      for (two, right) in others {
        let facts = Facts("{ \(one), \(two) }")
        #expect(try Bench.truth(of: "flag and other", facts) == (left && right))
        #expect(try Bench.truth(of: "flag or other", facts) == (left || right))
        #expect(try Bench.truth(of: "not (flag or other)", facts) == !(left || right))
        #expect(
          try Bench.truth(of: "(flag and other) or (not flag and not other)", facts)
            == ((left && right) || (!left && !right)))
      }
    }
  }

  @Test func codesAreGroupsOfTheirOwnListOnly() throws {
    let lists = """
      code First = above > { below }
      code Second = above | below
      attribute second : Second "Second"

      """
    #expect(try Bench.truth(of: "second is above", declarations: lists, "{ second: below }") == .no)
  }

  @Test func addressesInBelfastAreInNorthernIreland() throws {
    let party = """
      record Place { postcode : Text, country : Country }
      attribute place : Place "Place"

      """
    let facts: Facts = "{ place: {postcode: \"BT1 5GS\", country: GB} }"
    #expect(try Bench.truth(of: "place.country in XI", declarations: party, facts) == .yes)
    #expect(try Bench.truth(of: "place.country is GB", declarations: party, facts) == .no)
  }
}
