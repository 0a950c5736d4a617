import Catalog

/// A test as a plan asks it: the columns that it reads, and what it came out as so far. Not thread-safe.
final class PlanLeaf {
  /// The columns of the layout that it reads.
  let columns: [Int]
  let texts: LeafNumbers
  let linear: LinearTest?
  /// What it came out as, and in language versions.
  let memo = TruthMemo()
  let versioned = TruthMemo()

  /// - Parameter texts: of the same test in other circumstances too.
  init(_ leaf: PredicateGraph.Leaf, _ texts: LeafNumbers, _ layout: ColumnLayout) {
    columns = leaf.attributes.compactMap { layout[$0] }
    self.texts = texts
    linear = leaf.linear
  }

  /// What asking a test costs beside others: classes are looked up, texts are read, and counting in them costs most.
  static func cost(_ leaf: PredicateGraph.Leaf) -> Int {
    let words = leaf.words
    if !words.measured.isEmpty || !words.matched.isEmpty || !words.whole.isEmpty { return 3 }
    return words.mentioned.isEmpty ? leaf.linear == nil ? 0 : 1 : 2
  }
}
