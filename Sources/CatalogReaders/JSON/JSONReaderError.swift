/// Why a file as a whole could not be read as a catalog in JSON.
///
/// These end a run; what is wrong with one listing is an `InputProblem` and does not.
package enum JSONReaderError: Error, Hashable {
  /// The file is missing, unreadable or a folder; the reason is the system's text.
  case cannotOpen(path: String, reason: String)
  /// Reading failed on the way; the reason is the system's text.
  case cannotRead(path: String, reason: String)
  /// The file has no bytes, or nothing but white space.
  case empty
  /// The file is something else.
  case notJSON(FileGuess)
  /// The file is JSON, and there is no listing in it: `[]`, `{"products": []}`.
  case noListings(JSONShape)

  init(_ error: ByteSourceError) {
    self =
      switch error {
      case .cannotOpen(let path, let reason): .cannotOpen(path: path, reason: reason)
      case .cannotRead(let path, let reason): .cannotRead(path: path, reason: reason)
      }
  }
}

/// What a file seems to be by its first bytes.
package enum FileGuess: String, CaseIterable, Hashable, Sendable {
  /// Text in UTF-16, with or without a byte order mark.
  case utf16
  /// Text in UTF-32, with or without a byte order mark.
  case utf32
  /// XML or HTML.
  case xml
  /// Text whose first line has separators: comma, semicolon, tab, bar.
  case csv
  /// A zip archive, as XLSX and ODS files are.
  case zip
  /// A file of the old Office formats, such as XLS.
  case oldOffice
  /// A gzip file.
  case gzip
  /// A PDF document.
  case pdf
  /// Some other text.
  case text
  /// Some other bytes: there is a NUL among the first.
  case binary

  /// Bytes that a guess looks at.
  static let reach = 4096

  /// A guess from the first bytes of a file, at most ``reach`` of them.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let head = bytes.prefix(FileGuess.reach)
    if let encoding = FileGuess.wideEncoding(bytes) {
      self = encoding
    } else if let format = FileGuess.signatures.first(where: { head.starts(with: $0.bytes) }) {
      self = format.guess
    } else if head.contains(0) {
      self = .binary
    } else if head.first(where: { !$0.isJSONSpace }) == Byte.less {
      self = .xml
    } else {
      self = head.prefix(while: { $0 != Byte.feed }).contains(where: FileGuess.isSeparator) ? .csv : .text
    }
  }

  /// UTF-16 or UTF-32 by a byte order mark, or by the NUL bytes around an ASCII character.
  ///
  /// Nothing where the bytes are neither; needs four bytes to tell the two apart.
  static func wideEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> FileGuess? {
    let first = bytes.prefix(4)
    if first.elementsEqual([0, 0, 0xFE, 0xFF]) || first.elementsEqual([0xFF, 0xFE, 0, 0]) { return .utf32 }
    if first.starts(with: [0xFE, 0xFF]) || first.starts(with: [0xFF, 0xFE]) { return .utf16 }
    guard first.count >= 2 else { return nil }
    return switch first.map({ $0 == 0 }) {
    case [true, true, true, false], [false, true, true, true]: .utf32
    case [true, false], [false, true], [true, false, true, false], [false, true, false, true]: .utf16
    default: nil
    }
  }

  private static let signatures: [(bytes: [UInt8], guess: FileGuess)] = [
    (Array("PK\u{3}\u{4}".utf8), .zip),
    ([0xD0, 0xCF, 0x11, 0xE0], .oldOffice),
    ([0x1F, 0x8B], .gzip),
    (Array("%PDF".utf8), .pdf),
  ]

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.semicolon || byte == Byte.tab || byte == Byte.bar
  }
}
