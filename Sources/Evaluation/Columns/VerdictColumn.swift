/// The verdicts of a rule over the rows of a block, a bitmap each.
package struct VerdictColumn: Sendable, Hashable {
  /// The number of rows.
  package private(set) var count: Int
  /// By verdict, in the order of their ranks.
  private var words: [[UInt64]]

  /// violated = A.T & R.F; not applicable = A.F; satisfied = R.T & ~A.F; undetermined = the rest.
  ///
  /// - Parameter holds: asked for the rows of which the rule may be applicable; nil where there are none.
  init(concerns: TruthColumn, holds: TruthColumn?, count: Int) {
    self.count = count
    words = [[UInt64]](repeating: [UInt64](repeating: 0, count: concerns.words), count: 4)
    for word in 0..<concerns.words {
      let all = word == concerns.words - 1 && count % 64 != 0 ? (UInt64(1) << UInt64(count % 64)) - 1 : ~0
      let notApplicable = concerns.no[word]
      let violated = concerns.yes[word] & (holds?.no[word] ?? 0)
      let satisfied = (holds?.yes[word] ?? 0) & ~notApplicable
      words[Verdict.violated.rank][word] = violated
      words[Verdict.notApplicable.rank][word] = notApplicable
      words[Verdict.satisfied.rank][word] = satisfied
      words[Verdict.undetermined.rank][word] = all & ~(violated | notApplicable | satisfied)
    }
  }

  /// How many rows have a verdict.
  package func number(of verdict: Verdict) -> Int { words[verdict.rank].reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether a row has a verdict.
  package func has(_ verdict: Verdict, _ row: Int) -> Bool {
    words[verdict.rank][row >> 6] >> UInt64(row & 63) & 1 == 1
  }

  /// The verdict of a row.
  package subscript(row: Int) -> Verdict { Verdict.allCases.first { has($0, row) } ?? .undetermined }

  /// The rows that have a verdict, in their order.
  package func rows(with verdict: Verdict) -> [Int] {
    var rows: [Int] = []
    for (word, bits) in words[verdict.rank].enumerated() {
      var rest = bits
      while rest != 0 {
        rows.append(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return rows
  }

  /// The bitmap of a verdict.
  func bits(of verdict: Verdict) -> [UInt64] { words[verdict.rank] }

  /// The worst verdict among some rows of each parent; of a parent without rows, that the rule is not applicable.
  ///
  /// - Parameter counted: the rows that count, a bit each.
  func folded(by parents: [Int32], _ counted: [UInt64], count: Int) -> VerdictColumn {
    var column = self
    column.fold(by: parents, counted, count: count)
    return column
  }

  private mutating func fold(by parents: [Int32], _ counted: [UInt64], count: Int) {
    let needed = (count + 63) / 64
    var left = [UInt64](repeating: ~0, count: needed)
    if count % 64 != 0, needed > 0 { left[needed - 1] = (1 << UInt64(count % 64)) - 1 }
    var folded = [[UInt64]](repeating: [], count: 4)
    for rank in [3, 2, 1] {
      var some = [UInt64](repeating: 0, count: needed)
      for (word, bits) in words[rank].enumerated() {
        var rest = bits & counted[word]
        while rest != 0 {
          let parent = Int(parents[word << 6 + rest.trailingZeroBitCount])
          some[parent >> 6] |= 1 << UInt64(parent & 63)
          rest &= rest - 1
        }
      }
      for word in some.indices {
        some[word] &= left[word]
        left[word] &= ~some[word]
      }
      folded[rank] = some
    }
    folded[0] = left
    (self.count, words) = (count, folded)
  }
}
