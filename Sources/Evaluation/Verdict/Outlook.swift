import Catalog
import Values

/// The ways in which open tests that share attributes can turn out once these attributes are stated.
///
/// Where the tests only compare the attributes with what is known, or with each other, values are tried that stand for all
/// others: each limit, one between two limits and beyond them, each code of a list. Other tests are either true or false,
/// except where an attribute is said to be none.
struct Outlook {
  /// The truth of tests, by their numbers; a test that is not here stays open.
  typealias Way = [Int: Truth]

  private let evaluator: Evaluator
  private let tests: [(number: Int, open: OpenTest)]
  private let attributes: [String]

  /// - Parameter attributes: what is stated; a test that asks for more may stay open.
  init(evaluator: Evaluator, tests: [(Int, OpenTest)], stating attributes: [String]) {
    self.evaluator = evaluator
    self.tests = tests.map { (number: $0.0, open: $0.1) }
    self.attributes = attributes
  }

  /// Whether nothing that a test asks for is left open.
  private func isAnswered(_ open: OpenTest) -> Bool {
    open.gap.uncomputable.isEmpty && open.gap.attributes.isSubset(of: attributes)
  }

  private static let mostCombinations = 4096
  private static let mostFreeTests = 8

  var ways: [Way] {
    let listed = Set(attributes.filter(canBeStated))
    let compared = tests.map { isComparison($0.open, of: listed) }
    let answered = tests.filter { isAnswered($0.open) }.map(\.number)
    let free = tests.indices.filter { !compared[$0] }
    guard free.count <= Self.mostFreeTests, let values = values(listed, compared) else { return Self.all(answered) }
    var ways: Set<Way> = []
    for choice in Self.combinations(values) {
      ways.formUnion(self.ways(stating: choice, compared))
    }
    return Array(ways)
  }

  /// The ways that are left while attributes have these values.
  private func ways(stating facts: [String: Fact], _ compared: [Bool]) -> [Way] {
    let none = Set(facts.filter { $0.value.state == .none }.keys)
    var way: Way = [:]
    var free: [Int] = []
    evaluator.withFacts(facts) {
      for (index, test) in tests.enumerated() {
        if compared[index] || !none.isDisjoint(with: test.open.gap.attributes) {
          let truth = evaluator.truth(of: test.open)
          if truth != .unknown || compared[index] {
            way[test.number] = truth
            continue
          }
        }
        if isAnswered(test.open) { free.append(test.number) }
      }
    }
    return Self.all(free).map { $0.merging(way) { $1 } }
  }

  /// Each combination of true and false.
  private static func all(_ tests: [Int]) -> [Way] {
    tests.reduce([[:]]) { ways, test in
      ways.flatMap { way in [Truth.yes, .no].map { way.merging([test: $0]) { $1 } } }
    }
  }

  // MARK: What can be listed

  /// Whether an attribute is one that a value can be given to: no field, no version, no evidence.
  private func canBeStated(_ name: String) -> Bool {
    evaluator.library.schema.attributes[name] != nil
  }

  /// Whether a test only compares attributes with each other or with what is known.
  private func isComparison(_ open: OpenTest, of listed: Set<String>) -> Bool {
    guard open.gap.attributes.intersection(attributes).isSubset(of: listed) else { return false }
    func isPlain(_ term: Term) -> Bool {
      switch evaluator.resolved(term) {
      case .attribute: true
      case .list(let terms): terms.allSatisfy(isPlain)
      default: evaluator.isKnown(term)
      }
    }
    switch open.test {
    case .compare(let comparison, let left, let right): return comparison != .include && isPlain(left) && isPlain(right)
    case .presence(_, let term), .holdsTrue(let term):
      if case .attribute(let name) = evaluator.resolved(term) { return listed.contains(name) }
      return false
    default: return false
    }
  }

  /// The values to try of each attribute; nil where no few values stand for all.
  private func values(_ listed: Set<String>, _ compared: [Bool]) -> [(String, [Fact])]? {
    var constants: [FactValue] = []
    var compares: Set<String> = []
    // What is compared with another open attribute.
    var paired: Set<String> = []
    for (test, isCompared) in zip(tests, compared) where isCompared {
      guard case .compare(_, let left, let right) = test.open.test else { continue }
      compares.formUnion(test.open.gap.attributes)
      if test.open.gap.attributes.count > 1 { paired.formUnion(test.open.gap.attributes) }
      constants += evaluator.constants(left) + evaluator.constants(right)
    }
    var all: [(String, [Fact])] = []
    for name in attributes where listed.contains(name) {
      guard let attribute = evaluator.library.schema.attributes[name] else { return nil }
      var values: [FactValue] = [.text("")]
      if attribute.type == .boolean {
        values = [.boolean(true), .boolean(false)]
      } else if compares.contains(name) {
        guard
          let found = Representatives(evaluator: evaluator, count: attributes.count)
            .values(of: attribute.type, constants, telling: paired.contains(name) ? nil : name)
        else { return nil }
        values = found
      }
      var facts = values.map { Fact(.stated($0)) }
      // What cannot be read was stated, so it is not none.
      if attribute.mayBeNone, evaluator.fact(of: name).state == .missing { facts.append(Fact(.none)) }
      all.append((name, facts))
    }
    let count = all.reduce(1) { $0 > Self.mostCombinations ? $0 : $0 * $1.1.count }
    return count <= Self.mostCombinations ? all : nil
  }

  private static func combinations(_ values: [(String, [Fact])]) -> [[String: Fact]] {
    values.reduce([[:]]) { choices, next in
      choices.flatMap { choice in next.1.map { choice.merging([next.0: $0]) { $1 } } }
    }
  }
}

extension Evaluator {
  /// Runs `body` with attributes stated.
  func withFacts(_ stated: [String: Fact], _ body: () -> Void) {
    let own = (facts, sellerFacts, version, found, inferred, presumed)
    defer { (facts, sellerFacts, version, found, inferred, presumed) = own }
    for (name, fact) in stated {
      if name.hasPrefix("seller.") { sellerFacts[name] = fact } else { facts[name] = fact }
    }
    body()
  }

  /// The truth of an open test, in the version that it was asked in.
  func truth(of open: OpenTest) -> Truth {
    if let asked = open.version { version = asked }
    return evaluate(open.test).truth
  }

  func isKnown(_ term: Term) -> Bool {
    switch evaluate(term) {
    case .value, .none: true
    case .unknown, .between: false
    }
  }

  /// The known values that a side of a comparison holds, the bounds of ranges among them.
  func constants(_ term: Term) -> [FactValue] {
    if case .list(let terms) = resolved(term) { return terms.flatMap(constants) }
    guard case .value(let value) = evaluate(term) else { return [] }
    return switch value {
    case .list(let members): members.compactMap(\.value)
    case .range(let range): [range.lower, range.upper].compactMap(\.self)
    default: [value]
    }
  }
}
