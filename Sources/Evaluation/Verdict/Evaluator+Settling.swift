import Catalog

extension Evaluator {
  /// The smallest sets of attributes that settle an undetermined verdict however they turn out: at most three, of at
  /// most four.
  ///
  /// Of up to twelve open attributes every set is tried. Of more, one set is told that cannot lose an attribute, and that
  /// it need not be the smallest.
  func settling(of rule: Rule, in versions: [String?]) -> (sets: [[String]], isExact: Bool) {
    // What might be stated reaches nothing yet.
    let reached = outcomes
    outcomes = nil
    defer { outcomes = reached }
    let (rules, tests) = skeletons(of: rule, in: versions)
    let attributes = tests.reduce(into: Set<String>()) { $0.formUnion($1.gap.attributes) }.sorted()
    guard !attributes.isEmpty else { return ([], true) }
    var search = SettlingSearch(evaluator: self, rules: rules, tests: tests)
    guard attributes.count <= SettlingSearch.exactLimit else { return (search.greedy(attributes), false) }
    let sets = search.smallest(of: attributes)
    return (sets, !search.isExhausted)
  }
}

/// Searches for the attributes that settle a rule over one listing.
///
/// A set settles it if every way in which the open tests can turn out once it is stated gives a determined verdict.
/// Tests that share attributes turn out together as values of these attributes make them (``Outlook``); where the values
/// cannot be listed, the tests are taken to be independent: a set may then be larger than needed, never too small.
struct SettlingSearch {
  static let exactLimit = 12
  static let largestSet = 4
  static let mostSets = 3

  let evaluator: Evaluator
  let rules: [RuleSkeleton]
  let tests: [OpenTest]
  /// How many verdicts may still be computed.
  private var budget = 100_000
  /// The ways in which tests that hang together turn out, once computed.
  private var known: [Group: [Outlook.Way]] = [:]

  init(evaluator: Evaluator, rules: [RuleSkeleton], tests: [OpenTest]) {
    (self.evaluator, self.rules, self.tests) = (evaluator, rules, tests)
  }

  /// Whether the search ended before all sets were tried.
  var isExhausted: Bool { budget <= 0 }

  mutating func smallest(of attributes: [String]) -> [[String]] {
    // What all of them do not settle, none of the sets does.
    guard isSettled(by: attributes) else { return [] }
    for size in 1...min(Self.largestSet, attributes.count) {
      var sets: [[String]] = []
      for candidate in Self.combinations(of: attributes, size: size) where sets.count < Self.mostSets {
        if isSettled(by: candidate) { sets.append(candidate) }
      }
      if !sets.isEmpty { return sets }
    }
    return []
  }

  /// All attributes, less each without which the rest still settles it; nothing if more than four are left.
  mutating func greedy(_ attributes: [String]) -> [[String]] {
    guard isSettled(by: attributes) else { return [] }
    var set = attributes
    for attribute in attributes {
      let rest = set.filter { $0 != attribute }
      if isSettled(by: rest) { set = rest }
    }
    return set.count <= Self.largestSet ? [set] : []
  }

  private mutating func isSettled(by attributes: [String]) -> Bool {
    let stated = Set(attributes)
    let touched = tests.indices.filter { !tests[$0].gap.attributes.isDisjoint(with: stated) }
    let used = touched.reduce(into: Set<String>()) { $0.formUnion(tests[$1].gap.attributes) }
    guard used.isSuperset(of: stated) else { return false }
    let groups = Self.groups(touched.map { ($0, tests[$0].gap.attributes.intersection(stated)) })
    var ways: [[Outlook.Way]] = []
    for group in groups { ways.append(outcomes(of: group, stated)) }
    var assumed = [Truth?](repeating: nil, count: tests.count)
    return isSettled(ways[...], &assumed)
  }

  private mutating func isSettled(_ ways: ArraySlice<[Outlook.Way]>, _ assumed: inout [Truth?]) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    let verdicts = rules.map { $0.verdict(assumed) }
    if verdicts.contains(.violated) || !verdicts.contains(.undetermined) { return true }
    guard let group = ways.first else { return false }
    for way in group {
      for (test, truth) in way { assumed[test] = truth }
      defer { for test in way.keys { assumed[test] = nil } }
      if !isSettled(ways.dropFirst(), &assumed) { return false }
    }
    return true
  }

  private mutating func outcomes(of group: [Int], _ stated: Set<String>) -> [Outlook.Way] {
    let attributes = group.reduce(into: Set<String>()) { $0.formUnion(tests[$1].gap.attributes.intersection(stated)) }
    let key = Group(tests: group, attributes: attributes)
    if let ways = known[key] { return ways }
    let ways = Outlook(evaluator: evaluator, tests: group.map { ($0, tests[$0]) }, stating: attributes.sorted()).ways
    known[key] = ways
    return ways
  }

  /// Tests that hang together, and the attributes that are stated of those that they ask for.
  private struct Group: Hashable {
    let tests: [Int]
    let attributes: Set<String>
  }

  /// The tests that hang together by an attribute that they share.
  private static func groups(_ tests: [(Int, Set<String>)]) -> [[Int]] {
    var groups: [(tests: [Int], attributes: Set<String>)] = []
    for (test, attributes) in tests {
      let (meeting, apart) = groups.reduce(
        into: ([], []) as ([(tests: [Int], attributes: Set<String>)], [(tests: [Int], attributes: Set<String>)])
      ) {
        if $1.attributes.isDisjoint(with: attributes) { $0.1.append($1) } else { $0.0.append($1) }
      }
      groups = apart + [(meeting.flatMap(\.tests) + [test], meeting.reduce(attributes) { $0.union($1.attributes) })]
    }
    return groups.map { $0.tests.sorted() }
  }

  private static func combinations(of items: [String], size: Int) -> [[String]] {
    guard size > 0 else { return [[]] }
    return items.indices.flatMap { index in
      combinations(of: Array(items[(index + 1)...]), size: size - 1).map { [items[index]] + $0 }
    }
  }
}
