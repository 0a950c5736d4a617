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
  private let wordings: WordingCache

  /// The facts of the listing just now, and the seller's.
  var facts: [String: Fact] = [:]
  var sellerFacts: [String: Fact] = [:]
  var isProfile = false
  /// The language version of keyed texts that is judged just now.
  var version: String?
  var lets: [String: Term] = [:]
  var elements: [String: (fact: Fact, path: String)] = [:]

  /// What the tests that came out unknown are taken to be: for finding what would settle a verdict.
  var assumptions: [Test: Truth] = [:]
  /// The tests, outside quantifiers, that came out unknown, with what is missing.
  var openTests: [Test: Gap] = [:]
  var found: [Found] = []
  /// The attributes whose values were inferred in this judgement.
  var inferred: Set<String> = []
  /// The listings of the seller in the market: for seller rules and catalog rules.
  package var catalog: [Listing] = []
  /// The listing that is judged, by its position in ``catalog``: for catalog rules.
  package var position: Int?
  /// What the tests came out as, elements of lists included; for seeing what examples reach. Nil: nobody asks.
  package var outcomes: [Test: Set<Truth>]?
  private var quantifierDepth = 0
  /// Attributes whose derivation is being evaluated: a derivation never reads what it fills.
  private var deriving: Set<String> = []

  /// - Parameter wordings: matchers kept between evaluators of one library.
  package init(library: Library, circumstances: Circumstances, wordings: WordingCache = WordingCache()) {
    self.library = library
    self.circumstances = circumstances
    self.wordings = wordings
    holders = library.schema.markets.holders(of: circumstances.market, on: circumstances.day)
  }

  // MARK: Conditions

  func evaluate(_ condition: Condition) -> Verity {
    switch condition {
    case .constant(let value): return Verity(Truth(value))
    case .and(let parts): return .and(parts.map(evaluate))
    case .or(let parts): return .or(parts.map(evaluate))
    case .not(let inner): return !evaluate(inner)
    case .test(let test):
      let verity = evaluate(test)
      if outcomes != nil { outcomes?[test, default: []].insert(verity.truth) }
      guard verity.truth == .unknown, quantifierDepth == 0 else { return verity }
      if let assumed = assumptions[test] { return Verity(assumed) }
      openTests[test] = verity.gap
      return verity
    }
  }

  private func evaluate(_ test: Test) -> Verity {
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
    let (fact, path) = knowledge(of: term)
    let gap = Gap(attributes: [path])
    // A field of what cannot be read may be there or not.
    if case .field = resolved(term), case .unreadable(_, let fault) = fact.state, fault == wholeFault(of: term) {
      return .unknown(gap)
    }
    switch (fact.state, presence) {
    case (.stated, .present): return Verity(.yes)
    case (.stated, _): return Verity(.no)
    case (.none, .present): return Verity(.no)
    case (.none, .missing): return Verity(.no)
    case (.none, .none): return Verity(.yes)
    case (.missing, .present) where !isProfile: return Verity(.no)
    case (.missing, .missing) where !isProfile: return Verity(.yes)
    case (.missing, _): return .unknown(gap)
    case (.unreadable, .present): return Verity(.yes)
    case (.unreadable, .missing): return Verity(.no)
    case (.unreadable, .none): return .unknown(gap)
    }
  }

  /// What is wrong with the record that a field belongs to; nil where it can be read.
  private func wholeFault(of term: Term) -> Fact.Fault? {
    guard case .field(let base, _) = resolved(term), case .unreadable(_, let fault) = knowledge(of: base).fact.state
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

  // MARK: Text

  private func mentions(_ term: Term, _ wording: Test.Wording) -> Verity {
    switch evaluate(term) {
    case .none: return Verity(.no)
    case .unknown(let gap), .between(_, _, let gap): return .unknown(gap)
    case .value(.text(let text)):
      let (attribute, language) = origin(of: term)
      guard let matcher = wordings.matcher(for: wording, language: language, in: library) else {
        return .unknown(Gap(uncomputable: ["\(wording) has no words in the language \(language ?? "und")"]))
      }
      guard let match = matcher.firstMatch(in: text) else { return Verity(.no) }
      let bytes = Array(text.utf8)
      let words = String(decoding: bytes[match.range], as: UTF8.self)
      let before = String(decoding: bytes[..<match.range.lowerBound], as: UTF8.self).count
      found.append(
        Found(
          attribute: attribute, language: language, words: words, entry: match.entry,
          characters: (before + 1)...(before + max(1, words.count))))
      return Verity(.yes)
    case .value: return Verity(.no)
    }
  }

  private func matches(_ term: Term, _ pattern: String) -> Verity {
    switch evaluate(term) {
    case .none: return Verity(.no)
    case .unknown(let gap), .between(_, _, let gap): return .unknown(gap)
    case .value(let value):
      guard let regex = wordings.pattern(pattern) else {
        return .unknown(Gap(uncomputable: ["the pattern /\(pattern)/ cannot be used"]))
      }
      return Verity(Truth(regex.isFound(in: "\(value)")))
    }
  }

  /// The attribute a text comes from and the language it is in.
  private func origin(of term: Term) -> (attribute: String, language: String?) {
    switch resolved(term) {
    case .attribute(let name): return (name, languageOfVersion(of: name))
    case .version(let attribute, let language): return (attribute, language)
    default:
      let path = knowledge(of: term).path
      return (path, languageOfVersion(of: path))
    }
  }

  // MARK: Quantifiers

  private func quantify(
    every: Bool, _ variable: String, over list: Term, filter: Condition?, _ condition: Condition
  ) -> Verity {
    let (fact, path) = elements(of: list)
    switch fact.state {
    case .none: return Verity(Truth(every))
    case .missing, .unreadable: return .unknown(Gap(attributes: [path]))
    case .stated(.list(let members)):
      let parts: [Verity] = members.map { member in
        within(variable, member, path: path) { () -> Verity in
          let meant = filter.map(evaluate) ?? Verity(.yes)
          let holds = evaluate(condition)
          // Where the filter is unknown the element may or may not count.
          return every ? Verity.or([!meant, holds]) : Verity.and([meant, holds])
        }
      }
      return every ? .and(parts) : .or(parts)
    case .stated: return .unknown(Gap(uncomputable: ["\(path) is no list"]))
    }
  }

  /// Evaluates `body` with an element bound to a variable.
  func within<Result>(_ variable: String, _ member: Fact, path: String, _ body: () -> Result) -> Result {
    let outer = elements.updateValue((member, path), forKey: variable)
    quantifierDepth += 1
    defer {
      quantifierDepth -= 1
      elements[variable] = outer
    }
    return body()
  }

  /// Whether the values of the elements never rise.
  private func isDescending(_ variable: String, over list: Term, filter: Condition?, of element: Term) -> Verity {
    let (fact, path) = elements(of: list)
    guard case .stated(.list(let members)) = fact.state else {
      return fact.state == .none ? Verity(.yes) : .unknown(Gap(attributes: [path]))
    }
    var known: [FactValue] = []
    var gap: Gap?
    for member in members {
      within(variable, member, path: path) {
        if let filter, evaluate(filter).truth == .no { return }
        switch evaluate(element) {
        case .value(let value): known.append(value)
        case .none: break
        case .unknown(let missing), .between(_, _, let missing): gap = gap.map { $0.joined(with: missing) } ?? missing
        }
      }
    }
    for (earlier, later) in zip(known, known.dropFirst()) where FactValue.order(earlier, later) == .less {
      return Verity(.no)
    }
    return gap.map { .unknown($0) } ?? Verity(.yes)
  }

  // MARK: Several listings

  private func listings(every: Bool, _ condition: Condition) -> Verity {
    let parts = truths(of: condition)
    return every ? Verity.and(parts) : Verity.or(parts)
  }

  /// A condition over each of the seller's listings.
  private func truths(of condition: Condition) -> [Verity] {
    let (ownFacts, ownVersion) = (facts, version)
    quantifierDepth += 1
    defer {
      quantifierDepth -= 1
      (facts, version) = (ownFacts, ownVersion)
    }
    return catalog.map { listing -> Verity in
      facts = listing.facts
      return evaluate(condition)
    }
  }

  /// How many listings meet a condition: a range while some of them may or may not.
  func listingCount(_ condition: Condition) -> Outcome {
    let parts = truths(of: condition)
    let sure = Rational(parts.count { $0.truth == .yes })
    let open = parts.filter { $0.truth == .unknown }
    guard !open.isEmpty else { return .value(.number(sure)) }
    let gap = open.reduce(into: Gap()) { $0.add($1.gap) }
    return .between(.number(sure), .number(sure + Rational(open.count)), gap)
  }

  /// Whether no other listing has the same values; none is like no other.
  private func isUnique(_ terms: [Term]) -> Verity {
    guard let position else { return .unknown(Gap(uncomputable: ["no catalog is judged"])) }
    let ownFacts = facts
    defer { facts = ownFacts }
    let keys = catalog.map { listing -> [Outcome] in
      facts = listing.facts
      return terms.map(evaluate)
    }
    let own = keys[position]
    let others = keys.enumerated().filter { $0.offset != position }.map { other in
      Verity.and(zip(own, other.element).map { isSame($0, $1) })
    }
    return !Verity.or(others)
  }

  private func isSame(_ left: Outcome, _ right: Outcome) -> Verity {
    switch (left, right) {
    case (.none, _), (_, .none): return Verity(.no)
    case (.value(let left), .value(let right)): return Verity(Truth(left == right))
    default: return .unknown(left.gap.joined(with: right.gap))
    }
  }

  // MARK: Derivations

  /// The value that is inferred for an attribute that is not stated.
  func derived(_ name: String) -> FactValue? {
    guard !isProfile, let derivations = library.derivations[name], deriving.insert(name).inserted else { return nil }
    let (ownVersion, ownFound) = (version, found)
    quantifierDepth += 1
    defer {
      quantifierDepth -= 1
      deriving.remove(name)
      (version, found) = (ownVersion, ownFound)
    }
    for derivation in derivations {
      var reader = AttributeReader()
      reader.visit(derivation.condition)
      let languages = reader.all.flatMap { attribute -> [String] in
        if case .stated(.localized(let versions))? = facts[attribute]?.state { Array(versions.keys) } else { [] }
      }
      for language in languages.isEmpty ? [nil] : Set(languages).sorted().map(Optional.some) {
        version = language
        if evaluate(derivation.condition).truth == .yes, case .value(let value) = evaluate(derivation.value) {
          inferred.insert(name)
          return value
        }
      }
    }
    return nil
  }

  // MARK: Evidence

  private func holds(_ kind: String, _ variable: String?, _ condition: Condition?) -> Verity {
    let (fact, path) = knowledge(of: .attribute("documents"))
    switch fact.state {
    case .none: return Verity(.no)
    case .missing, .unreadable: return .unknown(Gap(attributes: [path]))
    case .stated(.list(let documents)):
      return Verity.or(documents.map { Verity.and([covers($0, kind: kind), suits($0, path, variable, condition)]) })
    case .stated: return .unknown(Gap(attributes: [path]))
    }
  }

  /// Whether an element of the evidence meets the condition of `as … with`.
  private func suits(_ element: Fact, _ path: String, _ variable: String?, _ condition: Condition?) -> Verity {
    guard let variable, let condition else { return Verity(.yes) }
    return within(variable, element, path: path) { evaluate(condition) }
  }

  private func covers(_ document: Fact, kind: String) -> Verity {
    guard case .record(let fields)? = document.value else { return .unknown(Gap(attributes: ["documents"])) }
    guard case .code(kind)? = fields["kind"]?.value else {
      return fields["kind"]?.value == nil ? .unknown(Gap(attributes: ["documents.kind"])) : Verity(.no)
    }
    let declared = library.schema.documents[kind]
    let needed = declared?.covers ?? []
    var parts = [isValid(fields, declared)]
    if case .list(let markets)? = fields["markets"]?.value {
      parts.append(Verity.or(markets.map { Verity(Truth(isHeld(by: $0))) }))
    } else if needed.contains("market"), needed.contains("brand") {
      // A permission of somebody else's ends at the territories it names; a filing was made where the offer is.
      parts.append(.unknown(Gap(attributes: ["documents.markets"])))
    }
    if needed.contains("brand") {
      parts.append(compareValues(.equal, fields["brand"] ?? .missing, facts["brand"] ?? .missing, path: "brand"))
    }
    return .and(parts)
  }

  /// Whether a document is valid on the day: from its issue through its last day, which is stated or follows from the
  /// kind (`expires after 1 year`: the day before the anniversary).
  private func isValid(_ fields: [String: Fact], _ kind: DocumentKind?) -> Verity {
    var parts: [Verity] = []
    var issued: CalendarDate?
    if case .date(let day)? = fields["issued"]?.value {
      issued = day
      parts.append(Verity(Truth(day <= circumstances.day)))
    }
    if case .date(let last)? = fields["valid_through"]?.value {
      parts.append(Verity(Truth(circumstances.day <= last)))
    } else if let life = kind?.expiresAfter {
      parts.append(
        issued.map { Verity(Truth(circumstances.day < $0.adding(life))) }
          ?? .unknown(Gap(attributes: ["documents.issued"])))
    } else if kind?.expires == true {
      parts.append(.unknown(Gap(attributes: ["documents.valid_through"])))
    }
    return .and(parts)
  }

  private func isHeld(by market: Fact) -> Bool {
    if case .code(let code)? = market.value { return holders.contains(code) }
    return false
  }

  private func isRegistered(_ scheme: String, _ variable: String?, _ condition: Condition?) -> Verity {
    let (fact, path) = knowledge(of: .attribute("seller.registrations"))
    switch fact.state {
    case .none: return Verity(.no)
    case .missing, .unreadable: return .unknown(Gap(attributes: [path]))
    case .stated(.list(let registrations)):
      return Verity.or(
        registrations.map {
          Verity.and([Verity(Truth(isRegistration($0, of: scheme))), suits($0, path, variable, condition)])
        })
    case .stated: return .unknown(Gap(attributes: [path]))
    }
  }

  private func isRegistration(_ fact: Fact, of scheme: String) -> Bool {
    guard case .record(let fields)? = fact.value, case .code(scheme)? = fields["scheme"]?.value,
      case .text(let number)? = fields["number"]?.value
    else { return false }
    if case .date(let last)? = fields["valid_through"]?.value, last < circumstances.day { return false }
    let declared = library.schema.schemes[scheme]
    // A register of one market is no registration in another.
    if let markets = declared?.markets, !markets.isEmpty, !markets.contains(where: holders.contains) { return false }
    guard let pattern = declared?.numberPattern else { return true }
    return wordings.pattern("^(?:\(pattern))$")?.isFound(in: number) ?? false
  }
}
