package import Catalog
import Text
import Values

/// Rules specialised for the markets, platforms and the day asked about, judged over blocks of listings column by
/// column: each predicate once for all rules and markets that share it, and only for the listings that it may decide.
///
/// The verdicts are those of ``Evaluator``, which still decides each predicate, once for each combination of classes of
/// values that occurs, and which alone says why. Not thread-safe: one a worker.
package final class ColumnPlan {
  /// A rule in the circumstances that it is judged in.
  package struct Entry: Sendable {
    /// The place of the circumstances among those asked about.
    package let circumstances: Int
    package let rule: Rule
  }

  /// The nodes that decide an entry.
  struct Roots {
    let concerns: Int
    let holds: Int
    /// Those of its named conditions, each of which is told where it fails.
    let parts: [Int]
    /// The number of the frame of language versions; 0 where it reads no keyed text.
    let frame: Int
    /// In the frame, the number of the circumstances that read it.
    let reader: Int
    let circumstances: Int
  }

  /// Conditions that are judged together, over the rows of a frame.
  struct Judged: Hashable {
    let concerns: Int
    let holds: Int
    let frame: Int
    /// What is told of them.
    let shape: Int
  }

  package let entries: [Entry]
  /// By entry.
  let roots: [Roots]
  /// Entries that come out the same for every listing, by their places: each such column is judged once.
  package let columns: [[Int]]
  /// The columns that the rules read.
  package let layout: ColumnLayout
  let graph: PredicateGraph
  let nodes: PlanNodes
  let leaves: [PlanLeaf]
  let evaluators: [Evaluator]
  /// Of each entry, the number of its conditions: entries of one rule that differ only in the market may share what is told.
  let shapes: [Int]
  /// The ways in which the tests of each shape came out.
  let patterns: [SequenceNumbers]
  let judged: [Judged]
  /// By conditions that are judged, those who read the rows of the frame.
  private let readers: [Set<Int>]
  /// Of each entry, its place among ``judged`` and among ``columns``.
  let placeOfEntry: [(judged: Int, column: Int)]
  let frames: [VersionFrame]
  private let questions: TextQuestions
  private let arena = TruthArena()
  private(set) var versions: [String?] = []
  private var versionNumbers: [String?: Int32] = [:]
  private lazy var listed = ListedBlock(layout)

  /// - Parameters:
  ///   - asked: the circumstances, and for each the rules of kind `listing` that are in scope there.
  ///   - seller: what is known of the seller: the same for all listings.
  ///   - isProfile: whether the listings are open profiles.
  package init(
    library: Library, asked: [(circumstances: Circumstances, rules: [Rule])], seller: [String: Fact] = [:],
    isProfile: Bool = false, wordings: WordingCache = WordingCache()
  ) {
    let evaluators = asked.map { Evaluator(library: library, circumstances: $0.circumstances, wordings: wordings) }
    for evaluator in evaluators {
      evaluator.sellerFacts = seller
      evaluator.isProfile = isProfile
    }
    var builder = ColumnPlanBuilder(library: library, evaluators: evaluators)
    for (place, (_, rules)) in asked.enumerated() { for rule in rules { builder.add(rule, place) } }
    (entries, roots, graph, self.evaluators) = (builder.entries, builder.roots, builder.graph, evaluators)
    shapes = builder.shapes
    (judged, columns, placeOfEntry) = builder.columns(shapes)
    var readers = [Set<Int>](repeating: [], count: judged.count)
    for (place, roots) in zip(placeOfEntry, builder.roots) { readers[place.judged].insert(roots.reader) }
    self.readers = readers
    let layout = builder.layout
    self.layout = layout
    frames = builder.frames.map { VersionFrame(names: $0.names, places: $0.places, layout, library) }
    var texts: [Test: LeafNumbers] = [:]
    leaves = graph.leaves.map { leaf in
      let shared = texts[leaf.test] ?? LeafNumbers(LeafTexts(leaf.words, layout))
      texts[leaf.test] = shared
      return PlanLeaf(leaf, shared, layout)
    }
    nodes = PlanNodes(graph, cost: PlanLeaf.cost)
    questions = TextQuestions(
      WordingIndex(graph.leaves.flatMap { $0.words.mentioned.values.joined() }, in: library),
      evaluators.first
        ?? Evaluator(
          library: library, circumstances: Circumstances(market: "", platform: nil, day: CalendarDate(dayNumber: 0))))
    patterns = (0..<(shapes.max() ?? 0) + 1).map { _ in SequenceNumbers() }
  }

  /// The number of different predicates, and of tests among them.
  package var size: (nodes: Int, tests: Int) { (graph.nodes.count, graph.leaves.count) }

  /// The number of a language version.
  func versionNumber(_ version: String?) -> Int32 {
    if let known = versionNumbers[version] { return known }
    let number = Int32(clamping: versions.count)
    versionNumbers[version] = number
    versions.append(version)
    return number
  }

  // MARK: A block

  /// The verdicts of each entry over listings that were read already.
  package func verdicts(over listings: [Listing]) -> [VerdictColumn] { judge(listings).verdicts }

  /// Judges listings that were read already.
  package func judge(_ listings: [Listing]) -> JudgedBlock {
    listed.fill(listings)
    return judge(listed)
  }

  /// Judges a block of listings; what was judged before is valid no longer, but for its verdicts.
  package func judge(_ listings: some ListingBlock) -> JudgedBlock {
    arena.reset()
    let block = JudgedBlock(
      listings, nodes: graph.nodes.count, judged: judged.count,
      rows: [nil] + frames.map { $0.rows(of: listings, evaluators, layout, versionNumber) },
      texts: BlockTexts(listings, questions), arena: arena)
    block.versionVerdicts = judged.indices.map { self.verdicts(ofJudged: $0, block) }
    let folded = columns.map { places -> VerdictColumn in
      let (roots, verdicts) = (roots[places[0]], block.versionVerdicts[placeOfEntry[places[0]].judged])
      guard let rows = block.rows[roots.frame] else { return verdicts }
      return verdicts.folded(by: rows.parents, rows.counted[roots.reader], count: block.count)
    }
    block.verdicts = placeOfEntry.map { folded[$0.column] }
    return block
  }

  /// The verdicts over those rows of the frame that somebody reads.
  private func verdicts(ofJudged number: Int, _ block: JudgedBlock) -> VerdictColumn {
    let conditions = judged[number]
    let count = block.count(in: conditions.frame)
    let asked: RowMask
    if let rows = block.rows[conditions.frame] {
      asked = RowMask(arena, rows: count)
      for reader in readers[number] {
        for word in 0..<asked.words { asked.bits[word] |= rows.counted[reader][word] }
      }
    } else {
      asked = RowMask(all: arena, rows: count)
    }
    let concerns = truth(of: conditions.concerns, in: conditions.frame, asked, block)
    let concerned = RowMask(arena, rows: count)
    var isConcerned = false
    for word in 0..<concerned.words {
      concerned.bits[word] = asked.bits[word] & ~concerns.no[word]
      isConcerned = isConcerned || concerned.bits[word] != 0
    }
    // What concerns nobody need not be asked further.
    let holds = isConcerned ? truth(of: conditions.holds, in: conditions.frame, concerned, block) : nil
    return VerdictColumn(concerns: concerns, holds: holds, count: count)
  }

  // MARK: Predicates

  /// The truth of a predicate, asked for some rows.
  func truth(of node: Int, in frame: Int, _ wanted: RowMask, _ block: JudgedBlock) -> TruthColumn {
    let column = block.column(of: node, in: frame)
    var isOpen = false
    for word in 0..<column.words where wanted.bits[word] & ~column.asked[word] != 0 { isOpen = true }
    guard isOpen else { return column }
    let open = RowMask(arena, rows: block.count(in: frame))
    for word in 0..<column.words { open.bits[word] = wanted.bits[word] & ~column.asked[word] }
    ask(node, in: frame, open, column, block)
    for word in 0..<column.words { column.asked[word] |= open.bits[word] }
    return column
  }

  private func ask(_ number: Int, in frame: Int, _ open: RowMask, _ column: TruthColumn, _ block: JudgedBlock) {
    let node = nodes.nodes[number]
    if let rows = block.rows[frame], !node.isVersioned {
      return gather(number, rows, open, column, block)
    }
    switch node.kind {
    case .constant: column.set(open) { _ in UInt8(truncatingIfNeeded: node.number) }
    case .leaf: ask(leaf: node.number, in: frame, open, column, block)
    case .not:
      column.setNegation(open, of: truth(of: nodes.parts[node.parts.lowerBound], in: frame, open, block))
    case .all, .any: ask(node, in: frame, open, column, block)
    }
  }

  /// What is the same in all versions of a listing is asked once for it.
  private func gather(
    _ number: Int, _ rows: VersionRows, _ open: RowMask, _ column: TruthColumn, _ block: JudgedBlock
  ) {
    let parents = RowMask(arena, rows: block.count)
    open.forEach { parents.insert(Int(rows.parents[$0])) }
    let truths = truth(of: number, in: 0, parents, block)
    column.set(open) { TruthMemo.code(truths[Int(rows.parents[$0])]) }
  }

  /// Asks part after part, each for the rows that those before it left open.
  private func ask(
    _ node: PlanNodes.Node, in frame: Int, _ open: RowMask, _ column: TruthColumn, _ block: JudgedBlock
  ) {
    let isAll = node.kind == .all
    let left = RowMask(arena, rows: block.count(in: frame))
    let idle = RowMask(arena, rows: block.count(in: frame))
    let decided = isAll ? column.no : column.yes
    for word in 0..<open.words { (left.bits[word], idle.bits[word]) = (open.bits[word], open.bits[word]) }
    for part in nodes.parts[node.parts] {
      let truths = truth(of: part, in: frame, left, block)
      let (deciding, passing) = isAll ? (truths.no, truths.yes) : (truths.yes, truths.no)
      var isOpen = false
      for word in 0..<open.words {
        decided[word] |= deciding[word] & left.bits[word]
        idle.bits[word] &= passing[word]
        left.bits[word] &= ~deciding[word]
        isOpen = isOpen || left.bits[word] != 0
      }
      if !isOpen { break }
    }
    let passed = isAll ? column.yes : column.no
    for word in 0..<open.words { passed[word] |= idle.bits[word] & left.bits[word] }
  }
}
