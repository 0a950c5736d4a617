internal import CSimdJSON
internal import Catalog
internal import Glibc

/// Reads the numbers of one attribute as form and digits, from their bytes.
///
/// What stands around the digits (`{"value":"…","unit":"kg"}`) is read once, with 1 and with 2 in their place; where that
/// shows that the digits are the number, only they are read from then on. Not thread-safe.
final class SpanNumbers {
  /// What stands around the digits, and where the point is.
  private struct Shape {
    /// Negative where the value has to be read itself.
    let form: Int32
    /// The digits count so many times: a percent is 10,000 mg/kg.
    let factor: Int64
  }

  private let attribute: Attribute
  private let forms: NumberForms
  private let context: SpanContext
  private let known = ByteNumbers()
  private static let mostShapes = 4096
  private let shapes: UnsafeMutablePointer<Shape>
  @exclusivity(unchecked) private var count = 0
  /// What stands around the digits; a hash reads 8 bytes behind it.
  private static let longest = 256
  private let around: UnsafeMutablePointer<UInt8>

  init(_ attribute: Attribute, _ forms: NumberForms, _ context: SpanContext) {
    (self.attribute, self.forms, self.context) = (attribute, forms, context)
    shapes = .allocate(capacity: Self.mostShapes)
    around = .allocate(capacity: Self.longest + 16)
    around.initialize(repeating: 0, count: Self.longest + 16)
  }

  deinit {
    shapes.deallocate()
    around.deallocate()
  }

  /// The form and the digits of a value; the form is ``SpanValues/odd`` where the listing is to be read as a whole.
  func number(
    of span: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>
  ) -> (form: Int32, digits: Int64) {
    let start = bytes + Int(span.pointee.offset)
    let length = Int(span.pointee.end - span.pointee.offset)
    guard let number = WrittenNumber(start, length) else { return read(start, length) }
    guard let shape = shape(of: number, start, length), shape.form >= 0 else { return read(start, length) }
    let (digits, overflow) = number.digits.multipliedReportingOverflow(by: shape.factor)
    guard !overflow, digits.magnitude < NumberForms.limit else { return read(start, length) }
    return (shape.form, digits)
  }

  private func shape(of number: WrittenNumber, _ start: UnsafePointer<UInt8>, _ length: Int) -> Shape? {
    guard length <= Self.longest else { return nil }
    let (before, rest) = (number.range.lowerBound, length - number.range.upperBound)
    memcpy(around, start, before)
    around[before] = UInt8(truncatingIfNeeded: number.decimals)
    memcpy(around + before + 1, start + number.range.upperBound, rest)
    let length = before + 1 + rest
    let hash = ByteNumbers.hash(around, length)
    if let index = known.number(of: around, length, hash: hash) { return shapes[Int(index)] }
    let shape = makeShape(number, start, before, rest)
    // Digits that are no number, as in `m2`, make a shape for each value: those are not collected.
    if count < Self.mostShapes {
      known.set(around, length, hash: hash, Int32(clamping: count))
      (shapes + count).initialize(to: shape)
      count += 1
    }
    return shape
  }

  private func makeShape(
    _ number: WrittenNumber, _ start: UnsafePointer<UInt8>, _ leading: Int, _ trailing: Int
  ) -> Shape {
    let none = Shape(form: -1, factor: 1)
    let before = UnsafeBufferPointer(start: start, count: leading)
    let after = UnsafeBufferPointer(start: start + number.range.upperBound, count: trailing)
    func read(_ digit: UInt8) -> (form: NumberForms.Form, digits: Int64)? {
      let bytes = Array(before) + [digit] + Array(after)
      guard let fact = context.fact(of: bytes, attribute) else { return nil }
      let (form, digits) = forms.parts(of: fact)
      return form >= ValueClasses.someStated ? (forms[form], digits) : nil
    }
    guard let one = read(UInt8(ascii: "1")), let two = read(UInt8(ascii: "2")), one.form == two.form,
      two.digits == 2 * one.digits
    else { return none }
    let form = NumberForms.Form(one: one.form.one, decimals: one.form.decimals + number.decimals)
    return Shape(form: forms.number(of: form), factor: one.digits)
  }

  /// Reads a value itself.
  private func read(_ start: UnsafePointer<UInt8>, _ length: Int) -> (Int32, Int64) {
    guard let (node, duplicates) = context.value(start, count: length), duplicates.isEmpty else {
      return (SpanValues.odd, 0)
    }
    let fact = context.facts.read(node, of: attribute)
    if case .unreadable = fact.state { return (SpanValues.odd, 0) }
    return forms.parts(of: fact)
  }
}

/// The first number in some bytes: `-12.50`, with at most fifteen digits and nothing about it that may belong to it.
private struct WrittenNumber {
  let range: Range<Int>
  let digits: Int64
  let decimals: Int

  @inline(__always)
  init?(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    var start = 0
    while start < length, !Self.isDigit(bytes[start]) { start += 1 }
    guard start < length else { return nil }
    var value: Int64 = 0
    var count = 0
    var decimals = 0
    var end = start
    var point = false
    while end < length {
      let byte = bytes[end]
      if Self.isDigit(byte) {
        value = value &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
        count += 1
        if point { decimals += 1 }
        guard count <= NumberForms.mostDigits else { return nil }
      } else if byte == UInt8(ascii: "."), !point {
        point = true
      } else {
        break
      }
      end += 1
    }
    // `1.`, `1,5`, `1e3`, `1-2` and the like are for the reader of values.
    if bytes[end - 1] == UInt8(ascii: ".") { return nil }
    if end < length, Self.mayGoOn(bytes[end]), !Self.endsMember(bytes + end) { return nil }
    var isNegative = false
    if start > 0 {
      switch bytes[start - 1] {
      case UInt8(ascii: "-"):
        isNegative = true
        start -= 1
        if start > 0, Self.mayGoOn(bytes[start - 1]) { return nil }
      case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "\\"): return nil
      default: break
      }
    }
    (range, digits, self.decimals) = (start..<end, isNegative ? -value : value, decimals)
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Whether a comma parts the members of a record. Bytes behind the value are readable.
  private static func endsMember(_ end: UnsafePointer<UInt8>) -> Bool {
    end[0] == UInt8(ascii: ",") && (end[1] == UInt8(ascii: "\"") || end[1] <= UInt8(ascii: " "))
  }

  private static func mayGoOn(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }
}
