import Catalog

/// Puts what is fixed for a run into a rule's conditions: named values, the market, the platform and the day.
///
/// What that decides already becomes a constant; what is left of two markets' rules is the same condition wherever the
/// market does not matter, so that it is evaluated once for both.
struct Specialiser {
  private let evaluator: Evaluator
  private let lets: [String: Term]

  init(_ evaluator: Evaluator, lets: [Let]) {
    self.evaluator = evaluator
    self.lets = Dictionary(lets.map { ($0.name, $0.term) }, uniquingKeysWith: { first, _ in first })
  }

  func condition(_ condition: Condition) -> Condition {
    switch condition {
    case .constant: return condition
    case .and(let parts): return .and(parts.map(self.condition))
    case .or(let parts): return .or(parts.map(self.condition))
    case .not(let inner): return .not(self.condition(inner))
    case .test(let test):
      if case .holdsTrue(let term) = test, case .truth(let inner) = self.term(term) { return inner }
      return .test(self.test(test))
    }
  }

  private func test(_ test: Test) -> Test {
    switch test {
    case .compare(let comparison, let left, let right): .compare(comparison, term(left), term(right))
    case .presence(let presence, let term): .presence(presence, self.term(term))
    case .valid(let term, let type): .valid(self.term(term), type)
    case .holdsTrue(let term): .holdsTrue(self.term(term))
    case .mentions(let term, let wording): .mentions(self.term(term), wording)
    case .matches(let term, let pattern): .matches(self.term(term), pattern: pattern)
    case .quantifier(let every, let variable, let list, let filter, let condition):
      .quantifier(
        every: every, variable: variable, over: term(list), filter: filter.map(self.condition),
        self.condition(condition))
    case .listings(let every, let condition): .listings(every: every, self.condition(condition))
    case .evidence(let document, let variable, let condition):
      .evidence(document: document, variable: variable, condition.map(self.condition))
    case .registered(let scheme, let variable, let condition):
      .registered(scheme: scheme, variable: variable, condition.map(self.condition))
    case .descending(let variable, let list, let filter, let element):
      .descending(variable: variable, over: term(list), filter: filter.map(condition), of: term(element))
    case .unique(let terms): .unique(terms.map(term))
    }
  }

  private func term(_ term: Term) -> Term {
    switch term {
    case .constant, .none, .attribute, .version: return term
    case .entry(let attribute, let key): return .entry(attribute: attribute, key: self.term(key))
    case .variable(let name): return lets[name].map(self.term) ?? term
    case .field(let base, let field): return .field(self.term(base), field)
    case .today: return .constant(.date(evaluator.circumstances.day))
    case .market: return .constant(.code(evaluator.circumstances.market))
    case .platform: return evaluator.circumstances.platform.map { .constant(.code($0)) } ?? .platform
    case .list(let terms): return .list(terms.map(self.term))
    case .lookup(let table, let keys, let fallback):
      return folded(.lookup(table: table, keys: keys.map(self.term), fallback: fallback.map(self.term)))
    case .arithmetic(let operation, let left, let right):
      return .arithmetic(operation, self.term(left), self.term(right))
    case .call(let function, let arguments): return .call(function, arguments.map(self.term))
    case .aggregate(let aggregate, let variable, let list, let filter, let element):
      return .aggregate(
        aggregate, variable: variable, over: self.term(list), filter: filter.map(condition),
        of: element.map(self.term))
    case .listingCount(let inner): return .listingCount(condition(inner))
    case .truth(let inner): return .truth(condition(inner))
    }
  }

  /// A look-up whose keys are all known, as the value that it finds.
  private func folded(_ lookup: Term) -> Term {
    guard case .lookup(_, let keys, _) = lookup,
      keys.allSatisfy({ if case .constant = $0 { true } else { false } }),
      case .value(let value) = evaluator.evaluate(lookup)
    else { return lookup }
    return .constant(value)
  }
}
