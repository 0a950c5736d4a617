import Diagnostics
import RuleSyntax

/// Places within a text token, for mistakes in what the text holds.
extension Token {
  /// The offset in the file of a byte of the content: `\"` and the like are two bytes in the file and one there.
  private func offset(ofContent wanted: Int) -> Int {
    var written = 1
    var read = 0
    let bytes = Array(text.utf8)
    while read < wanted, written < bytes.count - 1 {
      written += bytes[written] == UInt8(ascii: "\\") ? 2 : 1
      read += 1
    }
    return range.start + min(written, max(1, bytes.count - 1))
  }

  /// What follows a byte of the content, one character of it; the whole token where the byte is its first.
  func place(ofContent byte: Int) -> TextRange {
    guard byte > 0 else { return range }
    let start = offset(ofContent: byte)
    return TextRange(start, max(start + 1, offset(ofContent: byte + 1)))
  }

  /// The argument `{name}` of a message, as far as its name reaches; the whole token where it is not found.
  func argument(_ name: String) -> TextRange {
    let bytes = Array(text.utf8)
    let wanted = Array(name.utf8)
    for start in bytes.indices where bytes[start] == UInt8(ascii: "{") {
      var position = start + 1
      while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
      let end = position + wanted.count
      guard end < bytes.count, Array(bytes[position..<end]) == wanted, !Self.isNamePart(bytes[end]) else { continue }
      let closed = bytes[end] == UInt8(ascii: "}") ? end + 1 : end
      return TextRange(range.start + start, range.start + closed)
    }
    return range
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      || (0x30...0x39).contains(byte)
  }
}
