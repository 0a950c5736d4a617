import Catalog
import Values

/// The conditions of all rules in one graph, in which equal ones are one node.
struct PredicateGraph {
  enum Node: Hashable {
    case constant(Truth)
    /// A test, by its number in ``leaves``.
    case leaf(Int)
    case all([Int])
    case any([Int])
    case not(Int)
  }

  /// A test, with what decides it.
  struct Leaf {
    let test: Test
    /// The attributes of the listing that it reads, also through inferences, sorted.
    let attributes: [String]
    /// How much of each it can tell apart.
    let demands: [String: Demand]
    /// What it reads of texts.
    let words: WordsRead
    /// The test as a sum of numbers, where it is one.
    let linear: LinearTest?
    /// The keyed texts that it reads bare.
    let keyed: [String]
    /// Whether it may differ between the language versions of a listing.
    var isVersioned: Bool { !keyed.isEmpty }
    /// Whether it is asked for each of the circumstances by itself.
    let isLocal: Bool
    /// Whether the market or platform decide what it asks of evidence, beside the versions that are read.
    let isBound: Bool
    /// The number of the circumstances that it depends on in more than what stands in it; else the first.
    let circumstances: Int
  }

  /// What a test reads of texts, by attribute.
  struct WordsRead {
    /// The wordings that it looks for.
    let mentioned: [String: Set<Test.Wording>]
    /// The patterns that it holds them against.
    let matched: [String: Set<String>]
    /// What it counts in them.
    let measured: [String: [TextMeasurement]]
    /// Those that it reads in other ways.
    let whole: Set<String>

    init(_ demand: DemandReader) {
      (mentioned, matched, measured) = (demand.mentioned, demand.matched, demand.measured)
      whole = demand.worded
    }
  }

  private(set) var nodes: [Node] = []
  private(set) var leaves: [Leaf] = []
  /// Whether a node holds a leaf that may differ between language versions.
  private(set) var isVersioned: [Bool] = []
  private var numbers: [Node: Int] = [:]
  private var leafNumbers: [LeafKey: Int] = [:]
  private var circumstancesByLanguages: [Set<String>: Int] = [:]
  private let library: Library

  private struct LeafKey: Hashable {
    let test: Test
    let circumstances: Int
  }

  init(_ library: Library) { self.library = library }

  /// The node of a condition that ``Specialiser`` has been over.
  mutating func node(_ condition: Condition, _ circumstances: Int, _ evaluator: Evaluator) -> Int {
    switch condition {
    case .constant(let value): return add(.constant(Truth(value)))
    case .not(let inner): return negation(of: node(inner, circumstances, evaluator))
    case .and(let parts): return junction(parts.map { node($0, circumstances, evaluator) }, isAll: true)
    case .or(let parts): return junction(parts.map { node($0, circumstances, evaluator) }, isAll: false)
    case .test(let test): return leaf(test, circumstances, evaluator)
    }
  }

  private mutating func add(_ node: Node) -> Int {
    if let known = numbers[node] { return known }
    nodes.append(node)
    isVersioned.append(isVersioned(node))
    numbers[node] = nodes.count - 1
    return nodes.count - 1
  }

  private func isVersioned(_ node: Node) -> Bool {
    switch node {
    case .constant: false
    case .leaf(let leaf): leaves[leaf].isVersioned
    case .not(let inner): isVersioned[inner]
    case .all(let parts), .any(let parts): parts.contains { isVersioned[$0] }
    }
  }

  private mutating func negation(of inner: Int) -> Int {
    switch nodes[inner] {
    case .constant(let truth): add(.constant(!truth))
    case .not(let positive): positive
    default: add(.not(inner))
    }
  }

  /// Parts of parts are parts, a part that stands twice counts once, and constants decide or go.
  private mutating func junction(_ parts: [Int], isAll: Bool) -> Int {
    let (idle, decisive): (Truth, Truth) = isAll ? (.yes, .no) : (.no, .yes)
    var flat: Set<Int> = []
    for part in parts {
      switch nodes[part] {
      case .constant(idle): continue
      case .constant(decisive): return add(.constant(decisive))
      case .all(let inner) where isAll, .any(let inner) where !isAll: flat.formUnion(inner)
      default: flat.insert(part)
      }
    }
    switch flat.count {
    case 0: return add(.constant(idle))
    case 1: return flat.first ?? 0
    default: return add(isAll ? .all(flat.sorted()) : .any(flat.sorted()))
    }
  }

  private mutating func leaf(_ test: Test, _ circumstances: Int, _ evaluator: Evaluator) -> Int {
    let reading = Reading(test, library)
    if reading.attributes.isEmpty, !reading.looksAtListings {
      let truth = evaluator.evaluate(test).truth
      return add(.constant(truth))
    }
    let key = LeafKey(test: test, circumstances: reading.isLocal ? circumstances : 0)
    if let known = leafNumbers[key] { return add(.leaf(known)) }
    let demand = DemandReader(test, evaluator)
    let attributes = reading.attributes.filter { !$0.hasPrefix("seller.") }.sorted()
    let linear = LinearTest(test, evaluator)
    leaves.append(
      Leaf(
        test: test, attributes: attributes,
        demands: Dictionary(
          uniqueKeysWithValues: attributes.map { name in
            // What is reckoned with needs no classes.
            (name, linear?.attributes.contains(name) == true ? .nothing : demand.demands[name] ?? .everything)
          }),
        words: WordsRead(demand), linear: linear, keyed: reading.keyed.sorted(), isLocal: reading.isLocal,
        isBound: reading.isBound, circumstances: key.circumstances))
    leafNumbers[key] = leaves.count - 1
    return add(.leaf(leaves.count - 1))
  }

  /// The first circumstances met whose market has the same languages.
  mutating func circumstances(like number: Int, _ evaluator: Evaluator) -> Int {
    let languages = Set(Country.languages(ofMarket: evaluator.circumstances.market))
    if let known = circumstancesByLanguages[languages] { return known }
    circumstancesByLanguages[languages] = number
    return number
  }

  /// What a test reads, also through the inferences of what it reads.
  private struct Reading {
    private(set) var attributes: Set<String> = []
    private(set) var looksAtListings = false
    /// The keyed texts that are read bare.
    private(set) var keyed: Set<String> = []
    /// Whether market or platform decide it, in more than the constants that stand in it and the languages that are read.
    private(set) var isLocal = false
    /// Whether they do so in other ways than by the versions that are read.
    private(set) var isBound = false

    init(_ test: Test, _ library: Library) {
      visit(.test(test), library)
      isBound = isBound || !attributes.isDisjoint(with: ["documents", "seller.registrations"])
      isLocal = isLocal || isBound
    }

    private mutating func visit(_ condition: Condition, _ library: Library) {
      var reader = AttributeReader()
      reader.visit(condition)
      looksAtListings = looksAtListings || reader.looksAtListings
      isBound = isBound || reader.readsCircumstances
      isLocal = isLocal || isBound
      keyed.formUnion(reader.bare.filter { library.schema.attributes[$0]?.type.isKeyed == true })
      for name in reader.all.subtracting(attributes) {
        attributes.insert(name)
        for derivation in library.derivations[name] ?? [] {
          isLocal = true
          visit(derivation.condition, library)
        }
      }
    }
  }
}
