/// Wording fixed by law, found anywhere in a text.
///
/// A form is compared without regard to case, width, spacing, line breaks, dashes, quotes, symbols before it and a final
/// stop; all other punctuation counts. `{…}` (or `{...}`) stands for any words or none, with any punctuation around it;
/// `{name}` for words that vary, at least one. Dashes and spaces between two digits, and a minus sign, count after all:
/// "3-6 months" is not "36 months". A form without a letter or a digit is never found.
package struct PhrasePattern: Sendable {
  private let forms: [PhraseForm]

  /// - Parameter forms: equal forms of the wording, in any order.
  package init(forms: [String]) {
    self.forms = forms.compactMap(PhraseForm.init)
  }

  /// Where the wording stands first, in UTF-8 offsets of the text; of forms that start at the same place, the longest.
  ///
  /// The range holds the final stop when the form ends in one, and no symbols before.
  package func firstMatch(in text: String) -> Range<Int>? {
    guard !forms.isEmpty else { return nil }
    var text = text
    return text.withUTF8 { original in
      let searched = PhraseText(original)
      var first: Range<Int>?
      for form in forms {
        guard let found = form.firstMatch(in: searched) else { continue }
        guard let known = first else {
          first = found
          continue
        }
        if (found.lowerBound, -found.upperBound) < (known.lowerBound, -known.upperBound) { first = found }
      }
      return first
    }
  }
}

/// A text that wordings are looked for in: its skeleton, and the way back from there.
final class PhraseText {
  let skeleton: PhraseSkeleton
  private let folded: FoldedText
  private let original: UnsafeBufferPointer<UInt8>
  private var edges: WordEdges

  /// - Parameter original: valid UTF-8 that outlives the value.
  init(_ original: UnsafeBufferPointer<UInt8>) {
    self.original = original
    folded = FoldedText(original)
    skeleton = PhraseSkeleton(folded.utf8)
    edges = WordEdges(original)
  }

  /// Full stops as a skeleton has them.
  static let stops: [[UInt8]] = [Array(".".utf8), Array("。".utf8)]

  /// The original's UTF-8 offsets for a range of the skeleton; nil when a bound is inside of what one place of the
  /// original was folded to.
  func originalRange(of range: Range<Int>) -> Range<Int>? {
    let place = skeleton.foldedRange(range)
    guard !folded.isInsideEdit(place.lowerBound), !folded.isInsideEdit(place.upperBound) else { return nil }
    return folded.originalRange(of: place)
  }

  /// Where a full stop stands, when one does at an offset of the skeleton.
  func stop(at offset: Int) -> Range<Int>? {
    for stop in Self.stops where skeleton.bytes[offset...].starts(with: stop) {
      return originalRange(of: offset..<offset + stop.count)
    }
    return nil
  }

  /// Whether wording may start at an offset of the original: at a word, or right after punctuation.
  func canStart(at offset: Int) -> Bool {
    edges.canStart(at: offset) || isBesideMark(offset, outside: offset - 1, beyond: offset - 2, inside: offset)
  }

  /// Whether wording may end at an offset of the original: with a word, or right before punctuation.
  func canEnd(at offset: Int) -> Bool {
    edges.canEnd(at: offset) || isBesideMark(offset, outside: offset, beyond: offset + 1, inside: offset - 1)
  }

  func wordStart(before offset: Int) -> Int? { edges.wordStart(before: offset) }

  func wordEnd(after offset: Int) -> Int? { edges.wordEnd(after: offset) }

  func holdsWord(_ range: Range<Int>) -> Bool { CodePoint.holdsWord(original, in: range) }

  /// Whether the byte outside is a mark that joins letters or digits to one word for UAX #29 ("months.Small"), but does
  /// not part the digits of one number.
  private func isBesideMark(_ offset: Int, outside: Int, beyond: Int, inside: Int) -> Bool {
    guard original.indices.contains(outside), original.indices.contains(inside) else { return true }
    switch original[outside] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "'"):
      let isDigit = { (index: Int) in
        self.original.indices.contains(index) && (48...57).contains(self.original[index])
      }
      return !(isDigit(inside) && isDigit(beyond))
    default: return false
    }
  }
}
