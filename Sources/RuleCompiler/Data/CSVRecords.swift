import Diagnostics

/// The records of a comma-separated text (RFC 4180), each field with its place.
///
/// Fields may stand between quotation marks, `""` is one of them, and such a field may hold commas and line breaks. Line
/// breaks are LF or CRLF; empty lines are no records.
struct CSVRecords {
  /// A field as it is meant, without the spaces around it.
  struct Field {
    let text: String
    /// What stands in the file, quotation marks included.
    let range: TextRange
  }

  private(set) var records: [[Field]] = []
  /// Where a quotation mark opens that nothing closes, or something follows one that closes.
  private(set) var mistakes: [(range: TextRange, message: String)] = []

  private let bytes: [UInt8]
  private var offset: Int

  /// Reads a text from an offset to its end.
  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    offset = start
    while offset < bytes.count { readRecord() }
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func readRecord() {
    var fields = [readField()]
    while current == UInt8(ascii: ",") {
      offset += 1
      fields.append(readField())
    }
    if current == UInt8(ascii: "\r") { offset += 1 }
    if current == UInt8(ascii: "\n") { offset += 1 }
    if fields.count > 1 || !fields[0].text.isEmpty { records.append(fields) }
  }

  private mutating func readField() -> Field {
    while current == UInt8(ascii: " ") || current == UInt8(ascii: "\t") { offset += 1 }
    let quoted = current == UInt8(ascii: "\"") ? readQuoted() : nil
    let start = offset
    while let byte = current, byte != UInt8(ascii: ","), !isLineBreak(byte) { offset += 1 }
    var end = offset
    while end > start, [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(bytes[end - 1]) { end -= 1 }
    guard let quoted else {
      return Field(text: String(decoding: bytes[start..<end], as: UTF8.self), range: TextRange(start, end))
    }
    if end > start {
      mistakes.append((TextRange(start, end), "this follows a closing quotation mark"))
    }
    return quoted
  }

  /// A carriage return counts only before a line feed or at the end.
  private func isLineBreak(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "\n") { return true }
    guard byte == UInt8(ascii: "\r") else { return false }
    return offset + 1 == bytes.count || bytes[offset + 1] == UInt8(ascii: "\n")
  }

  private mutating func readQuoted() -> Field {
    let start = offset
    var content: [UInt8] = []
    offset += 1
    while let byte = current {
      offset += 1
      if byte != UInt8(ascii: "\"") {
        content.append(byte)
      } else if current == UInt8(ascii: "\"") {
        content.append(byte)
        offset += 1
      } else {
        return Field(text: String(decoding: content, as: UTF8.self), range: TextRange(start, offset))
      }
    }
    mistakes.append((TextRange(start, start + 1), "nothing closes this quotation mark"))
    return Field(text: String(decoding: content, as: UTF8.self), range: TextRange(start, offset))
  }
}
