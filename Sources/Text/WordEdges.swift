internal import CICU

/// Where words start and end in a text (UAX #29), asked for at single places.
///
/// Most places between ASCII characters are decided by the two bytes; ICU is opened at the first that is not. Beyond the
/// standard: a word also starts after an elided article or preposition (`l’eau`, `dell'acqua`), and between Hangul and
/// a letter of another script (`CE인증`), where the standard has no boundary.
struct WordEdges: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var words: OpaquePointer?

  /// - Parameter bytes: valid UTF-8 that outlives the value.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  deinit {
    if let words { cicu_words_close(words) }
  }

  /// Whether a word may start at a UTF-8 offset.
  mutating func canStart(at offset: Int) -> Bool {
    isBoundary(offset) || isAfterElision(offset)
  }

  /// Whether a word may end at a UTF-8 offset.
  mutating func canEnd(at offset: Int) -> Bool {
    isBoundary(offset)
  }

  /// Whether two neighbours are of different words, by their bytes where those decide.
  mutating func isBoundary(_ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return true }
    let (before, after) = (bytes[offset - 1], bytes[offset])
    if before < 0x80, after < 0x80 {
      if Self.isASCIIWord(before), Self.isASCIIWord(after) { return false }
      if Self.alwaysSeparates(before) != Self.alwaysSeparates(after) { return true }
    }
    return icuBoundary(offset) || isHangulEdge(offset)
  }

  /// What ICU says of an offset inside of the text.
  mutating func icuBoundary(_ offset: Int) -> Bool {
    guard let words = opened() else { return false }
    return cicu_words_is_boundary(words, Int32(clamping: offset))
  }

  /// The start of the nearest word that ends before or at an offset; nil when there is none.
  mutating func wordStart(before offset: Int) -> Int? {
    guard let words = opened() else { return nil }
    var end = offset
    while end > 0 {
      let start = Int(cicu_words_before(words, Int32(clamping: end)))
      guard start >= 0, start < end else { return nil }
      if CodePoint.holdsWord(bytes, in: start..<end) { return start }
      end = start
    }
    return nil
  }

  /// The end of the nearest word that starts at or after an offset; nil when there is none.
  mutating func wordEnd(after offset: Int) -> Int? {
    guard let words = opened() else { return nil }
    var start = offset
    while start < bytes.count {
      let end = Int(cicu_words_after(words, Int32(clamping: start)))
      guard end > start else { return nil }
      if CodePoint.holdsWord(bytes, in: start..<end) { return end }
      start = end
    }
    return nil
  }

  /// The iterator over the text; nil when it is beyond 2 GiB or memory lacks.
  private mutating func opened() -> OpaquePointer? {
    if words == nil, let base = bytes.baseAddress, let length = Int32(exactly: bytes.count) {
      words = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { cicu_words_open($0, length) }
    }
    return words
  }

  private func isHangulEdge(_ offset: Int) -> Bool {
    let before = CodePoint.decode(bytes, before: offset).scalar
    let after = CodePoint.decode(bytes, at: offset).scalar
    guard Self.isHangul(before) != Self.isHangul(after) else { return false }
    return CodePoint.isWordCharacter(before) && CodePoint.isWordCharacter(after)
  }

  static func isHangul(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFFA0...0xFFDC: true
    default: false
    }
  }

  /// French and Italian words that lose their vowel before a word: what stands before the apostrophe.
  private static let elided: Set<String> = [
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
    "un", "all", "dall", "dell", "nell", "sull", "coll", "quell", "quest",
  ]

  private func isAfterElision(_ offset: Int) -> Bool {
    var end = offset
    if end >= 1, bytes[end - 1] == UInt8(ascii: "'") {
      end -= 1
    } else if end >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] == 0x99 {
      end -= 3
    } else {
      return false
    }
    var start = end
    while start > 0, end - start <= 6, Self.isASCIIWord(bytes[start - 1]) {
      start -= 1
    }
    guard start < end, start == 0 || bytes[start - 1] < 0x80 else { return false }
    let word = bytes[start..<end].map(SimpleFolding.lowercased)
    return Self.elided.contains(String(decoding: word, as: UTF8.self))
  }

  /// Letters, digits and the underscore: no boundary between any two of them.
  static func isASCIIWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Spaces and marks that join nothing in any of the standard's rules.
  private static func alwaysSeparates(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "*"),
      UInt8(ascii: "\t"), UInt8(ascii: "|"):
      true
    default: false
    }
  }
}
