import Catalog

extension Rule {
  /// The attributes that the rule reads, sorted.
  package var attributes: [String] {
    var reader = AttributeReader()
    reader.visit(self)
    return reader.all.sorted()
  }

  /// Whether the rule compares with the day asked about.
  package var readsToday: Bool {
    var reader = AttributeReader()
    reader.visit(self)
    return reader.readsToday
  }

  /// The comparisons with a threshold (`<`, `<=`, `>`, `>=`), in the order of the rule, each once.
  package var thresholds: [Test] {
    var reader = AttributeReader()
    reader.visit(self)
    var seen: Set<Test> = []
    return reader.thresholds.filter { seen.insert($0).inserted }
  }

  /// Whether a seller rule asks about `some listing` or `every listing`.
  package var looksAtListings: Bool {
    var reader = AttributeReader()
    reader.visit(self)
    return reader.looksAtListings
  }

  /// What the rule reads bare: it is judged once for each version of the keyed texts among them.
  var bareAttributes: Set<String> {
    var reader = AttributeReader()
    reader.visit(self)
    return reader.bare
  }
}

/// Walks expressions and gathers the attributes that they read.
package struct AttributeReader {
  /// Everything read.
  package private(set) var all: Set<String> = []
  /// What is read as a value; `is present` of a keyed text asks for any version and is not among it.
  private(set) var bare: Set<String> = []
  private(set) var looksAtListings = false
  private(set) var readsToday = false
  private(set) var thresholds: [Test] = []
  private(set) var readsCircumstances = false
  /// Whether it reads neither the listing nor what is asked.
  package var readsOnlyConstants: Bool { all.isEmpty && !looksAtListings && !readsToday && !readsCircumstances }

  /// `let` names that are followed to what they stand for; none where they were visited themselves.
  private let lets: [String: Term]
  /// The paths of the lists that elements come from.
  private let elements: [String: String]

  package init(lets: [Let] = []) {
    self.init(lets: Dictionary(lets.map { ($0.name, $0.term) }, uniquingKeysWith: { first, _ in first }), elements: [:])
  }

  init(lets: [String: Term], elements: [String: String]) {
    self.lets = lets
    self.elements = elements
  }

  mutating func visit(_ rule: Rule) {
    for value in rule.lets { visit(value.term) }
    for condition in rule.concerns + rule.exemptions.map(\.condition) { visit(condition) }
    for exception in rule.exceptions { visit(exception.condition) }
    for period in rule.scope.periods { if let event = period.event { all.insert(event.attribute) } }
    visit(rule.requirement)
  }

  mutating func visit(_ requirement: Requirement) {
    switch requirement {
    case .condition(let condition): visit(condition)
    case .group(_, let parts):
      for part in parts {
        visit(part.body)
        for condition in [part.when, part.unless].compactMap(\.self) { visit(condition) }
      }
    }
  }

  package mutating func visit(_ condition: Condition) {
    for test in condition.tests { visit(test) }
  }

  private mutating func visit(_ test: Test) {
    switch test {
    case .compare(let comparison, let left, let right):
      if comparison.isOrder { thresholds.append(test) }
      visit(left)
      visit(right)
    case .presence(_, .attribute(let name)): all.insert(name)
    case .presence(_, let term), .valid(let term, _), .holdsTrue(let term), .mentions(let term, _),
      .matches(let term, _):
      visit(term)
    case .quantifier(_, _, let list, let filter, let condition):
      visit(list)
      if let filter { visit(filter) }
      visit(condition)
    case .listings(_, let condition):
      looksAtListings = true
      visit(condition)
    case .unique(let terms): for term in terms { visit(term) }
    case .descending(_, let list, let filter, let element):
      visit(list)
      if let filter { visit(filter) }
      visit(element)
    case .evidence(_, _, let condition):
      all.insert("documents")
      if let condition { visit(condition) }
    case .registered(_, _, let condition):
      all.insert("seller.registrations")
      if let condition { visit(condition) }
    }
  }

  private mutating func visit(_ term: Term) {
    switch term {
    case .attribute(let name):
      all.insert(name)
      bare.insert(name)
    case .version(let name, _): all.insert(name)
    case .entry(let name, let key):
      all.insert(name)
      visit(key)
    case .listingCount(let condition):
      looksAtListings = true
      visit(condition)
    case .field(let base, _): visit(base)
    case .list(let terms), .call(_, let terms): for term in terms { visit(term) }
    case .lookup(_, let keys, let fallback):
      for term in keys + [fallback].compactMap(\.self) { visit(term) }
    case .arithmetic(_, let left, let right):
      visit(left)
      visit(right)
    case .aggregate(_, _, let list, let filter, let element):
      visit(list)
      if let filter { visit(filter) }
      if let element { visit(element) }
    case .truth(let condition): visit(condition)
    case .variable(let name):
      if let path = elements[name] { all.insert(path) } else if let term = lets[name] { visit(term) }
    case .today: readsToday = true
    case .market, .platform: readsCircumstances = true
    case .constant, .none: break
    }
  }
}

extension Rule {
  /// The attributes that some of its conditions read, also through `let` names, sorted.
  package func attributes(readBy requirements: [Requirement]) -> [String] {
    var reader = AttributeReader(lets: lets)
    for requirement in requirements { reader.visit(requirement) }
    return reader.all.sorted()
  }
}
