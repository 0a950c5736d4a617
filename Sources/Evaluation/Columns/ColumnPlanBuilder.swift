import Catalog

/// Puts rules into the graph of a plan, one circumstance after another.
struct ColumnPlanBuilder {
  let library: Library
  let evaluators: [Evaluator]
  private(set) var graph: PredicateGraph
  private(set) var entries: [ColumnPlan.Entry] = []
  private(set) var roots: [ColumnPlan.Roots] = []
  /// The keyed texts that rules read bare, each with a place of circumstances of such a market.
  private(set) var frames: [(names: Set<String>, places: [Int])] = []

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
    var (frame, reader) = (0, 0)
    if !keyed.isEmpty, graph.isVersioned[concerns] || graph.isVersioned[holds] {
      (frame, reader) = self.reader(of: keyed, graph.circumstances(like: place, evaluator))
    }
    let parts = evaluator.namedConditions(of: rule).map { graph.node(specialiser.condition($0), place, evaluator) }
    entries.append(ColumnPlan.Entry(circumstances: place, rule: rule))
    roots.append(
      ColumnPlan.Roots(
        concerns: concerns, holds: holds, parts: parts, frame: frame, reader: reader, circumstances: place))
  }

  /// The number of the frame of some keyed texts, from 1, and in it that of the circumstances.
  private mutating func reader(of keyed: Set<String>, _ place: Int) -> (frame: Int, reader: Int) {
    let frame = frames.firstIndex { $0.names == keyed } ?? frames.count
    if frame == frames.count { frames.append((keyed, [])) }
    let reader = frames[frame].places.firstIndex(of: place) ?? frames[frame].places.count
    if reader == frames[frame].places.count { frames[frame].places.append(place) }
    return (frame + 1, reader)
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

  /// The pairs of conditions that are judged, each once over the rows of its frame; the entries that come out the same for
  /// every listing; and for each entry its place among both.
  ///
  /// - Parameter shapes: by entry.
  func columns(
    _ shapes: [Int]
  ) -> (judged: [ColumnPlan.Judged], columns: [[Int]], ofEntry: [(judged: Int, column: Int)]) {
    struct Key: Hashable {
      let judged: Int, reader: Int
    }
    var judgedPlaces: [ColumnPlan.Judged: Int] = [:]
    var judged: [ColumnPlan.Judged] = []
    var places: [Key: Int] = [:]
    var columns: [[Int]] = []
    let ofEntry = roots.enumerated().map { number, entry -> (judged: Int, column: Int) in
      let conditions = ColumnPlan.Judged(
        concerns: entry.concerns, holds: entry.holds, frame: entry.frame, shape: shapes[number])
      let place = judgedPlaces[conditions] ?? judged.count
      if place == judged.count {
        judged.append(conditions)
        judgedPlaces[conditions] = place
      }
      let column = places[Key(judged: place, reader: entry.reader)] ?? columns.count
      if column == columns.count {
        columns.append([])
        places[Key(judged: place, reader: entry.reader)] = column
      }
      columns[column].append(number)
      return (place, column)
    }
    return (judged, columns, ofEntry)
  }

  /// Of each entry a number; entries share it that are of one rule and ask the same of the listing, be it in other markets.
  var shapes: [Int] {
    var tests: [Test: Int] = [:]
    var structures: [Structure: Int] = [:]
    var numbers: [Int] = []
    for node in graph.nodes {
      let structure: Structure =
        switch node {
        case .constant(let truth): .constant(truth)
        case .leaf(let leaf):
          .test(tests[graph.leaves[leaf].test, default: tests.count])
        case .all(let parts): .all(parts.map { numbers[$0] })
        case .any(let parts): .any(parts.map { numbers[$0] })
        case .not(let inner): .not(numbers[inner])
        }
      if case .leaf(let leaf) = node, tests[graph.leaves[leaf].test] == nil {
        tests[graph.leaves[leaf].test] = tests.count
      }
      let number = structures[structure] ?? structures.count
      structures[structure] = number
      numbers.append(number)
    }
    struct Key: Hashable {
      let rule: String, row: String?, concerns: Int, holds: Int, parts: [Int], isVersioned: Bool
    }
    var shapes: [Key: Int] = [:]
    return zip(entries, roots).map { entry, roots in
      let key = Key(
        rule: entry.rule.id, row: entry.rule.row, concerns: numbers[roots.concerns], holds: numbers[roots.holds],
        parts: roots.parts.map { numbers[$0] }, isVersioned: roots.frame != 0)
      let number = shapes[key] ?? shapes.count
      shapes[key] = number
      return number
    }
  }

  /// A node in which a test is the same whatever its circumstances.
  private enum Structure: Hashable {
    case constant(Truth)
    case test(Int)
    case all([Int])
    case any([Int])
    case not(Int)
  }
}
