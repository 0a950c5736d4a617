import Catalog
import Values

extension FactValue: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .boolean(let value): out.write(0, value)
    case .number(let value): out.write(1, value)
    case .percent(let value): out.write(2, value)
    case .quantity(let value): out.write(3, value)
    case .money(let value): out.write(4, value)
    case .moneyFraction(let amount, let currency): out.write(5, amount, currency)
    case .moneyPer(let amount, let currency, let unit): out.write(6, amount, currency, unit)
    case .text(let value): out.write(7, value)
    case .date(let value): out.write(8, value)
    case .duration(let value): out.write(9, value)
    case .code(let value): out.write(10, value)
    case .range(let value): out.write(11, value)
    case .list(let elements): out.write(12, elements)
    case .record(let fields): out.write(13, fields)
    case .localized(let versions): out.write(14, versions)
    case .keyed(let entries): out.write(15, entries)
    }
  }

  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self = .boolean(try stored.read())
    case 1: self = .number(try stored.read())
    case 2: self = .percent(try stored.read())
    case 3: self = .quantity(try stored.read())
    case 4: self = .money(try stored.read())
    case 5: self = .moneyFraction(try stored.read(), try stored.read())
    case 6: self = .moneyPer(try stored.read(), try stored.read(), try stored.read())
    case 7: self = .text(try stored.text())
    case 8: self = .date(try stored.read())
    case 9: self = .duration(try stored.read())
    case 10: self = .code(try stored.text())
    case 11: self = .range(try stored.read())
    case 12: self = .list(try stored.read())
    case 13: self = .record(try stored.read())
    case 14: self = .localized(try stored.read())
    case 15: self = .keyed(try stored.read())
    default: throw Damage()
    }
  }
}

extension ValueRange: Stored {
  func store(in out: inout StoredWriter) {
    out.write(lower)
    out.write(includesLower)
    out.write(upper)
    out.write(includesUpper)
  }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      lower: try stored.read(), includesLower: try stored.read(), upper: try stored.read(),
      includesUpper: try stored.read())
  }
}

/// A fact of a rule is stated, none or missing: it was never read from a catalog.
extension Fact: Stored {
  func store(in out: inout StoredWriter) {
    if place != nil || isDeclaredComplete { out.refuse() }
    switch state {
    case .stated(let value): out.write(0, value)
    case .none: out.write(UInt8(1))
    case .missing: out.write(UInt8(2))
    case .unreadable: out.refuse()
    }
  }
  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self.init(.stated(try stored.read()))
    case 1: self.init(.none)
    case 2: self.init(.missing)
    default: throw Damage()
    }
  }
}

extension ValueType: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .boolean, .integer, .decimal, .percent, .text, .date, .duration, .money, .url, .country, .market, .currency,
      .language, .category, .platform, .source, .phrase, .measure, .quantity, .moneyPer, .identifier:
      if ValueType.simple[name] != self { out.refuse() }
      out.write(0, name)
    case .terms: out.write(UInt8(1))
    case .code(let name): out.write(2, name)
    case .record(let name): out.write(3, name)
    case .list(let element): out.write(4, element)
    case .range(let element): out.write(5, element)
    case .localizedText: out.write(UInt8(6))
    case .localizedList: out.write(UInt8(7))
    case .keyed(let value, let key): out.write(8, value, key)
    case .error: out.refuse()
    }
  }

  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0:
      guard let type = ValueType.simple[try stored.text()] else { throw Damage() }
      self = type
    case 1: self = .terms
    case 2: self = .code(try stored.text())
    case 3: self = .record(try stored.text())
    case 4: self = .list(try stored.read())
    case 5: self = .range(try stored.read())
    case 6: self = .localizedText
    case 7: self = .localizedList
    case 8: self = .keyed(try stored.read(), by: try stored.read())
    default: throw Damage()
    }
  }
}

extension StoredWriter {
  /// A case by its number, and what it holds.
  mutating func write<each Part: Stored>(_ number: UInt8, _ part: repeat each Part) {
    write(number)
    repeat (each part).store(in: &self)
  }
}
