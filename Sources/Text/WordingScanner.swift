internal import CICU
internal import CTextMatch

/// What may be looked for in a text together with other wordings.
package enum SearchedWording: Sendable {
  /// Any of some terms, as ``TermMatcher`` finds them.
  case terms([String])
  /// Any of some forms, as ``PhrasePattern`` finds them.
  case phrase([String])
  /// What cannot be told by words: it may stand in every text.
  case anything
}

/// Many wordings as one index, in which a text is looked up in one pass.
package final class WordingSet: @unchecked Sendable {
  // The index is immutable once compiled, and searching it is thread-safe.
  fileprivate let words: OpaquePointer?
  /// The wordings that may stand in every text.
  fileprivate let always: [UInt64]
  package let count: Int

  /// - Parameter wordings: the place of each is its number.
  package init(_ wordings: [SearchedWording]) {
    count = wordings.count
    var always = [UInt64](repeating: 0, count: (wordings.count + 63) / 64)
    var literals: [MatchingLiteral] = []
    for (bit, wording) in wordings.enumerated() {
      guard let some = Self.literals(of: wording) else {
        always[bit >> 6] |= 1 << UInt64(bit & 63)
        continue
      }
      literals += some.map { literal in
        var literal = literal
        literal.bit = bit
        return literal
      }
    }
    self.always = always
    words = Self.compiled(literals)
  }

  deinit { ctextmatch_free(words) }

  /// The words of which a text with the wording holds one; nil where there may be none.
  private static func literals(of wording: SearchedWording) -> [MatchingLiteral]? {
    switch wording {
    case .anything: nil
    case .terms(let terms): MatchingLiteral.forEach(terms, TermMatcher.literal(of:))
    case .phrase(let forms): MatchingLiteral.forEach(forms) { PhraseForm($0)?.matchingLiteral }
    }
  }

  private static func compiled(_ literals: [MatchingLiteral]) -> OpaquePointer? {
    let bytes = literals.flatMap(\.bytes)
    return bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      let faces = literals.map { literal in
        defer { start += literal.bytes.count }
        return ctextmatch_literal(
          bytes: bytes.baseAddress.map { $0 + start }, length: literal.bytes.count,
          bit: UInt32(truncatingIfNeeded: literal.bit), starts_freely: literal.startsFreely,
          ends_freely: literal.endsFreely)
      }
      return ctextmatch_compile(faces, faces.count)
    }
  }
}

/// Bytes that stand in each text with a term or a form, folded and without spaces, dashes and quotes.
struct MatchingLiteral {
  let bytes: [UInt8]
  /// Whether they may start or end inside of a word.
  let startsFreely: Bool
  let endsFreely: Bool
  var bit = 0

  /// One for each of some words, without those that are never found; nil where one of them is of spaces, dashes and
  /// quotes alone.
  static func forEach(_ words: [String], _ literal: (String) -> MatchingLiteral?) -> [MatchingLiteral]? {
    let literals = words.compactMap(literal)
    return literals.contains(where: \.bytes.isEmpty) ? nil : literals
  }
}

/// Tells which of many wordings may stand in a text: a bit for each, and none for what certainly does not stand there.
///
/// It reads the text once, folds it from a table, and compares words where words may start; ICU is asked only to fold a
/// text whose characters touch each other (combining marks that compose). Whether a wording is in fact there,
/// ``TermMatcher`` and ``PhrasePattern`` say. Not thread-safe: one a worker; the set is shared.
package final class WordingScanner {
  package let wordings: WordingSet
  private let scratch: OpaquePointer?

  package init(_ wordings: WordingSet) {
    self.wordings = wordings
    scratch = ctextmatch_scratch_open()
  }

  deinit { ctextmatch_scratch_close(scratch) }

  /// Sets the bits of the wordings that may stand in a text, and no others.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - found: 64 bits a word, lowest first; as many words as all wordings need.
  package func candidates(in bytes: UnsafeBufferPointer<UInt8>, _ found: inout [UInt64]) {
    for place in found.indices { found[place] = wordings.always[place] }
    found.withUnsafeMutableBufferPointer { scan(bytes, $0.baseAddress) }
  }

  /// A row of bits for ``candidates(in:_:)``.
  package var noCandidates: [UInt64] { [UInt64](repeating: 0, count: wordings.always.count) }

  private func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ bits: UnsafeMutablePointer<UInt64>?) {
    guard let base = bytes.baseAddress, !bytes.isEmpty, let bits else { return }
    let folding = MatchingTable.folding
    if ctextmatch_scan(wordings.words, folding, scratch, base, bytes.count, bits) { return }
    let folded = FoldedText(bytes).utf8
    folded.withUnsafeBufferPointer {
      ctextmatch_scan_folded(wordings.words, folding, scratch, $0.baseAddress, $0.count, bits)
    }
  }
}
