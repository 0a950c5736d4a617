/// What counts of a folded text when wording is compared: no spaces, dashes and quotes.
///
/// Between two digits a gap stays, as one space, dash or apostrophe, and so does a minus sign before a digit.
struct PhraseSkeleton: Sendable {
  let bytes: [UInt8]
  /// For each byte, its offset in the folded text.
  private let origins: [Int32]

  init(_ folded: [UInt8]) {
    var origins: [Int32] = []
    bytes = [UInt8](unsafeUninitializedCapacity: folded.count) { kept, count in
      origins = [Int32](unsafeUninitializedCapacity: folded.count) { places, placeCount in
        count = folded.withUnsafeBufferPointer { Self.strip($0, into: kept, places) }
        placeCount = count
      }
    }
    self.origins = origins
  }

  /// Copies what counts, with its offsets, and returns how many bytes that is: never more than there were.
  private static func strip(
    _ folded: UnsafeBufferPointer<UInt8>, into kept: UnsafeMutableBufferPointer<UInt8>,
    _ places: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var count = 0
    var offset = 0
    var gap: Gap?
    while offset < folded.count {
      if let (kind, width) = LooseCharacters.kind(folded, at: offset) {
        gap = Gap(joining: gap, kind: kind, at: offset)
        offset += width
        continue
      }
      if let ended = gap {
        let before = count > 0 ? kept[count - 1] : nil
        if let mark = ended.mark(between: before, and: folded[offset]) {
          kept[count] = mark
          places[count] = Int32(clamping: ended.start)
          count += 1
        }
        gap = nil
      }
      kept[count] = folded[offset]
      places[count] = Int32(clamping: offset)
      count += 1
      offset += 1
    }
    return count
  }

  /// A run of characters that do not count.
  private struct Gap {
    private let kind: LooseCharacters.Kind
    let start: Int
    /// Whether it ends in a dash with a space or nothing but the start of the text before it.
    private let endsInMinus: Bool

    init(joining earlier: Gap?, kind: LooseCharacters.Kind, at offset: Int) {
      endsInMinus = kind == .dash && (earlier?.kind == .space || offset == 0)
      start = earlier?.start ?? offset
      switch (earlier?.kind, kind) {
      case (.dash, _), (_, .dash): self.kind = .dash
      case (.quote, _), (_, .quote): self.kind = .quote
      default: self.kind = .space
      }
    }

    /// What is kept of the gap: a mark between digits, and a minus sign.
    func mark(between before: UInt8?, and after: UInt8) -> UInt8? {
      guard isDigit(after), endsInMinus || before.map(isDigit) ?? false else { return nil }
      switch kind {
      case .space: return UInt8(ascii: " ")
      case .dash: return UInt8(ascii: "-")
      case .quote: return UInt8(ascii: "'")
      }
    }

    private func isDigit(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }

  /// The start of the first place of a literal at or after an offset of the skeleton.
  func firstPlace(of literal: [UInt8], from start: Int) -> Int? {
    guard let first = literal.first, bytes.count >= literal.count else { return nil }
    return bytes.withUnsafeBufferPointer { text in
      literal.withUnsafeBufferPointer { pattern in
        var offset = start
        while offset <= text.count - pattern.count {
          if text[offset] == first, (1..<pattern.count).allSatisfy({ text[offset + $0] == pattern[$0] }) {
            return offset
          }
          offset += 1
        }
        return nil
      }
    }
  }

  /// The folded offsets that a range of the skeleton stands for.
  func foldedRange(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(origins[range.lowerBound])..<Int(origins[range.upperBound - 1]) + 1
  }
}
