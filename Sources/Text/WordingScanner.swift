internal import CICU
internal import CTextMatch

/// What may be looked for in a text together with other wordings.
package enum SearchedWording: Sendable {
  /// Any of some terms, as ``TermMatcher`` finds them, except within wider expressions.
  case terms([String], except: [String] = [])
  /// Any of some forms, as ``PhrasePattern`` finds them.
  case phrase([String])
  /// What cannot be told by words: it may stand in every text.
  case anything
}

/// Many wordings as one index, in which a text is looked up in one pass.
package final class WordingSet: @unchecked Sendable {
  // The index is immutable once compiled, and searching it is thread-safe.
  fileprivate let words: OpaquePointer?
  /// The wordings that may stand in every text; in a second row, those of which an exception may.
  fileprivate let always: [UInt64]
  package let count: Int

  /// - Parameter wordings: the place of each is its number.
  package init(_ wordings: [SearchedWording]) {
    count = wordings.count
    let row = (wordings.count + 63) / 64
    var always = [UInt64](repeating: 0, count: 2 * row)
    var literals: [MatchingLiteral] = []
    func add(_ some: [MatchingLiteral]?, _ bit: Int) {
      guard let some else {
        always[bit >> 6] |= 1 << UInt64(bit & 63)
        return
      }
      literals += some.map { literal in
        var literal = literal
        literal.bit = bit
        return literal
      }
    }
    for (bit, wording) in wordings.enumerated() {
      add(Self.literals(of: wording), bit)
      add(Self.exceptions(of: wording), 64 * row + bit)
    }
    self.always = always
    words = Self.compiled(literals)
  }

  deinit { ctextmatch_free(words) }

  /// The words of which a text with the wording holds one; nil where there may be none.
  private static func literals(of wording: SearchedWording) -> [MatchingLiteral]? {
    switch wording {
    case .anything: nil
    case .terms(let terms, _): MatchingLiteral.forEach(terms, TermMatcher.literal(of:))
    case .phrase(let forms): MatchingLiteral.forEach(forms) { PhraseForm($0)?.matchingLiteral }
    }
  }

  /// The words of which a text with an exception holds one; nil where there may be none.
  private static func exceptions(of wording: SearchedWording) -> [MatchingLiteral]? {
    guard case .terms(_, let exceptions) = wording else { return [] }
    return MatchingLiteral.forEach(exceptions, TermMatcher.literal(of:))
  }

  private static func compiled(_ literals: [MatchingLiteral]) -> OpaquePointer? {
    let bytes = literals.flatMap { $0.bytes + ($0.term ?? []) }
    return bytes.withUnsafeBufferPointer { bytes in
      var next = 0
      func place(of some: [UInt8]?) -> UnsafePointer<UInt8>? {
        defer { next += some?.count ?? 0 }
        return some == nil ? nil : bytes.baseAddress.map { $0 + next }
      }
      let faces = literals.map { literal in
        ctextmatch_literal(
          bytes: place(of: literal.bytes), length: literal.bytes.count,
          bit: UInt32(truncatingIfNeeded: literal.bit), starts_freely: literal.startsFreely,
          ends_freely: literal.endsFreely, term: place(of: literal.term), term_length: literal.term?.count ?? 0,
          term_starts_freely: literal.termStartsFreely, term_ends_freely: literal.termEndsFreely)
      }
      return ctextmatch_compile(faces, faces.count)
    }
  }
}

/// Tells which of many wordings may stand in a text: a bit for each, and none for what certainly does not stand there.
///
/// It reads the text once, folds it from a table, and compares words where words may start; ICU is asked only to fold a
/// text whose characters touch each other (combining marks that compose). What is certain needs no second look: a term
/// that stands there letter by letter, between characters that part words beyond doubt, in a text without any of the
/// exceptions of its wording. Of the others, ``TermMatcher`` and ``PhrasePattern`` say whether they are there. Not
/// thread-safe: one a worker; the set is shared.
package final class WordingScanner {
  package let wordings: WordingSet
  private let scratch: OpaquePointer?
  /// Rows of bits: what may stand in a text, of what an exception may, and what is certain of both.
  private let rows: UnsafeMutablePointer<UInt64>
  private let row: Int

  package init(_ wordings: WordingSet) {
    self.wordings = wordings
    scratch = ctextmatch_scratch_open()
    row = wordings.always.count / 2
    rows = .allocate(capacity: 4 * row)
    rows.initialize(repeating: 0, count: 4 * row)
  }

  deinit {
    ctextmatch_scratch_close(scratch)
    rows.deallocate()
  }

  /// Sets the bits of the wordings that may stand in a text, and no others.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - found: 64 bits a word, lowest first; as many words as all wordings need.
  package func candidates(in bytes: UnsafeBufferPointer<UInt8>, _ found: inout [UInt64]) {
    scan(bytes, certain: nil)
    for place in found.indices { found[place] = rows[place] }
  }

  /// Sets the bits of the wordings that may stand in a text, and among them those that certainly do.
  package func candidates(
    in bytes: UnsafeBufferPointer<UInt8>, _ found: UnsafeMutablePointer<UInt64>,
    certain: UnsafeMutablePointer<UInt64>
  ) {
    for place in 2 * row..<4 * row { rows[place] = 0 }
    scan(bytes, certain: rows + 2 * row)
    for place in 0..<row {
      found[place] = rows[place]
      certain[place] = rows[2 * row + place] & ~rows[row + place]
    }
  }

  /// A row of bits for ``candidates(in:_:)``.
  package var noCandidates: [UInt64] { [UInt64](repeating: 0, count: row) }

  private func scan(_ bytes: UnsafeBufferPointer<UInt8>, certain: UnsafeMutablePointer<UInt64>?) {
    for place in 0..<2 * row { rows[place] = wordings.always[place] }
    guard let base = bytes.baseAddress, !bytes.isEmpty, row > 0 else { return }
    let folding = MatchingTable.folding
    if ctextmatch_scan(wordings.words, folding, scratch, base, bytes.count, rows, certain) { return }
    let folded = FoldedText(bytes).utf8
    folded.withUnsafeBufferPointer {
      ctextmatch_scan_folded(wordings.words, folding, scratch, $0.baseAddress, $0.count, rows)
    }
  }
}
