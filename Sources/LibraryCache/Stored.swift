import BigInt
import Catalog
import Diagnostics
import Values

/// A value that can be written to bytes and read back as what it was.
///
/// A type's two methods name its parts in the same order. A part that is forgotten shows in the tests, which compare compiled
/// libraries with what was read back, part for part.
protocol Stored {
  func store(in out: inout StoredWriter)
  init(from stored: StoredReader) throws(Damage)
}

// MARK: Plain values

extension Bool: Stored {
  func store(in out: inout StoredWriter) { out.write(self ? UInt8(1) : 0) }
  init(from stored: StoredReader) throws(Damage) {
    let byte = try stored.byte()
    guard byte < 2 else { throw Damage() }
    self = byte == 1
  }
}

extension Int: Stored {
  func store(in out: inout StoredWriter) { out.write(self) }
  init(from stored: StoredReader) throws(Damage) { self = try stored.number() }
}

extension String: Stored {
  func store(in out: inout StoredWriter) { out.write(self) }
  init(from stored: StoredReader) throws(Damage) { self = try stored.text() }
}

extension Optional: Stored where Wrapped: Stored {
  func store(in out: inout StoredWriter) {
    guard let self else { return out.write(false) }
    out.write(true)
    out.write(self)
  }
  init(from stored: StoredReader) throws(Damage) { self = try stored.read(Bool.self) ? stored.read(Wrapped.self) : nil }
}

extension Array: Stored where Element: Stored {
  func store(in out: inout StoredWriter) {
    out.write(count)
    for element in self { out.write(element) }
  }
  init(from stored: StoredReader) throws(Damage) {
    let count = try stored.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try stored.read()) }
  }
}

/// In the order of the keys, so that equal dictionaries give equal bytes.
extension Dictionary: Stored where Key == String, Value: Stored {
  func store(in out: inout StoredWriter) {
    out.write(count)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      out.write(key)
      out.write(value)
    }
  }
  init(from stored: StoredReader) throws(Damage) {
    let count = try stored.count()
    self.init(minimumCapacity: count)
    for _ in 0..<count { self[try stored.text()] = try stored.read() as Value }
    guard self.count == count else { throw Damage() }
  }
}

extension Stored where Self: RawRepresentable, RawValue == String {
  func store(in out: inout StoredWriter) { out.write(rawValue) }
  init(from stored: StoredReader) throws(Damage) {
    guard let value = Self(rawValue: try stored.text()) else { throw Damage() }
    self = value
  }
}

// MARK: Numbers, units and days

extension BigInt: Stored {
  func store(in out: inout StoredWriter) {
    let small = Int(exactly: self)
    out.write(small == nil)
    if let small { out.write(small) } else { out.write(String(self)) }
  }
  init(from stored: StoredReader) throws(Damage) {
    guard try stored.read(Bool.self) else {
      self.init(try stored.number())
      return
    }
    guard let number = BigInt(try stored.text()) else { throw Damage() }
    self = number
  }
}

extension Rational: Stored {
  func store(in out: inout StoredWriter) {
    out.write(denominator == 1)
    out.write(numerator)
    if denominator != 1 { out.write(denominator) }
  }
  init(from stored: StoredReader) throws(Damage) {
    let isWhole = try stored.read(Bool.self)
    let numerator = try stored.read(BigInt.self)
    if isWhole {
      self.init(Decimal(significand: numerator, exponent: 0))
      return
    }
    let denominator = try stored.read(BigInt.self)
    guard !denominator.isZero else { throw Damage() }
    self.init(numerator, over: denominator)
  }
}

extension Decimal: Stored {
  func store(in out: inout StoredWriter) {
    out.write(significand)
    out.write(exponent)
  }
  init(from stored: StoredReader) throws(Damage) {
    self.init(significand: try stored.read(), exponent: try stored.number())
  }
}

extension Currency: Stored {
  func store(in out: inout StoredWriter) { out.write(code) }
  init(from stored: StoredReader) throws(Damage) {
    guard let currency = Currency(try stored.text()) else { throw Damage() }
    self = currency
  }
}

extension Money: Stored {
  func store(in out: inout StoredWriter) {
    out.write(amount)
    out.write(currency)
  }
  init(from stored: StoredReader) throws(Damage) { self.init(try stored.read(), try stored.read()) }
}

extension Dimension: Stored {}

/// By its symbol: the factors are the program's.
extension Unit: Stored {
  func store(in out: inout StoredWriter) {
    if Unit.table(symbol) != self { out.refuse() }
    out.write(symbol)
  }
  init(from stored: StoredReader) throws(Damage) {
    guard let unit = Unit.table(try stored.text()) else { throw Damage() }
    self = unit
  }
}

extension Quantity: Stored {
  func store(in out: inout StoredWriter) {
    out.write(magnitude)
    out.write(unit)
  }
  init(from stored: StoredReader) throws(Damage) { self.init(try stored.read(Rational.self), try stored.read()) }
}

extension CalendarDate: Stored {
  func store(in out: inout StoredWriter) { out.write(dayNumber) }
  init(from stored: StoredReader) throws(Damage) { self.init(dayNumber: try stored.number()) }
}

extension CalendarDuration: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .days(let count):
      out.write(true)
      out.write(count)
    case .months(let count):
      out.write(false)
      out.write(count)
    }
  }
  init(from stored: StoredReader) throws(Damage) {
    self = try stored.read(Bool.self) ? .days(stored.number()) : .months(stored.number())
  }
}

// MARK: Labels and places

extension Label: Stored {
  func store(in out: inout StoredWriter) {
    out.write(english)
    out.write(others)
  }
  init(from stored: StoredReader) throws(Damage) { self.init(try stored.text(), others: try stored.read()) }
}

extension Diagnostic.Label: Stored {
  func store(in out: inout StoredWriter) {
    out.write(file)
    out.write(range.start)
    out.write(range.end)
    out.write(text)
  }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      file: try stored.text(), range: TextRange(try stored.number(), try stored.number()), text: try stored.text())
  }
}
