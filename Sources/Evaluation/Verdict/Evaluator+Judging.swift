package import Catalog
import Values

extension Evaluator {
  /// Judges a rule over a listing; for a seller rule the listing holds nothing.
  package func judge(_ rule: Rule, listing: Listing, seller: [String: Fact] = [:]) -> Judgement {
    facts = listing.facts
    sellerFacts = seller
    isProfile = listing.isProfile
    lets = Dictionary(uniqueKeysWithValues: rule.lets.map { ($0.name, $0.term) })
    guard rule.isInScope(circumstances, schema: library.schema) else {
      return Judgement(
        verdict: .notApplicable, concerns: .no, parts: [], settling: [], gap: Gap(), version: nil, found: [],
        inferred: [])
    }
    let judgements = versions(of: rule).map { judge(rule, version: $0) }
    var worst = judgements[0]
    for judgement in judgements.dropFirst() where judgement.verdict.rank > worst.verdict.rank { worst = judgement }
    version = worst.version
    return worst
  }

  /// The condition under which the rule concerns a listing: event, `when`, no `unless`, no exception.
  package func concern(of rule: Rule) -> Condition {
    let exceptions = rule.exceptions.compactMap(condition).map { Condition.not($0) }
    return .and(
      [rule.scope.timeliness(on: circumstances.day)] + rule.concerns + rule.exemptions.map { .not($0.condition) }
        + exceptions)
  }

  /// The condition under which an exception takes its rules away; nil where and when it does not hold.
  private func condition(of exception: RuleException) -> Condition? {
    guard exception.scope.isInForce(circumstances, schema: library.schema) else { return nil }
    return .and([exception.scope.timeliness(on: circumstances.day), exception.condition])
  }

  /// Which of the rule's `unless` and exceptions hold for the listing judged last, by their places in the rule.
  package func reliefs(of rule: Rule) -> (exemptions: Set<Int>, exceptions: Set<Int>) {
    func holding(_ conditions: [Condition?]) -> Set<Int> {
      Set(conditions.indices.filter { conditions[$0].map { evaluate($0).truth } == .yes })
    }
    return (holding(rule.exemptions.map(\.condition)), holding(rule.exceptions.map(condition)))
  }

  /// The value of an attribute or `let` of the rule judged last, in the version that was judged; for messages.
  package func value(named name: String) -> FactValue? {
    let parts = name.split(separator: ".").map(String.init)
    var term: Term?
    if lets[name] != nil { term = .variable(name) }
    for length in stride(from: parts.count, to: 0, by: -1) where term == nil {
      let prefix = parts.prefix(length).joined(separator: ".")
      guard library.schema.attributes[prefix] != nil else { continue }
      term = parts.dropFirst(length).reduce(.attribute(prefix)) { .field($0, $1) }
    }
    guard let term, case .value(let value) = evaluate(term) else { return nil }
    return value
  }

  /// A fact of the seller.
  package func sellerFact(_ name: String) -> Fact? { sellerFacts[name] }

  // MARK: Language versions

  /// The language versions in which a rule is judged; one `nil` where it reads no keyed text or there is none.
  ///
  /// Only versions in a language of the market count where there are any: a Chinese master text is not what a buyer in
  /// Germany reads.
  private func versions(of rule: Rule) -> [String?] {
    var languages: Set<String> = []
    for name in rule.keyedAttributes(in: library.schema) {
      if case .stated(.localized(let versions))? = facts[name]?.state { languages.formUnion(versions.keys) }
    }
    let wanted = Country.languages(ofMarket: circumstances.market)
    let fitting = languages.filter { language in wanted.contains(String(language.prefix { $0 != "-" })) }
    let judged = (fitting.isEmpty ? languages : fitting).sorted()
    return judged.isEmpty ? [nil] : judged
  }

  private func judge(_ rule: Rule, version: String?) -> Judgement {
    self.version = version
    openTests = [:]
    found = []
    inferred = []
    let (concerns, holds) = outcome(of: rule)
    let verdict = Self.verdict(concerns: concerns.truth, holds: holds.truth)
    var gap = Gap()
    if concerns.truth == .unknown { gap.add(concerns.gap) }
    if holds.truth == .unknown { gap.add(holds.gap) }
    let foundWords = found
    var settling: [[String]] = []
    if verdict == .undetermined { settling = settlingSets(of: rule, openTests: openTests) }
    let wanted: Truth = verdict == .violated ? .no : .unknown
    let parts = verdict == .violated || verdict == .undetermined ? parts(of: rule, with: wanted) : []
    return Judgement(
      verdict: verdict, concerns: concerns.truth, parts: parts, settling: settling, gap: gap,
      version: version == "und" ? nil : version, found: foundWords, inferred: inferred.sorted())
  }

  /// Whether the rule concerns the listing, and whether what it requires holds.
  func outcome(of rule: Rule) -> (concerns: Verity, holds: Verity) {
    (evaluate(concern(of: rule)), evaluate(rule.requirement, isForbidding: rule.isForbidding))
  }

  static func verdict(concerns: Truth, holds: Truth) -> Verdict {
    switch (concerns, holds) {
    case (.no, _): .notApplicable
    case (.yes, .no): .violated
    case (_, .yes): .satisfied
    default: .undetermined
    }
  }

  // MARK: Requirements

  private func evaluate(_ requirement: Requirement, isForbidding: Bool) -> Verity {
    switch requirement {
    case .condition(let condition):
      let verity = evaluate(condition)
      return isForbidding ? !verity : verity
    case .group(let any, let parts):
      let verities = parts.map { evaluate($0, isForbidding: isForbidding) }
      return any && !isForbidding ? .or(verities) : .and(verities)
    }
  }

  private func evaluate(_ part: NamedRequirement, isForbidding: Bool) -> Verity {
    var ways = [evaluate(part.body, isForbidding: isForbidding)]
    if let when = part.when { ways.append(!evaluate(when)) }
    if let unless = part.unless { ways.append(evaluate(unless)) }
    return .or(ways)
  }

  /// The named conditions with a certain truth; of `any of` groups all alternatives, since each of them would do.
  private func parts(of rule: Rule, with truth: Truth) -> [NamedRequirement] {
    parts(of: rule) { $0 == truth }
  }

  /// The named conditions that do not hold yet.
  func openParts(of rule: Rule) -> [NamedRequirement] { parts(of: rule) { $0 != .yes } }

  private func parts(of rule: Rule, where isMeant: (Truth) -> Bool) -> [NamedRequirement] {
    func collect(_ requirement: Requirement) -> [NamedRequirement] {
      guard case .group(let any, let parts) = requirement else { return [] }
      return parts.filter { isMeant(evaluate($0, isForbidding: rule.isForbidding).truth) }.flatMap { part in
        guard case .group(any: false, _) = part.body, !any else { return [part] }
        let inner = collect(part.body)
        return inner.isEmpty ? [part] : inner
      }
    }
    return collect(rule.requirement)
  }
}
