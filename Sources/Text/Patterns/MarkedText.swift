internal import CICU

/// A text with marks between its characters: where a word boundary of UAX #29 is, and where none is.
struct MarkedText {
  /// Noncharacters, which no text holds that was meant for exchange; where one does, it counts as U+FFFD.
  static let boundary: Unicode.Scalar = Unicode.Scalar(UInt16(0xFDD0)) ?? "\0"
  static let inside: Unicode.Scalar = Unicode.Scalar(UInt16(0xFDD1)) ?? "\0"
  /// Both, as they stand in brackets.
  static let marks = PatternRewriter.quoted(boundary) + PatternRewriter.quoted(inside)

  let bytes: [UInt8]
  private let original: Int

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    original = bytes.count
    var marked: [UInt8] = []
    marked.reserveCapacity(4 * bytes.count + 32)
    var boundaries = WordBoundaries(bytes)
    var offset = 0
    while offset < bytes.count {
      Self.append(boundaries.isNext(offset) ? Self.boundary : Self.inside, to: &marked)
      let (scalar, width) = CodePoint.decode(bytes, at: offset)
      if scalar == Self.boundary.value || scalar == Self.inside.value {
        marked += "\u{FFFD}".utf8
      } else {
        marked += bytes[offset..<offset + width]
      }
      offset += width
    }
    if !bytes.isEmpty { Self.append(Self.boundary, to: &marked) }
    self.bytes = marked
  }

  /// The place in the original of a place in the marked text.
  func originalRange(_ range: Range<Int>) -> Range<Int> {
    let start = range.lowerBound - Self.width * markCount(before: range.lowerBound)
    let end = range.upperBound - Self.width * markCount(before: range.upperBound)
    return min(start, original)..<min(max(start, end), original)
  }

  /// Each mark stands twice, because a pattern may ask for it from inside and from outside of a group.
  private static func append(_ mark: Unicode.Scalar, to marked: inout [UInt8]) {
    for _ in 0..<2 { marked += String(Character(mark)).utf8 }
  }

  /// The bytes of a mark.
  private static let width = 3

  private func markCount(before offset: Int) -> Int {
    var count = 0
    var place = 0
    while place + 2 < offset {
      if bytes[place] == 0xEF, bytes[place + 1] == 0xB7, bytes[place + 2] & 0xFE == 0x90 {
        count += 1
        place += Self.width
      } else {
        place += 1
      }
    }
    return count
  }
}

/// The word boundaries of a text, asked for in ascending order.
private struct WordBoundaries: ~Copyable {
  private let words: OpaquePointer?
  private var next: Int32 = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, let length = Int32(exactly: bytes.count) else {
      words = nil
      return
    }
    words = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { cicu_words_open($0, length) }
  }

  deinit {
    if let words { cicu_words_close(words) }
  }

  /// Whether an offset is a boundary; offsets must ascend.
  mutating func isNext(_ offset: Int) -> Bool {
    guard let words else { return offset == 0 }
    while next >= 0, Int(next) < offset { next = cicu_words_after(words, next) }
    return Int(next) == offset
  }
}
