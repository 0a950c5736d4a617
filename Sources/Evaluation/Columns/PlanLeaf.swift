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
          linear.truth(numbers, row, evaluator) { TruthMemo.code(self.truth(ofLeaf: number, $0, nil, nil, block)) }
        }
      }
      return
    }
    let classes = leaf.columns.map { block.listings.classes(inColumn: $0) }
    classes.withUnsafeBufferPointer { classes in
      guard let rows = block.rows[frame] else {
        return column.set(open) { row in
          code(leaf.memo, words(leaf, row, block), { leaf.memo.key(classes, row, words: $0) }) {
            self.truth(ofLeaf: number, row, nil, nil, block)
          }
        }
      }
      ask(leaf: number, frame, rows, classes, open, column, block)
    }
  }

  /// Asks a test for rows of a frame of language versions.
  private func ask(
    leaf number: Int, _ frame: Int, _ rows: VersionRows, _ classes: UnsafeBufferPointer<UnsafePointer<Int32>>,
    _ open: RowMask, _ column: TruthColumn, _ block: JudgedBlock
  ) {
    let leaf = leaves[number]
    let names = frames[frame - 1].names
    var languages = graph.leaves[number].keyed.compactMap { names.firstIndex(of: $0) }.map { rows.tags[$0] }
    // What is inferred may depend on more than the language that a text is read in.
    if graph.leaves[number].isLocal { languages.append(rows.versions) }
    withPointers(to: languages) { languages in
      rows.parents.withUnsafeBufferPointer { parents in
        column.set(open) { row in
          let parent = Int(parents[row])
          let memo = leaf.versioned
          return code(memo, words(leaf, parent, block), { memo.key(classes, parent, words: $0, languages, row) }) {
            self.truth(ofLeaf: number, parent, self.versions[Int(rows.versions[row])], rows.places[row], block)
          }
        }
      }
    }
  }

  /// What is to be known of a listing's texts, 0 of a test that reads none; words that stand there are looked at themselves.
  @inline(__always)
  private func words(_ leaf: PlanLeaf, _ row: Int, _ block: JudgedBlock) -> Int32? {
    leaf.texts.isEmpty ? 0 : leaf.texts.number(of: row, block)
  }

  @inline(__always)
  private func code(_ memo: TruthMemo, _ words: Int32?, _ key: (Int32) -> Int, _ decide: () -> Truth) -> UInt8 {
    guard let words else { return TruthMemo.code(decide()) }
    let key = key(words)
    guard key >= 0 else { return TruthMemo.code(decide()) }
    let known = memo[key]
    if known != 0 { return known }
    let code = TruthMemo.code(decide())
    memo.set(key, code)
    return code
  }

  private func withPointers(
    to arrays: [[Int32]], _ body: (UnsafeBufferPointer<UnsafePointer<Int32>>) -> Void
  ) {
    func step(_ rest: ArraySlice<[Int32]>, _ pointers: [UnsafePointer<Int32>]) {
      guard let first = rest.first else { return pointers.withUnsafeBufferPointer(body) }
      first.withUnsafeBufferPointer { buffer in
        step(rest.dropFirst(), pointers + [buffer.baseAddress].compactMap(\.self))
      }
    }
    step(arrays[...], [])
  }

  /// What the reference says of a test over a listing.
  ///
  /// - Parameter place: circumstances of a market whose version it is.
  private func truth(
    ofLeaf number: Int, _ row: Int, _ version: String?, _ place: Int?, _ block: JudgedBlock
  ) -> Truth {
    let leaf = graph.leaves[number]
    var facts: [String: Fact] = [:]
    for (name, column) in zip(leaf.attributes, leaves[number].columns) {
      let fact = block.listings.fact(inColumn: column, of: row)
      if fact.state != .missing { facts[name] = fact }
    }
    let circumstances = leaf.isLocal ? leaf.circumstances : place ?? leaf.circumstances
    return evaluators[circumstances].truth(of: leaf.test, facts, version: version)
  }
}

extension Evaluator {
  /// The truth of a test over facts, in a language version.
  fileprivate func truth(of test: Test, _ facts: [String: Fact], version: String?) -> Truth {
    (self.facts, self.version, lets, found, inferred) = (facts, version, [:], [], [])
    return evaluate(test).truth
  }
}
