internal import Diagnostics

/// One JSON object on a line: the answer of the small commands, its members in the order in which they were added.
///
/// Written by hand because a general encoder takes ten times as long as the answer itself.
public struct AnswerLine: Sendable {
  /// A value of a member.
  public indirect enum Value: Sendable {
    case text(String)
    case boolean(Bool)
    case number(Int)
    case null
    case list([Value])
    case record(AnswerLine)
  }

  private var members: [(String, Value)] = []

  /// An object without members.
  public init() {}

  /// An object with members in this order.
  public init(_ members: KeyValuePairs<String, Value>) {
    self.members = members.map { ($0.key, $0.value) }
  }

  /// Adds a member behind the others.
  public mutating func add(_ key: String, _ value: Value) { members.append((key, value)) }

  /// The text of a member; `nil` where there is none.
  public subscript(key: String) -> Value? { members.first { $0.0 == key }?.1 }

  /// The members that are texts, in order.
  public var texts: [String] {
    members.compactMap { member in
      if case .text(let text) = member.1 { return text }
      return nil
    }
  }

  /// Writes the object and a line feed in UTF-8.
  public func write(into bytes: inout [UInt8]) {
    writeRecord(into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The object on a line, with a line feed.
  public var line: String {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func writeRecord(into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, (key, value)) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.write(key, into: &bytes)
      bytes.append(UInt8(ascii: ":"))
      Self.write(value, into: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func write(_ value: Value, into bytes: inout [UInt8]) {
    switch value {
    case .text(let text): write(text, into: &bytes)
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let value): bytes.append(contentsOf: String(value).utf8)
    case .null: bytes.append(contentsOf: "null".utf8)
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(value, into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .record(let record): record.writeRecord(into: &bytes)
    }
  }

  private static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { write(scalar, into: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A character within a text; controls and what turns the direction of writing are escaped.
  private static func write(_ scalar: Unicode.Scalar, into bytes: inout [UInt8]) {
    switch scalar.value {
    case 0x22, 0x5C: bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
      let digits = String(scalar.value, radix: 16)
      bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
    default: bytes.append(contentsOf: String(Character(scalar)).utf8)
    }
  }
}
