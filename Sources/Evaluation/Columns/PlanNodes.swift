/// The nodes of a graph as they are asked: flat, and the parts of each in the order in which asking them costs least.
struct PlanNodes {
  enum Kind: Sendable {
    case constant, leaf, not, all, any
  }

  /// A node and its parts among ``parts``.
  struct Node {
    let kind: Kind
    let parts: Range<Int>
    /// The test's number, or the constant's truth as ``TruthMemo/code(_:)`` writes it.
    let number: Int
    /// Whether it holds a test that may differ between language versions.
    let isVersioned: Bool
  }

  private(set) var nodes: [Node] = []
  private(set) var parts: [Int] = []

  /// - Parameter cost: what asking a test costs, beside others.
  init(_ graph: PredicateGraph, cost: (PredicateGraph.Leaf) -> Int) {
    var costs: [Int] = []
    for (number, node) in graph.nodes.enumerated() {
      var inner: [Int] = []
      var kind = Kind.constant
      var (value, own) = (0, 0)
      switch node {
      case .constant(let truth): value = Int(TruthMemo.code(truth))
      case .leaf(let leaf): (kind, value, own) = (.leaf, leaf, cost(graph.leaves[leaf]))
      case .not(let positive): (kind, inner) = (.not, [positive])
      case .all(let all): (kind, inner) = (.all, all)
      case .any(let any): (kind, inner) = (.any, any)
      }
      // Parts stand before what they are part of.
      costs.append(inner.reduce(own) { max($0, costs[$1]) })
      let ordered = inner.enumerated().sorted { (costs[$0.element], $0.offset) < (costs[$1.element], $1.offset) }
      nodes.append(
        Node(
          kind: kind, parts: parts.count..<parts.count + inner.count, number: value,
          isVersioned: graph.isVersioned[number]))
      parts += ordered.map(\.element)
    }
  }
}
