import Catalog

/// Puts rules into the graph of a plan, one circumstance after another.
struct ColumnPlanBuilder {
  let library: Library
  let evaluators: [Evaluator]
  private(set) var graph: PredicateGraph
  private(set) var entries: [ColumnPlan.Entry] = []
  /// The keyed texts that rules read bare, each with a place of circumstances of such a market.
  private(set) var frames: [(names: Set<String>, place: Int)] = []

  init(library: Library, evaluators: [Evaluator]) {
    (self.library, self.evaluators) = (library, evaluators)
    graph = PredicateGraph(library)
  }

  mutating func add(_ rule: Rule, _ place: Int) {
    let evaluator = evaluators[place]
    let specialiser = Specialiser(evaluator, lets: rule.lets)
    let concerns = graph.node(specialiser.condition(evaluator.concern(of: rule)), place, evaluator)
    let holds = graph.node(specialiser.condition(evaluator.required(by: rule)), place, evaluator)
    let keyed = rule.bareAttributes.filter { library.schema.attributes[$0]?.type.isKeyed == true }
    var frame: Int?
    if !keyed.isEmpty, graph.isVersioned[concerns] || graph.isVersioned[holds] {
      let market = evaluator.circumstances.market
      let known = frames.firstIndex { $0.names == keyed && evaluators[$0.place].circumstances.market == market }
      if known == nil { frames.append((keyed, place)) }
      frame = known ?? frames.count - 1
    }
    entries.append(
      ColumnPlan.Entry(
        circumstances: place, rule: rule, concerns: concerns, holds: holds, tests: tests(below: [concerns, holds]),
        frame: frame))
  }

  /// The nodes of the tests that some nodes are made of, sorted.
  private func tests(below nodes: [Int]) -> [Int] {
    var open = nodes
    var tests: Set<Int> = []
    while let node = open.popLast() {
      switch graph.nodes[node] {
      case .constant: continue
      case .leaf: tests.insert(node)
      case .not(let inner): open.append(inner)
      case .all(let parts), .any(let parts): open += parts
      }
    }
    return tests.sorted()
  }

  /// The columns of all tests, and of the texts that decide about versions.
  var layout: ColumnLayout {
    var demands: [String: Demand] = [:]
    for leaf in graph.leaves {
      for (name, demand) in leaf.demands { demands[name] = (demands[name] ?? .nothing).joined(with: demand) }
    }
    for frame in frames {
      for name in frame.names { demands[name] = (demands[name] ?? .nothing).joined(with: .presence) }
    }
    return ColumnLayout(
      demands, reckoned: graph.leaves.reduce(into: []) { $0.formUnion($1.linear?.attributes ?? []) },
      searched: graph.leaves.reduce(into: []) {
        $0.formUnion(Array($1.words.mentioned.keys) + $1.words.measured.keys + $1.words.matched.keys)
      })
  }
}
