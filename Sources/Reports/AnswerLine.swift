internal import Diagnostics

/// One JSON object on a line: the answer of the small commands, its members in the order in which they were added.
///
/// Written by hand because a general encoder takes ten times as long as the answer itself.
public struct AnswerLine: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// A value of a member.
  public indirect enum Value: Sendable, Hashable {
    case text(String)
    case boolean(Bool)
    case number(Int)
    case null
    case list([Value])
    case record(AnswerLine)

    /// A text, or null.
    static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }

    /// A list of texts.
    static func texts(_ texts: [String]) -> Value { .list(texts.map(Value.text)) }
  }

  private struct Member: Sendable, Hashable {
    let key: String
    let value: Value
  }

  private var members: [Member] = []

  /// An object without members.
  public init() {}

  /// An object with members in this order.
  public init(_ members: KeyValuePairs<String, Value>) {
    self.members = members.map { Member(key: $0.key, value: $0.value) }
  }

  /// The same, as a literal.
  public init(dictionaryLiteral members: (String, Value)...) {
    self.members = members.map { Member(key: $0.0, value: $0.1) }
  }

  /// Adds a member behind the others.
  public mutating func add(_ key: String, _ value: Value) { members.append(Member(key: key, value: value)) }

  /// The value of a member; `nil` where there is none.
  public subscript(key: String) -> Value? { members.first { $0.key == key }?.value }

  /// The members that are texts, in order.
  public var texts: [String] {
    members.compactMap { member in
      if case .text(let text) = member.value { return text }
      return nil
    }
  }

  /// Writes the object without a line feed in UTF-8.
  func writeRecord(into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.write(member.key, into: &bytes)
      bytes.append(UInt8(ascii: ":"))
      Self.write(member.value, into: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
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
    if text.utf8.allSatisfy(isPlain) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { write(scalar, into: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte of UTF-8 stands for itself wherever it occurs: it is none of a control, and leads no control of C1
  /// (C2) and nothing that turns the direction of writing (E2).
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xC2
      && byte != 0xE2
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
