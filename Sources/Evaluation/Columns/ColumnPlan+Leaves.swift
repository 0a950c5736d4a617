import Catalog

/// How the tests of a plan are asked.
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
