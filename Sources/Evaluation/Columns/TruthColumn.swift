/// A truth for each row of a block, as two bitmaps: *true* and *false*; unknown is neither.
///
/// Kleene's logic over 64 rows costs two instructions: and is T₁&T₂ and F₁|F₂, not is a swap.
package struct TruthColumn: Sendable, Hashable {
  /// The number of rows.
  package let count: Int
  private(set) var yes: [UInt64]
  private(set) var no: [UInt64]

  /// A column with the same truth in each row.
  package init(_ truth: Truth, count: Int) {
    self.count = count
    let words = (count + 63) / 64
    yes = [UInt64](repeating: truth == .yes ? ~0 : 0, count: words)
    no = [UInt64](repeating: truth == .no ? ~0 : 0, count: words)
    trim()
  }

  /// A column of given truths, as ``TruthMemo/code(_:)`` writes them.
  init(count: Int, _ code: (Int) -> UInt8) {
    self.count = count
    let words = (count + 63) / 64
    var (yes, no) = ([UInt64](repeating: 0, count: words), [UInt64](repeating: 0, count: words))
    for word in 0..<words {
      var (yesBits, noBits): (UInt64, UInt64) = (0, 0)
      for bit in 0..<min(64, count - word << 6) {
        let code = code(word << 6 + bit)
        yesBits |= (code == 2 ? 1 : 0) << UInt64(bit)
        noBits |= (code == 1 ? 1 : 0) << UInt64(bit)
      }
      (yes[word], no[word]) = (yesBits, noBits)
    }
    (self.yes, self.no) = (yes, no)
  }

  /// No bit is set beyond the last row.
  private mutating func trim() {
    guard count % 64 != 0, !yes.isEmpty else { return }
    let mask = (UInt64(1) << UInt64(count % 64)) - 1
    yes[yes.count - 1] &= mask
    no[no.count - 1] &= mask
  }

  package subscript(row: Int) -> Truth {
    let bit = UInt64(1) << UInt64(row & 63)
    if yes[row >> 6] & bit != 0 { return .yes }
    return no[row >> 6] & bit != 0 ? .no : .unknown
  }

  mutating func formAnd(_ other: TruthColumn) {
    for word in yes.indices {
      yes[word] &= other.yes[word]
      no[word] |= other.no[word]
    }
  }

  mutating func formOr(_ other: TruthColumn) {
    for word in yes.indices {
      yes[word] |= other.yes[word]
      no[word] &= other.no[word]
    }
  }

  var negated: TruthColumn {
    var column = self
    swap(&column.yes, &column.no)
    return column
  }

  /// The truth of each row's parent.
  func gathered(by parents: [Int32]) -> TruthColumn {
    TruthColumn(count: parents.count) { TruthMemo.code(self[Int(parents[$0])]) }
  }

  /// Whether every row is false.
  var isFalse: Bool { no.reduce(0) { $0 + $1.nonzeroBitCount } == count }
}

/// The verdicts of a rule over the rows of a block, a bitmap each.
package struct VerdictColumn: Sendable, Hashable {
  /// The number of rows.
  package let count: Int
  private var words: [[UInt64]]

  /// violated = A.T & R.F; not applicable = A.F; satisfied = R.T & ~A.F; undetermined = the rest.
  init(concerns: TruthColumn, holds: TruthColumn) {
    count = concerns.count
    words = [[], [], [], []]
    for word in concerns.yes.indices {
      let violated = concerns.yes[word] & holds.no[word]
      let notApplicable = concerns.no[word]
      let satisfied = holds.yes[word] & ~notApplicable
      let all = word == concerns.yes.count - 1 && count % 64 != 0 ? (UInt64(1) << UInt64(count % 64)) - 1 : ~0
      self[.violated].append(violated)
      self[.notApplicable].append(notApplicable)
      self[.satisfied].append(satisfied)
      self[.undetermined].append(all & ~(violated | notApplicable | satisfied))
    }
  }

  private subscript(verdict: Verdict) -> [UInt64] {
    get { words[verdict.rank] }
    set { words[verdict.rank] = newValue }
  }

  /// How many rows have a verdict.
  package func number(of verdict: Verdict) -> Int { self[verdict].reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The verdict of a row.
  package subscript(row: Int) -> Verdict {
    Verdict.allCases.first { self[$0][row >> 6] >> UInt64(row & 63) & 1 == 1 } ?? .undetermined
  }

  /// The rows that have a verdict, in their order.
  package func rows(with verdict: Verdict) -> [Int] {
    var rows: [Int] = []
    for (word, bits) in self[verdict].enumerated() {
      var rest = bits
      while rest != 0 {
        rows.append(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return rows
  }

  /// The worst verdict among the rows of each parent.
  func folded(by parents: [Int32], count: Int) -> VerdictColumn {
    var worst = [Verdict](repeating: .notApplicable, count: count)
    for row in 0..<self.count {
      let verdict = self[row]
      if verdict.rank > worst[Int(parents[row])].rank { worst[Int(parents[row])] = verdict }
    }
    return VerdictColumn(worst)
  }

  private init(_ verdicts: [Verdict]) {
    count = verdicts.count
    words = [[UInt64]](repeating: [UInt64](repeating: 0, count: (verdicts.count + 63) / 64), count: 4)
    for (row, verdict) in verdicts.enumerated() { words[verdict.rank][row >> 6] |= UInt64(1) << UInt64(row & 63) }
  }
}
