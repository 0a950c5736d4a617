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

/// What a test asks of the texts of the listings of a block, each of them asked once for all markets. Not thread-safe.
final class LeafNumbers {
  private static let unasked: Int32 = -1
  private static let none: Int32 = -2

  private let texts: LeafTexts
  private var block = 0
  private var numbers: [Int32] = []

  init(_ texts: LeafTexts) { self.texts = texts }

  /// Whether it reads no text at all.
  var isEmpty: Bool { texts.isEmpty }

  /// As ``LeafTexts/number(of:_:_:)``.
  func number(of row: Int, _ block: JudgedBlock) -> Int32? {
    if self.block != block.number {
      self.block = block.number
      numbers.removeAll(keepingCapacity: true)
      numbers.append(contentsOf: repeatElement(Self.unasked, count: block.count))
    }
    let known = numbers[row]
    if known != Self.unasked { return known == Self.none ? nil : known }
    let number = texts.number(of: row, block.texts, block.listings)
    numbers[row] = number ?? Self.none
    return number
  }
}

extension ColumnPlan {
  /// Asks a test for some rows.
  func ask(leaf number: Int, in frame: Int, _ open: RowMask, _ column: TruthColumn, _ block: JudgedBlock) {
    let leaf = leaves[number]
    if frame == 0, let linear = leaf.linear {
      let evaluator = evaluators[graph.leaves[number].circumstances]
      let numbers = leaf.columns.map { column -> LinearTest.Numbers in
        let (forms, digits) = block.listings.numbers(inColumn: column)
        return (forms, digits, layout.columns[column].forms ?? NumberForms())
      }
      numbers.withUnsafeBufferPointer { numbers in
        column.set(open) { row in
          linear.truth(numbers, row, evaluator) { TruthMemo.code(self.truth(ofLeaf: number, $0, nil, block)) }
        }
      }
      return
    }
    let classes = leaf.columns.map { block.listings.classes(inColumn: $0) }
    classes.withUnsafeBufferPointer { classes in
      guard let rows = block.rows[frame] else {
        return column.set(open) { row in
          code(leaf, leaf.memo, classes, row, version: -1, block) { self.truth(ofLeaf: number, row, nil, block) }
        }
      }
      rows.parents.withUnsafeBufferPointer { parents in
        rows.versions.withUnsafeBufferPointer { versions in
          column.set(open) { row in
            let parent = Int(parents[row])
            return code(leaf, leaf.versioned, classes, parent, version: versions[row], block) {
              self.truth(ofLeaf: number, parent, self.versions[Int(versions[row])], block)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private func code(
    _ leaf: PlanLeaf, _ memo: TruthMemo, _ classes: UnsafeBufferPointer<UnsafePointer<Int32>>, _ row: Int,
    version: Int32, _ block: JudgedBlock, _ decide: () -> Truth
  ) -> UInt8 {
    // Words that stand there are looked at themselves.
    let words = leaf.texts.isEmpty ? 0 : leaf.texts.number(of: row, block)
    guard let words else { return TruthMemo.code(decide()) }
    let key = memo.key(classes, row, words: words, version: version)
    guard key >= 0 else { return TruthMemo.code(decide()) }
    let known = memo[key]
    if known != 0 { return known }
    let code = TruthMemo.code(decide())
    memo.set(key, code)
    return code
  }

  /// What the reference says of a test over a listing.
  private func truth(ofLeaf number: Int, _ row: Int, _ version: String?, _ block: JudgedBlock) -> Truth {
    let leaf = graph.leaves[number]
    var facts: [String: Fact] = [:]
    for (name, column) in zip(leaf.attributes, leaves[number].columns) {
      let fact = block.listings.fact(inColumn: column, of: row)
      if fact.state != .missing { facts[name] = fact }
    }
    return evaluators[leaf.circumstances].truth(of: leaf.test, facts, version: version)
  }
}

extension Evaluator {
  /// The truth of a test over facts, in a language version.
  fileprivate func truth(of test: Test, _ facts: [String: Fact], version: String?) -> Truth {
    (self.facts, self.version, lets, found, inferred) = (facts, version, [:], [], [])
    return evaluate(test).truth
  }
}
