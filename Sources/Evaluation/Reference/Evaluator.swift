package import Catalog
import Text
package import Values

/// Where and when is asked.
package struct Circumstances: Sendable, Hashable {
  package let market: String
  package let platform: String?
  package let day: CalendarDate

  package init(market: String, platform: String?, day: CalendarDate) {
    self.market = market
    self.platform = platform
    self.day = day
  }
}

/// The reference evaluator: walks the tree of one rule over one listing, readable before fast.
///
/// It decides what the language means (docs/language.md, "Truth"); faster plans are compared with it. Not thread-safe:
/// one a worker.
package final class Evaluator {
  let library: Library
  package let circumstances: Circumstances
  let holders: Set<String>
  let wordings: WordingCache
  let representatives: CodeRepresentatives

  /// The facts of the listing just now, and the seller's.
  var facts: [String: Fact] = [:]
  var sellerFacts: [String: Fact] = [:]
  var isProfile = false
  /// The language version of keyed texts that is judged just now.
  var version: String?
  var lets: [String: Term] = [:]
  var elements: [String: Element] = [:]
  /// Whether keyed texts are read in all their versions, whatever the market's languages: for inferences.
  var readsAllVersions = false

  var found: [Found] = []
  /// The attributes whose values were inferred in this judgement.
  var inferred: Set<String> = []
  /// Tests that are taken to come out so: for finding what would have to change.
  var assumed: [Test: Truth] = [:]
  /// The attributes that had their presumed value in this judgement.
  var presumed: Set<String> = []
  /// Attributes of which nothing is presumed just now: for telling what a verdict rests on.
  var withheld: Set<String> = []
  /// The listings of the seller in the market: for seller rules and catalog rules.
  package var catalog: [Listing] = []
  /// The listing that is judged, by its position in ``catalog``: for catalog rules.
  package var position: Int?
  /// What the tests came out as, elements of lists included; for seeing what examples reach. Nil: nobody asks.
  package var outcomes: [Test: Set<Truth>]?
  /// Attributes whose derivation is being evaluated: a derivation never reads what it fills.
  var deriving: Set<String> = []

  /// - Parameter wordings: matchers kept between evaluators of one library.
  package init(library: Library, circumstances: Circumstances, wordings: WordingCache = WordingCache()) {
    self.library = library
    self.circumstances = circumstances
    self.wordings = wordings
    representatives = CodeRepresentatives(library)
    holders = library.schema.markets.holders(of: circumstances.market, on: circumstances.day)
  }

  // MARK: Conditions

  /// The truth of a condition that reads no listing.
  package func truth(of condition: Condition) -> Truth { evaluate(condition).truth }

  func evaluate(_ condition: Condition) -> Verity {
    switch condition {
    case .constant(let value): return Verity(Truth(value))
    case .and(let parts): return .and(parts.map(evaluate))
    case .or(let parts): return .or(parts.map(evaluate))
    case .not(let inner): return !evaluate(inner)
    case .test(let test):
      if !assumed.isEmpty, let truth = assumed[test] { return Verity(truth) }
      let verity = evaluate(test)
      if outcomes != nil { outcomes?[test, default: []].insert(verity.truth) }
      return verity
    }
  }

  func evaluate(_ test: Test) -> Verity {
    switch test {
    case .compare(let comparison, let left, let right): return compare(comparison, left, right)
    case .presence(let presence, let term): return evaluate(presence, of: term)
    case .valid(let term, let type): return isValid(term, type: type)
    case .holdsTrue(let term): return isTrue(term)
    case .mentions(let term, let wording): return mentions(term, wording)
    case .matches(let term, let pattern): return matches(term, pattern)
    case .quantifier(let every, let variable, let list, let filter, let condition):
      return quantify(every: every, variable, over: list, filter: filter, condition)
    case .listings(let every, let condition): return listings(every: every, condition)
    case .evidence(let document, let variable, let condition): return holds(document, variable, condition)
    case .registered(let scheme, let variable, let condition): return isRegistered(scheme, variable, condition)
    case .descending(let variable, let list, let filter, let element):
      return isDescending(variable, over: list, filter: filter, of: element)
    case .unique(let terms): return isUnique(terms)
    }
  }

  private func evaluate(_ presence: Test.Presence, of term: Term) -> Verity {
    let known = stated(term)
    // A field of what cannot be read may be there or not.
    if case .field = resolved(term), case .unreadable(_, let fault) = known.fact.state, fault == wholeFault(of: term) {
      return .unknown(known.gap)
    }
    // A text of unknown language may be in the one that is asked for.
    if case .version(let name, _) = resolved(term), known.fact.state == .missing, isOfUnknownLanguage(name) {
      return .unknown(known.gap)
    }
    switch (known.fact.state, presence) {
    case (.stated, .present): return Verity(.yes)
    case (.stated, _): return Verity(.no)
    case (.none, .present), (.none, .missing): return Verity(.no)
    case (.none, .none): return Verity(.yes)
    case (.missing, .present) where !isProfile: return Verity(.no)
    case (.missing, .missing) where !isProfile: return Verity(.yes)
    case (.missing, _): return .unknown(known.gap)
    case (.unreadable, .present): return Verity(.yes)
    case (.unreadable, .missing): return Verity(.no)
    case (.unreadable, .none): return .unknown(known.gap)
    }
  }

  /// What is wrong with the record that a field belongs to; nil where it can be read.
  private func wholeFault(of term: Term) -> Fact.Fault? {
    guard case .field(let base, _) = resolved(term), case .unreadable(_, let fault) = stated(base).fact.state
    else {
      return nil
    }
    return fault
  }

  private func isTrue(_ term: Term) -> Verity {
    if case .truth(let condition) = resolved(term) { return evaluate(condition) }
    switch evaluate(term) {
    case .value(.boolean(let value)): return Verity(Truth(value))
    case .value, .none: return Verity(.no)
    case .unknown(let gap), .between(_, _, let gap): return .unknown(gap)
    }
  }

  private func isValid(_ term: Term, type: ValueType) -> Verity {
    switch evaluate(term) {
    case .none: return Verity(.no)
    case .unknown(let gap), .between(_, _, let gap): return .unknown(gap)
    case .value(.text(let text)):
      guard case .identifier(let kind) = type else { return Verity(.yes) }
      return Verity(Truth(Identifier.isValid(text, as: kind)))
    case .value: return Verity(.yes)
    }
  }

  /// A `let` name stands for its term.
  func resolved(_ term: Term) -> Term {
    if case .variable(let name) = term, elements[name] == nil, let value = lets[name] { return resolved(value) }
    return term
  }
}
