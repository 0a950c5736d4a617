/// A text that somebody wrote, with the lines that its offsets fall on.
public struct SourceFile: Sendable {
  /// The path to show, relative to where the reader stands.
  public let path: String
  /// The bytes, UTF-8 as far as the author managed.
  public let bytes: [UInt8]
  /// The UTF-8 offset at which each line begins; never empty.
  private let lineStarts: [Int]

  /// A file with its contents.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// A file with its contents.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a range; invalid UTF-8 is shown as U+FFFD.
  public func text(in range: TextRange) -> String {
    let end = min(range.end, bytes.count)
    return String(decoding: bytes[min(range.start, end)..<end], as: UTF8.self)
  }

  /// The line and column of a UTF-8 offset, both from 1; the column counts user-perceived characters.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let prefix = text(in: TextRange(lineStarts[low], max(offset, lineStarts[low])))
    return (low + 1, prefix.count + 1)
  }

  /// The bytes of a line (from 1) without its line break.
  func range(ofLine number: Int) -> TextRange {
    guard lineStarts.indices.contains(number - 1) else { return TextRange(bytes.count, bytes.count) }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return TextRange(start, end)
  }

  /// The offset at or shortly before `offset` where a character of the encoding begins.
  func boundary(near offset: Int) -> Int {
    var boundary = min(max(offset, 0), bytes.count)
    while boundary > 0, boundary < bytes.count, bytes[boundary] & 0xC0 == 0x80, offset - boundary < 3 { boundary -= 1 }
    return boundary
  }

  /// The text of a line (from 1) without its line break.
  public func line(_ number: Int) -> String {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let end = number < lineStarts.count ? lineStarts[number] : bytes.count
    var text = self.text(in: TextRange(lineStarts[number - 1], end))
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}

/// A stretch of a source text, in UTF-8 offsets from its beginning.
public struct TextRange: Hashable, Sendable {
  /// The offset of the first byte.
  public let start: Int
  /// The offset after the last byte, never before ``start``.
  public let end: Int

  /// From `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// From where `self` begins to where `other` ends.
  public func joined(to other: TextRange) -> TextRange {
    TextRange(min(start, other.start), max(end, other.end))
  }
}
