package import Catalog
import Text
import Values

/// Rules specialised for the markets, platforms and the day asked about, judged over blocks of listings column by
/// column: each predicate once for all rules and markets that share it.
///
/// The verdicts are those of ``Evaluator``, which still decides each predicate, once for each combination of classes of
/// values that occurs, and which alone says why. Not thread-safe: one a worker.
package final class ColumnPlan {
  /// A rule in the circumstances that it is judged in.
  package struct Entry: Sendable {
    /// The place of the circumstances among those asked about.
    package let circumstances: Int
    package let rule: Rule
    let concerns: Int
    let holds: Int
    /// The nodes of the tests that decide it.
    let tests: [Int]
    /// The number of the frame of language versions; nil where it reads no keyed text.
    let frame: Int?
  }

  package private(set) var entries: [Entry] = []
  /// Entries that come out the same for every listing, by their places: each such column is judged once.
  package let columns: [[Int]]
  /// Of each entry, the number of its conditions: entries of one rule that differ only in the market may share what is told.
  private let shapes: [Int]
  /// The columns that the rules read.
  package let layout: ColumnLayout
  private let columnOfEntry: [Int]
  private let library: Library
  private let evaluators: [Evaluator]
  private let graph: PredicateGraph
  private let frames: [VersionFrame]
  /// The columns of the layout that each test reads.
  private let leafColumns: [[Int]]
  private let leafTexts: [LeafTexts]
  private let questions: TextQuestions
  /// What the tests came out as, and in language versions.
  private let memos: [(plain: TruthMemo, versioned: TruthMemo)]
  private var versionNumbers: [String?: Int32] = [:]
  /// The ways in which the tests of each entry came out.
  private var patterns: [SequenceNumbers] = []

  /// - Parameters:
  ///   - asked: the circumstances, and for each the rules of kind `listing` that are in scope there.
  ///   - seller: what is known of the seller: the same for all listings.
  ///   - isProfile: whether the listings are open profiles.
  package init(
    library: Library, asked: [(circumstances: Circumstances, rules: [Rule])], seller: [String: Fact] = [:],
    isProfile: Bool = false, wordings: WordingCache = WordingCache()
  ) {
    self.library = library
    let evaluators = asked.map { Evaluator(library: library, circumstances: $0.circumstances, wordings: wordings) }
    for evaluator in evaluators {
      evaluator.sellerFacts = seller
      evaluator.isProfile = isProfile
    }
    var builder = ColumnPlanBuilder(library: library, evaluators: evaluators)
    for (place, (_, rules)) in asked.enumerated() { for rule in rules { builder.add(rule, place) } }
    (entries, graph, self.evaluators) = (builder.entries, builder.graph, evaluators)
    (columns, columnOfEntry) = builder.columns
    shapes = builder.shapes
    let layout = builder.layout
    self.layout = layout
    frames = builder.frames.map { VersionFrame(names: $0.names, place: $0.place, layout, library) }
    leafColumns = graph.leaves.map { leaf in leaf.attributes.compactMap { layout[$0] } }
    leafTexts = graph.leaves.map { LeafTexts($0.words, layout) }
    questions = TextQuestions(
      WordingIndex(graph.leaves.flatMap { $0.words.mentioned.values.joined() }, in: library),
      evaluators.first
        ?? Evaluator(
          library: library, circumstances: Circumstances(market: "", platform: nil, day: CalendarDate(dayNumber: 0))))
    patterns = (0..<(shapes.max() ?? 0) + 1).map { _ in SequenceNumbers() }
    memos = graph.leaves.map { _ in (TruthMemo(), TruthMemo()) }
  }

  /// The number of different predicates, and of tests among them.
  package var size: (nodes: Int, tests: Int) { (graph.nodes.count, graph.leaves.count) }

  // MARK: A block

  /// The verdicts of each entry over listings that were read already.
  package func verdicts(over listings: [Listing]) -> [VerdictColumn] { judge(listings).verdicts }

  /// Judges listings that were read already.
  package func judge(_ listings: [Listing]) -> JudgedBlock {
    listed.fill(listings)
    return judge(listed)
  }

  private lazy var listed = ListedBlock(layout)

  /// Judges a block of listings.
  package func judge(_ listings: some ListingBlock) -> JudgedBlock {
    let block = JudgedBlock(
      listings, nodes: graph.nodes.count,
      rows: [nil] + frames.map { $0.rows(of: listings, evaluators[$0.place], layout) },
      texts: BlockTexts(listings, questions))
    let verdicts = columns.map { places -> VerdictColumn in
      let entry = entries[places[0]]
      let frame = entry.frame.map { $0 + 1 } ?? 0
      let concerns = truth(of: entry.concerns, in: frame, block)
      // What concerns nobody need not be asked further.
      let holds =
        concerns.isFalse ? TruthColumn(.unknown, count: concerns.count) : truth(of: entry.holds, in: frame, block)
      let verdicts = VerdictColumn(concerns: concerns, holds: holds)
      guard let rows = block.rows[frame] else { return verdicts }
      return verdicts.folded(by: rows.parents, count: listings.count)
    }
    block.verdicts = columnOfEntry.map { verdicts[$0] }
    return block
  }

  /// The number of what an entry's patterns belong to; entries of one rule whose conditions are the same share it.
  package func shape(ofEntry number: Int) -> Int { shapes[number] }

  /// A number for the way in which the tests of an entry came out for a listing: where it is the same, so are the parts that
  /// failed and, if it is asked for, what would settle them. Nil where there are too many ways, or a value has no class.
  package func pattern(ofEntry number: Int, row: Int, in block: JudgedBlock, settling: Bool) -> Int? {
    let entry = entries[number]
    let frame = entry.frame.map { $0 + 1 } ?? 0
    var sequence = SequenceNumbers.empty
    guard let rows = block.rows[frame] else {
      sequence = follow(sequence, entry, row, row, frame: 0, settling, block, patterns[shapes[number]])
      return sequence >= 0 ? Int(sequence) : nil
    }
    for judged in rows.starts[row]..<rows.starts[row + 1] {
      sequence = patterns[shapes[number]].number(of: sequence, followedBy: versionNumber(rows.versions[judged]))
      sequence = follow(sequence, entry, judged, row, frame: frame, settling, block, patterns[shapes[number]])
    }
    return sequence >= 0 ? Int(sequence) : nil
  }

  private func follow(
    _ sequence: Int32, _ entry: Entry, _ judged: Int, _ row: Int, frame: Int, _ settling: Bool, _ block: JudgedBlock,
    _ sequences: SequenceNumbers
  ) -> Int32 {
    var sequence = sequence
    // Whether the numbers that stand beside what is missing meet in one test only: then it does not matter which they are.
    let isAlone =
      entry.tests.count { node in
        guard case .leaf(let leaf) = graph.nodes[node], graph.leaves[leaf].linear != nil else { return false }
        return block.truth(of: node, in: frame, isVersioned: graph.isVersioned[node], judged, row) == .unknown
      } < 2
    // What follows is read otherwise in each of the three ways.
    sequence = sequences.number(of: sequence, followedBy: settling ? isAlone ? 1 : 2 : 0)
    for node in entry.tests {
      let truth = block.truth(of: node, in: frame, isVersioned: graph.isVersioned[node], judged, row)
      sequence = sequences.number(of: sequence, followedBy: Int32(TruthMemo.code(truth)))
      guard settling, truth == .unknown, case .leaf(let leaf) = graph.nodes[node] else { continue }
      // What is open for another market may be another thing.
      if graph.leaves[leaf].isBound {
        sequence = sequences.number(of: sequence, followedBy: Int32(truncatingIfNeeded: entry.circumstances))
      }
      if graph.leaves[leaf].linear != nil {
        for column in leafColumns[leaf] {
          sequence = follow(sequence, numberIn: column, row, isAlone: isAlone, block, sequences)
        }
        continue
      }
      for column in leafColumns[leaf] {
        let number = block.listings.classes(inColumn: column)[row]
        guard number >= 0 else { return SequenceNumbers.none }
        sequence = sequences.number(of: sequence, followedBy: number)
      }
      // An unknown of words that stand there is one of a kind.
      if !leafTexts[leaf].isEmpty {
        guard let words = leafTexts[leaf].number(of: row, block.texts, block.listings) else {
          return SequenceNumbers.none
        }
        sequence = sequences.number(of: sequence, followedBy: words)
      }
    }
    return sequence
  }

  private func follow(
    _ sequence: Int32, numberIn column: Int, _ row: Int, isAlone: Bool, _ block: JudgedBlock,
    _ sequences: SequenceNumbers
  ) -> Int32 {
    let (forms, digits) = block.listings.numbers(inColumn: column)
    guard forms[row] >= 0 else { return SequenceNumbers.none }
    let next = sequences.number(of: sequence, followedBy: forms[row])
    guard forms[row] >= ValueClasses.someStated else { return next }
    let number = isAlone ? digits[row].signum() : digits[row]
    let half = sequences.number(of: next, followedBy: Int32(truncatingIfNeeded: number))
    return isAlone ? half : sequences.number(of: half, followedBy: Int32(truncatingIfNeeded: number >> 32))
  }

  private func truth(of node: Int, in frame: Int, _ block: JudgedBlock) -> TruthColumn {
    if let known = block.truths[frame][node] { return known }
    let column: TruthColumn
    if let rows = block.rows[frame], !graph.isVersioned[node] {
      column = truth(of: node, in: 0, block).gathered(by: rows.parents)
    } else {
      switch graph.nodes[node] {
      case .constant(let truth): column = TruthColumn(truth, count: block.rows[frame]?.parents.count ?? block.count)
      case .leaf(let leaf): column = truth(ofLeaf: leaf, in: frame, block)
      case .not(let inner): column = truth(of: inner, in: frame, block).negated
      case .all(let parts):
        var all = truth(of: parts[0], in: frame, block)
        for part in parts.dropFirst() { all.formAnd(truth(of: part, in: frame, block)) }
        column = all
      case .any(let parts):
        var any = truth(of: parts[0], in: frame, block)
        for part in parts.dropFirst() { any.formOr(truth(of: part, in: frame, block)) }
        column = any
      }
    }
    block.truths[frame][node] = column
    return column
  }

  // MARK: Tests

  private func truth(ofLeaf number: Int, in frame: Int, _ block: JudgedBlock) -> TruthColumn {
    let rows = block.rows[frame]
    let columns = leafColumns[number]
    if rows == nil, let linear = graph.leaves[number].linear {
      return linear.truths(
        columns.map { column in
          let numbers = block.listings.numbers(inColumn: column)
          return (numbers.forms, numbers.digits, layout.columns[column].forms ?? NumberForms())
        }, count: block.count, evaluators[graph.leaves[number].circumstances]
      ) { TruthMemo.code(truth(ofLeaf: number, $0, nil, block)) }
    }
    let memo = rows == nil ? memos[number].plain : memos[number].versioned
    var classes = columns.map { block.listings.classes(inColumn: $0) }
    let texts = leafTexts[number]
    var gathered: [[Int32]] = []
    if let rows {
      gathered = classes.map { column in rows.parents.map { column[Int($0)] } } + [rows.versions.map(versionNumber)]
    }
    return withPointers(to: gathered) { pointers in
      if rows != nil { classes = pointers }
      return TruthColumn(count: rows?.parents.count ?? block.count) { row in
        let parent = rows.map { Int($0.parents[row]) } ?? row
        // Words that stand there are looked at themselves.
        let words = texts.isEmpty ? 0 : texts.number(of: parent, block.texts, block.listings)
        guard let words, let key = memo.key(classes, row, words: words) else {
          return TruthMemo.code(truth(ofLeaf: number, parent, rows?.versions[row], block))
        }
        let known = memo[key]
        if known != 0 { return known }
        let code = TruthMemo.code(truth(ofLeaf: number, parent, rows?.versions[row], block))
        memo[key] = code
        return code
      }
    }
  }

  private func withPointers<Result>(to arrays: [[Int32]], _ body: ([UnsafePointer<Int32>]) -> Result) -> Result {
    func step(_ rest: ArraySlice<[Int32]>, _ pointers: [UnsafePointer<Int32>]) -> Result {
      guard let first = rest.first else { return body(pointers) }
      return first.withUnsafeBufferPointer { buffer in
        step(rest.dropFirst(), pointers + [buffer.baseAddress].compactMap(\.self))
      }
    }
    return step(arrays[...], [])
  }

  private func truth(ofLeaf number: Int, _ row: Int, _ version: String?, _ block: JudgedBlock) -> Truth {
    let leaf = graph.leaves[number]
    var facts: [String: Fact] = [:]
    for (name, column) in zip(leaf.attributes, leafColumns[number]) {
      let fact = block.listings.fact(inColumn: column, of: row)
      if fact.state != .missing { facts[name] = fact }
    }
    return evaluators[leaf.circumstances].truth(of: leaf.test, facts, version: version)
  }

  private func versionNumber(_ version: String?) -> Int32 {
    if let known = versionNumbers[version] { return known }
    let number = Int32(clamping: versionNumbers.count)
    versionNumbers[version] = number
    return number
  }
}

extension Evaluator {
  /// The truth of a test over facts, in a language version.
  fileprivate func truth(of test: Test, _ facts: [String: Fact], version: String?) -> Truth {
    (self.facts, self.version, lets, found, inferred) = (facts, version, [:], [], [])
    return evaluate(test).truth
  }
}
