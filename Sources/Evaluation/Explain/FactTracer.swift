import Catalog

/// Gathers the facts that a test reads, each once.
struct FactTracer {
  let evaluator: Evaluator
  private var facts: [TracedFact] = []

  init(evaluator: Evaluator) { self.evaluator = evaluator }

  func facts(readBy test: Test) -> [TracedFact] {
    var tracer = self
    tracer.visit(test)
    return tracer.facts
  }

  private mutating func add(_ fact: TracedFact) {
    if !facts.contains(where: { $0.path == fact.path }) { facts.append(fact) }
  }

  // MARK: Walking

  private mutating func visit(_ condition: Condition) {
    for test in condition.tests { visit(test) }
  }

  private mutating func visit(_ test: Test) {
    switch test {
    case .compare(_, let left, let right):
      visit(left)
      visit(right)
    case .presence(_, let term), .valid(let term, _), .holdsTrue(let term), .mentions(let term, _),
      .matches(let term, _):
      visit(term)
    case .quantifier(_, _, let list, let filter, let condition):
      visit(list)
      if let filter { visit(filter) }
      visit(condition)
    case .listings(_, let condition): visit(condition)
    case .evidence(_, _, let condition):
      visit(.attribute("documents"))
      if let condition { visit(condition) }
    case .registered(_, _, let condition):
      visit(.attribute("seller.registrations"))
      if let condition { visit(condition) }
    case .descending(_, let list, let filter, let element):
      visit(list)
      if let filter { visit(filter) }
      visit(element)
    case .unique(let terms): for term in terms { visit(term) }
    }
  }

  private mutating func visit(_ term: Term) {
    let term = evaluator.resolved(term)
    switch term {
    case .attribute(let name): add(whole(name))
    case .version, .entry, .field:
      if let root = Self.root(of: term) { add(known(term, root)) }
    case .list(let terms): for inner in terms { visit(inner) }
    case .lookup(let table, let keys, let fallback):
      for inner in keys + [fallback].compactMap(\.self) { visit(inner) }
      addComputed(term, path: table)
    case .arithmetic(_, let left, let right):
      visit(left)
      visit(right)
    case .call(let function, let arguments):
      for inner in arguments { visit(inner) }
      let names = arguments.compactMap(Self.root).joined(separator: ", ")
      if !names.isEmpty { addComputed(term, path: "\(function.rawValue)(\(names))") }
    case .aggregate(_, _, let list, let filter, let element):
      visit(list)
      if let filter { visit(filter) }
      if let element { visit(element) }
    case .listingCount(let condition), .truth(let condition): visit(condition)
    case .constant, .none, .variable, .today, .market, .platform: break
    }
  }

  /// The attribute that a path begins with; nil for elements of a list.
  private static func root(of term: Term) -> String? {
    switch term {
    case .attribute(let name), .version(let name, _), .entry(let name, _): name
    case .field(let base, _): root(of: base)
    default: nil
    }
  }

  // MARK: Facts

  private mutating func addComputed(_ term: Term, path: String) {
    if let value = evaluator.computed(term) {
      add(TracedFact(path: path, fact: Fact(.stated(value)), origin: .computed))
    }
  }

  /// An attribute; of a keyed text the version that is judged.
  private func whole(_ name: String) -> TracedFact {
    let traced = known(.attribute(name), name)
    guard case .stated(.localized(let versions)) = traced.fact.state,
      let language = evaluator.languageOfVersion(of: name), let version = versions[language]
    else { return traced }
    return TracedFact(path: "\(name)[\(language)]", fact: version, origin: traced.origin)
  }

  private func known(_ term: Term, _ attribute: String) -> TracedFact {
    let stated = evaluator.stated(term)
    switch stated.fact.state {
    case .stated: return TracedFact(path: stated.path, fact: stated.fact, origin: .stated)
    case .unreadable: return TracedFact(path: stated.path, fact: stated.fact, origin: .unreadable)
    case .none:
      return TracedFact(
        path: stated.path, fact: stated.fact, origin: stated.fact.isDeclaredComplete ? .declaredComplete : .stated)
    case .missing: break
    }
    let filled = evaluator.filled(term)
    guard filled.fact.state != .missing else {
      return TracedFact(path: stated.path, fact: stated.fact, origin: .missing)
    }
    if let (attributes, words) = evaluator.inference(of: attribute) {
      return TracedFact(path: filled.path, fact: filled.fact, origin: .inferred(from: attributes, words: words))
    }
    return TracedFact(path: filled.path, fact: filled.fact, origin: .presumed)
  }
}

extension Evaluator {
  /// What an attribute that is not stated is inferred from: the attributes read, and the words found in them.
  func inference(of name: String) -> (attributes: [String], words: [Found])? {
    guard let derivations = library.derivations[name], deriving.insert(name).inserted else { return nil }
    let own = (version, found, lets, readsAllVersions)
    defer {
      deriving.remove(name)
      (version, found, lets, readsAllVersions) = own
    }
    (lets, readsAllVersions) = ([:], true)
    for derivation in derivations {
      var reader = AttributeReader()
      reader.visit(derivation.condition)
      for language in versions(reading: reader.bare) {
        (version, found) = (language, [])
        if evaluate(derivation.condition).truth == .yes { return (reader.all.sorted(), found) }
      }
    }
    return nil
  }
}
