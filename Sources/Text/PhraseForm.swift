/// One form of a wording: literal parts with slots between them.
struct PhraseForm: Sendable {
  private enum Slot {
    /// `{…}`: any words or none.
    case anything
    /// `{name}`: at least one word.
    case words
  }

  private struct Literal {
    /// A skeleton, not empty.
    let bytes: [UInt8]
    /// What the text must have between the literal before and this one; for the first one, before it.
    let slot: Slot
    /// Whether the literal starts or ends in punctuation or in a script without spaces, so that no word boundary needs
    /// to be there.
    let startsFreely: Bool
    let endsFreely: Bool
  }

  private let literals: [Literal]
  /// What the text must have after all literals.
  private let lastSlot: Slot
  private let endsInStop: Bool
  /// The fewest bytes of a skeleton that can hold the wording.
  let length: Int

  /// Reads a form; nil when it has no letter and no digit outside of its slots.
  init?(_ form: String) {
    var pieces = Self.pieces(of: form)
    if case .text(let text)? = pieces.first {
      pieces[0] = .text(Self.withoutMarks(text, atStart: true, atEnd: false))
    }
    endsInStop = Self.dropFinalStop(&pieces)
    var literals: [Literal] = []
    var slot = Slot.anything
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .slot(let next):
        if case .words = next { slot = next }
      case .text(let text):
        let bytes = Self.withoutMarks(
          text, atStart: index > 0 && pieces[index - 1].isAnything,
          atEnd: index + 1 < pieces.count && pieces[index + 1].isAnything)
        guard !bytes.isEmpty else { continue }
        literals.append(Self.literal(bytes, after: slot))
        slot = .anything
      }
    }
    guard literals.contains(where: { Self.holdsWord($0.bytes) }) else { return nil }
    self.literals = literals
    lastSlot = slot
    length = literals.map(\.bytes.count).reduce(0, +)
  }

  /// What each text with the wording holds: its longest part.
  var matchingLiteral: MatchingLiteral? {
    let parts = literals.map { literal in
      literal.bytes.withUnsafeBufferPointer { bytes in
        MatchingLiteral(
          bytes: MatchingTable.stripped(bytes),
          startsFreely: Self.isMarkInWords(CodePoint.decode(bytes, at: 0).scalar),
          endsFreely: Self.isMarkInWords(CodePoint.decode(bytes, before: bytes.count).scalar))
      }
    }
    return parts.max { $0.bytes.count < $1.bytes.count }
  }

  /// Whether a code point is a mark that may stand between letters of a word.
  private static func isMarkInWords(_ scalar: UInt32) -> Bool {
    CodePoint.isMark(scalar) && (scalar >= 0x80 || scalar == UInt32(UInt8(ascii: "_")))
  }

  /// Where the wording stands first, in UTF-8 offsets of the original: from the first place of its first part to the
  /// nearest places of the others.
  func firstMatch(in text: PhraseText) -> Range<Int>? {
    guard text.skeleton.bytes.count >= length else { return nil }
    var start: Int?
    var end = 0
    var next = 0
    for literal in literals {
      guard let place = Self.place(of: literal, from: next, in: text, after: end) else { return nil }
      next = place.skeletonEnd
      if start == nil {
        start = place.original.lowerBound
        if case .words = literal.slot { start = text.wordStart(before: place.original.lowerBound) }
      }
      end = place.original.upperBound
    }
    if case .words = lastSlot {
      guard let wordEnd = text.wordEnd(after: end) else { return nil }
      end = wordEnd
    } else if endsInStop, let stop = text.stop(at: next) {
      end = stop.upperBound
    }
    return start.map { $0..<end }
  }

  /// The first place of a literal from an offset of the skeleton on; `end` is that of the literal before.
  private static func place(
    of literal: Literal, from first: Int, in text: PhraseText, after end: Int
  ) -> (original: Range<Int>, skeletonEnd: Int)? {
    var first = first
    while let start = text.skeleton.firstPlace(of: literal.bytes, from: first) {
      first = start + 1
      let skeletonEnd = start + literal.bytes.count
      guard let original = text.originalRange(of: start..<skeletonEnd),
        literal.startsFreely || text.canStart(at: original.lowerBound),
        literal.endsFreely || text.canEnd(at: original.upperBound)
      else { continue }
      if case .words = literal.slot, !text.holdsWord(end..<original.lowerBound) { continue }
      return (original, skeletonEnd)
    }
    return nil
  }
}

// Reading a form.
extension PhraseForm {
  private enum Piece {
    /// Skeleton bytes, perhaps none.
    case text([UInt8])
    case slot(Slot)

    var isAnything: Bool {
      if case .slot(.anything) = self { true } else { false }
    }
  }

  private static func pieces(of form: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = form[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.text(skeleton(rest[..<open])))
      let name = rest[rest.index(after: open)..<close]
      pieces.append(.slot(name == "…" || name == "..." ? .anything : .words))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(skeleton(rest)))
    return pieces.filter { piece in
      if case .text(let bytes) = piece { !bytes.isEmpty } else { true }
    }
  }

  private static func skeleton(_ text: Substring) -> [UInt8] {
    PhraseSkeleton(FoldedText(String(text)).utf8).bytes
  }

  /// Removes a stop at the very end and returns whether there was one.
  private static func dropFinalStop(_ pieces: inout [Piece]) -> Bool {
    guard case .text(let text)? = pieces.last else { return false }
    for stop in PhraseText.stops where text.count >= stop.count && Array(text.suffix(stop.count)) == stop {
      pieces[pieces.count - 1] = .text(Array(text.dropLast(stop.count)))
      return true
    }
    return false
  }

  /// Text without punctuation and symbols at its start or its end.
  private static func withoutMarks(_ text: [UInt8], atStart: Bool, atEnd: Bool) -> [UInt8] {
    text.withUnsafeBufferPointer { bytes in
      var range = 0..<bytes.count
      while atStart, !range.isEmpty {
        let (scalar, width) = CodePoint.decode(bytes, at: range.lowerBound)
        guard CodePoint.isMark(scalar) else { break }
        range = range.lowerBound + width..<range.upperBound
      }
      while atEnd, !range.isEmpty {
        let (scalar, width) = CodePoint.decode(bytes, before: range.upperBound)
        guard CodePoint.isMark(scalar) else { break }
        range = range.lowerBound..<range.upperBound - width
      }
      return Array(bytes[range])
    }
  }

  private static func literal(_ bytes: [UInt8], after slot: Slot) -> Literal {
    bytes.withUnsafeBufferPointer { buffer in
      let first = CodePoint.decode(buffer, at: 0).scalar
      let last = CodePoint.decode(buffer, before: buffer.count).scalar
      return Literal(
        bytes: bytes, slot: slot,
        startsFreely: isUnspaced(first) || CodePoint.isMark(first),
        endsFreely: isUnspaced(last) || CodePoint.isMark(last))
    }
  }

  private static func holdsWord(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { CodePoint.holdsWord($0, in: 0..<$0.count) }
  }
}
