internal import CICU

/// A term found in a text.
package struct TermMatch: Hashable, Sendable {
  /// The index of the term in the list that the matcher was made from.
  package let term: Int
  /// Where it stands, in UTF-8 offsets of the text.
  package let range: Range<Int>

  package init(term: Int, range: Range<Int>) {
    self.term = term
    self.range = range
  }
}

/// A list of words and expressions to be found in texts, word by word.
///
/// A term is found without regard to case, width, composition and invisible characters; a space in it stands for any
/// run of spaces and line breaks, a dash for any dash, an apostrophe for any apostrophe. It starts and ends where a word
/// does (UAX #29), except on a side that is Han, kana, Thai, Lao, Khmer or Myanmar, scripts that part no words.
/// "Maß" is not in "Maßband", "最佳" is in "全球最佳陶瓷杯". A `*` at an end of a term takes the need away there: "klimaneutral*" is in
/// "klimaneutrales". A term without any visible character is never found.
package struct TermMatcher: Sendable {
  private let index: TermIndex
  private let startsFreely: [Bool]
  private let endsFreely: [Bool]
  private let mayStartInWords: Bool

  package init(_ terms: [String]) {
    let folded = terms.map { TermIndex.normalized(FoldedText(Self.bare($0)).utf8) }
    index = TermIndex(folded)
    startsFreely = zip(terms, folded).map(Self.startsFreely)
    endsFreely = zip(terms, folded).map(Self.endsFreely)
    mayStartInWords = terms.contains { $0.hasPrefix("*") }
  }

  private static func startsFreely(_ written: String, _ folded: [UInt8]) -> Bool {
    written.hasPrefix("*")
      || folded.withUnsafeBufferPointer { !$0.isEmpty && isUnspaced(CodePoint.decode($0, at: 0).scalar) }
  }

  private static func endsFreely(_ written: String, _ folded: [UInt8]) -> Bool {
    written.hasSuffix("*")
      || folded.withUnsafeBufferPointer { !$0.isEmpty && isUnspaced(CodePoint.decode($0, before: $0.count).scalar) }
  }

  /// The term without the `*` at its ends.
  private static func bare(_ term: String) -> String {
    let rest = term.hasPrefix("*") ? term.dropFirst() : term[...]
    return String(rest.hasSuffix("*") ? rest.dropLast() : rest)
  }

  /// What each text that a term stands in holds; nil for a term that stands nowhere.
  static func literal(of term: String) -> MatchingLiteral? {
    let folded = TermIndex.normalized(FoldedText(bare(term)).utf8)
    guard !folded.isEmpty else { return nil }
    return MatchingLiteral(
      bytes: MatchingTable.stripped(folded), startsFreely: term.hasPrefix("*"), endsFreely: term.hasSuffix("*"),
      term: folded, termStartsFreely: startsFreely(term, folded), termEndsFreely: endsFreely(term, folded))
  }

  /// The first term in a text; of those that start at the same place, the longest.
  package func firstMatch(in text: String) -> TermMatch? {
    var first: TermMatch?
    forEachMatch(in: text) { match in
      first = match
      return false
    }
    return first
  }

  /// All terms in a text in their order there; of terms that overlap, the first and longest.
  package func matches(in text: String) -> [TermMatch] {
    var found: [TermMatch] = []
    forEachMatch(in: text) { match in
      found.append(match)
      return true
    }
    return found
  }

  /// Calls `body` with each match until it returns false.
  private func forEachMatch(in text: String, _ body: (TermMatch) -> Bool) {
    guard !index.isEmpty else { return }
    var text = text
    text.withUTF8 { original in
      let folded = FoldedText(original)
      folded.utf8.withUnsafeBufferPointer { bytes in
        guard index.mayStart(in: bytes) else { return }
        var edges = WordEdges(original)
        var offset = 0
        while offset < bytes.count {
          guard let match = longestMatch(at: offset, bytes: bytes, folded: folded, edges: &edges) else {
            offset += 1
            continue
          }
          guard body(match.match) else { return }
          offset = match.foldedEnd
        }
      }
    }
  }

  private func longestMatch(
    at start: Int, bytes: UnsafeBufferPointer<UInt8>, folded: FoldedText, edges: inout WordEdges
  ) -> (match: TermMatch, foldedEnd: Int)? {
    guard index.mayStart(at: start, in: bytes) else { return nil }
    // Inside a word of ASCII letters no term of such letters starts; edits may put letters beside it that are no word.
    if !mayStartInWords, start > 0, folded.edits.isEmpty, WordEdges.isASCIIWord(bytes[start]),
      WordEdges.isASCIIWord(bytes[start - 1])
    {
      return nil
    }
    var best: (match: TermMatch, foldedEnd: Int)?
    index.forEachTerm(at: start, in: bytes) { term, end in
      guard end > best?.foldedEnd ?? start else { return }
      guard !folded.isInsideEdit(start), !folded.isInsideEdit(end) else { return }
      let range = folded.originalRange(of: start..<end)
      guard startsFreely[term] || edges.canStart(at: range.lowerBound),
        endsFreely[term] || edges.canEnd(at: range.upperBound)
      else { return }
      best = (TermMatch(term: term, range: range), end)
    }
    return best
  }
}

/// Whether a code point is of a script that parts no words by spaces.
func isUnspaced(_ scalar: UInt32) -> Bool {
  scalar >= 0x0E00 && cicu_is_unspaced(scalar)
}
