package import Catalog
import Values

/// Rules specialised for the markets, platforms and the day asked about, judged over blocks of listings column by
/// column: each predicate once for all rules and markets that share it.
///
/// The verdicts are those of ``Evaluator``, which still decides each predicate, once for each combination of values that
/// occurs, and which alone says why. Not thread-safe: one a worker.
package final class ColumnPlan {
  /// A rule in the circumstances that it is judged in.
  package struct Entry: Sendable {
    /// The place of the circumstances among those asked about.
    package let circumstances: Int
    package let rule: Rule
    let concerns: Int
    let holds: Int
    /// The number of the frame of language versions; nil where it reads no keyed text.
    let frame: Int?
  }

  package private(set) var entries: [Entry] = []
  private let library: Library
  private let evaluators: [Evaluator]
  private var graph: PredicateGraph
  private var frames: [VersionFrame] = []
  private var interners: [String: FactInterner] = [:]
  private var memos: [LeafMemo] = []
  private var versionNumbers: [String?: Int32] = [:]

  /// - Parameters:
  ///   - asked: the circumstances, and for each the rules of kind `listing` that are in scope there.
  ///   - seller: what is known of the seller: the same for all listings.
  ///   - isProfile: whether the listings are open profiles.
  package init(
    library: Library, asked: [(circumstances: Circumstances, rules: [Rule])], seller: [String: Fact] = [:],
    isProfile: Bool = false, wordings: WordingCache = WordingCache()
  ) {
    self.library = library
    graph = PredicateGraph(library)
    evaluators = asked.map { Evaluator(library: library, circumstances: $0.circumstances, wordings: wordings) }
    for evaluator in evaluators {
      evaluator.sellerFacts = seller
      evaluator.isProfile = isProfile
    }
    for (place, (_, rules)) in asked.enumerated() { for rule in rules { add(rule, place) } }
    memos = graph.leaves.map { _ in LeafMemo() }
  }

  /// The number of different predicates, and of tests among them.
  package var size: (nodes: Int, tests: Int) { (graph.nodes.count, graph.leaves.count) }

  private func add(_ rule: Rule, _ place: Int) {
    let evaluator = evaluators[place]
    let specialiser = Specialiser(evaluator, lets: rule.lets)
    let concerns = graph.node(specialiser.condition(evaluator.concern(of: rule)), place, evaluator)
    let holds = graph.node(specialiser.condition(evaluator.required(by: rule)), place, evaluator)
    let keyed = rule.bareAttributes.filter { library.schema.attributes[$0]?.type.isKeyed == true }
    var frame: Int?
    if !keyed.isEmpty, graph.isVersioned[concerns] || graph.isVersioned[holds] {
      let market = evaluator.circumstances.market
      let known = frames.firstIndex { $0.names == keyed && evaluators[$0.place].circumstances.market == market }
      if known == nil { frames.append(VersionFrame(names: keyed, place: place)) }
      frame = known ?? frames.count - 1
    }
    entries.append(Entry(circumstances: place, rule: rule, concerns: concerns, holds: holds, frame: frame))
  }

  // MARK: A block

  /// The verdicts of each entry over a block of listings.
  package func verdicts(over listings: [Listing]) -> [VerdictColumn] {
    var block = Block(listings: listings, truths: [[TruthColumn?](repeating: nil, count: graph.nodes.count)])
    block.rows = [nil] + frames.map { rows(of: $0, listings) }
    block.truths += frames.map { _ in [TruthColumn?](repeating: nil, count: graph.nodes.count) }
    return entries.map { entry in
      let frame = entry.frame.map { $0 + 1 } ?? 0
      let concerns = truth(of: entry.concerns, in: frame, &block)
      // What concerns nobody need not be asked further.
      let holds =
        concerns.isFalse ? TruthColumn(.unknown, count: concerns.count) : truth(of: entry.holds, in: frame, &block)
      let verdicts = VerdictColumn(concerns: concerns, holds: holds)
      guard let rows = block.rows[frame] else { return verdicts }
      return verdicts.folded(by: rows.parents, count: listings.count)
    }
  }

  /// What is known of a block so far.
  private struct Block {
    let listings: [Listing]
    /// By frame, of which the first is the listings themselves, and node.
    var truths: [[TruthColumn?]]
    var rows: [VersionRows?] = []
    var columns: [String: [Int32]] = [:]
  }

  private func truth(of node: Int, in frame: Int, _ block: inout Block) -> TruthColumn {
    if let known = block.truths[frame][node] { return known }
    let column: TruthColumn
    if let rows = block.rows[frame], !graph.isVersioned[node] {
      column = truth(of: node, in: 0, &block).gathered(by: rows.parents)
    } else {
      switch graph.nodes[node] {
      case .constant(let truth):
        column = TruthColumn(truth, count: block.rows[frame]?.parents.count ?? block.listings.count)
      case .leaf(let leaf): column = truth(ofLeaf: leaf, in: frame, &block)
      case .not(let inner): column = truth(of: inner, in: frame, &block).negated
      case .all(let parts):
        var all = truth(of: parts[0], in: frame, &block)
        for part in parts.dropFirst() { all.formAnd(truth(of: part, in: frame, &block)) }
        column = all
      case .any(let parts):
        var any = truth(of: parts[0], in: frame, &block)
        for part in parts.dropFirst() { any.formOr(truth(of: part, in: frame, &block)) }
        column = any
      }
    }
    block.truths[frame][node] = column
    return column
  }

  // MARK: Tests

  private func truth(ofLeaf number: Int, in frame: Int, _ block: inout Block) -> TruthColumn {
    let leaf = graph.leaves[number]
    let rows = block.rows[frame]
    let parents = rows?.parents
    var columns = leaf.attributes.map { name -> [Int32] in
      let numbers = numbers(of: name, &block)
      return parents.map { $0.map { numbers[Int($0)] } } ?? numbers
    }
    if let rows { columns.append(rows.versions.map(versionNumber)) }
    let evaluator = evaluators[leaf.circumstances]
    let listings = block.listings
    return TruthColumn(count: parents?.count ?? listings.count) { row in
      let key = LeafMemo.Key(columns, row)
      if let known = memos[number][key] { return known }
      let parent = parents.map { Int($0[row]) } ?? row
      let truth = evaluator.truth(of: leaf.test, listings[parent].facts, version: rows?.versions[row])
      memos[number][key] = truth
      return truth
    }
  }

  private func versionNumber(_ version: String?) -> Int32 {
    if let known = versionNumbers[version] { return known }
    let number = Int32(clamping: versionNumbers.count)
    versionNumbers[version] = number
    return number
  }

  private func numbers(of attribute: String, _ block: inout Block) -> [Int32] {
    if let known = block.columns[attribute] { return known }
    var interner = interners[attribute] ?? FactInterner(library.schema.attributes[attribute]?.type)
    let numbers = block.listings.map { interner.number(of: $0.facts[attribute] ?? .missing) }
    interners[attribute] = interner
    block.columns[attribute] = numbers
    return numbers
  }

  private func rows(of frame: VersionFrame, _ listings: [Listing]) -> VersionRows {
    let evaluator = evaluators[frame.place]
    var rows = VersionRows()
    for (parent, listing) in listings.enumerated() {
      for version in evaluator.versions(reading: frame.names, of: listing.facts) {
        rows.parents.append(Int32(clamping: parent))
        rows.versions.append(version)
      }
    }
    return rows
  }
}

/// The keyed texts that a rule reads in a market: they decide in which versions it is judged.
private struct VersionFrame {
  let names: Set<String>
  /// The place of circumstances of such a market.
  let place: Int
}

/// A row for each language version in which a listing is judged.
private struct VersionRows {
  var parents: [Int32] = []
  var versions: [String?] = []
}

extension Evaluator {
  /// The truth of a test over facts, in a language version.
  fileprivate func truth(of test: Test, _ facts: [String: Fact], version: String?) -> Truth {
    (self.facts, self.version, lets, found, inferred) = (facts, version, [:], [], [])
    return evaluate(test).truth
  }

  fileprivate func versions(reading names: Set<String>, of facts: [String: Fact]) -> [String?] {
    self.facts = facts
    return versions(reading: names)
  }
}
