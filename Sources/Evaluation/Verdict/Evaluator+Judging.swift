package import Catalog
import Values

extension Evaluator {
  /// Judges a rule over a listing; for a seller rule the listing holds nothing.
  ///
  /// - Parameter known: what would settle it, where that was found before for a listing with which its tests come out the
  ///   same (``ColumnPlan/pattern(ofOpen:row:in:)``); finding it is most of the work.
  package func judge(
    _ rule: Rule, listing: Listing, seller: [String: Fact] = [:], knownSettling known: Settling? = nil
  ) -> Judgement {
    prepare(rule, listing, seller)
    guard rule.isInScope(circumstances, schema: library.schema) else {
      return Judgement(
        verdict: .notApplicable, concerns: .no, parts: [], settling: [], gap: Gap(), version: nil, found: [],
        inferred: [], presumed: [])
    }
    let versions = versions(reading: rule.bareAttributes)
    let judgements = versions.map { judge(rule, version: $0) }
    var worst = 0
    for (index, judgement) in judgements.enumerated() where judgement.verdict.rank > judgements[worst].verdict.rank {
      worst = index
    }
    let settling = judgements[worst].verdict == .undetermined ? known ?? settling(of: rule, in: versions) : nil
    version = versions[worst]
    var judgement = judgements[worst]
    if let settling { (judgement.settling, judgement.isSettlingExact) = (settling.sets, settling.isExact) }
    return judgement
  }

  /// Sets of attributes each of which settles a verdict, and whether they are surely the smallest.
  package typealias Settling = (sets: [[String]], isExact: Bool)

  /// The verdict alone, without what would settle it: what faster plans are compared with.
  package func verdict(of rule: Rule, listing: Listing, seller: [String: Fact] = [:]) -> Verdict {
    prepare(rule, listing, seller)
    guard rule.isInScope(circumstances, schema: library.schema) else { return .notApplicable }
    let verdicts = versions(reading: rule.bareAttributes).map { version -> Verdict in
      self.version = version
      (found, inferred, presumed) = ([], [], [])
      let (concerns, holds) = outcome(of: rule)
      return Self.verdict(concerns: concerns.truth, holds: holds.truth)
    }
    return verdicts.max { $0.rank < $1.rank } ?? .undetermined
  }

  /// Whether a rule surely does not concern a listing, whatever its texts say: then its verdict is *not applicable*, and most
  /// rules are done with by one comparison.
  ///
  /// - Returns: false where only judging can tell.
  package func passes(_ rule: Rule, by listing: Listing, seller: [String: Fact]) -> Bool {
    prepare(rule, listing, seller)
    return rule.concerns.contains { condition in
      var reader = AttributeReader(lets: rule.lets)
      reader.visit(condition)
      let isSameInAllVersions = reader.bare.allSatisfy { library.schema.attributes[$0]?.type.isKeyed != true }
      return isSameInAllVersions && evaluate(condition).truth == .no
    }
  }

  /// What a rule is judged over.
  func prepare(_ rule: Rule, _ listing: Listing, _ seller: [String: Fact]) {
    facts = listing.facts
    sellerFacts = seller
    isProfile = listing.isProfile
    version = nil
    lets = Dictionary(uniqueKeysWithValues: rule.lets.map { ($0.name, $0.term) })
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

  /// Which of the rule's `unless` and exceptions hold for the listing judged last, by their places in the rule; none for
  /// what the rule does not concern anyway.
  package func reliefs(of rule: Rule) -> (exemptions: Set<Int>, exceptions: Set<Int>) {
    let concerned = evaluate(.and([rule.scope.timeliness(on: circumstances.day)] + rule.concerns)).truth
    guard concerned != .no else { return ([], []) }
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

  /// What is known of an attribute of the listing judged last, or of the seller: stated, inferred or presumed.
  package func knownFact(_ name: String) -> Fact { fact(of: name, isFilled: true) }

  /// What an expression of the rule judged last comes to, where it can be told.
  package func computed(_ term: Term) -> FactValue? {
    if case .value(let value) = evaluate(term) { value } else { nil }
  }

  /// Whether the verdict of the rule judged last, in the version that was judged, would be another if nothing were
  /// presumed of an attribute.
  package func rests(_ rule: Rule, onPresuming name: String) -> Bool {
    let own = (found, inferred, presumed)
    defer { (found, inferred, presumed) = own }
    func verdict() -> Verdict {
      let (concerns, holds) = outcome(of: rule)
      return Self.verdict(concerns: concerns.truth, holds: holds.truth)
    }
    let presuming = verdict()
    withheld.insert(name)
    defer { withheld.remove(name) }
    return verdict() != presuming
  }

  /// The words that some conditions of the rule judged last found, in the version that was judged.
  package func words(foundBy parts: [NamedRequirement], of rule: Rule) -> [Found] {
    let own = (found, inferred, presumed)
    defer { (found, inferred, presumed) = own }
    found = []
    for part in parts { _ = evaluate(condition(part, isForbidding: rule.isForbidding)) }
    return found
  }

  private func judge(_ rule: Rule, version: String?) -> Judgement {
    self.version = version
    (found, inferred, presumed) = ([], [], [])
    let (concerns, holds) = outcome(of: rule)
    let verdict = Self.verdict(concerns: concerns.truth, holds: holds.truth)
    var gap = Gap()
    if concerns.truth == .unknown { gap.add(concerns.gap) }
    if holds.truth == .unknown { gap.add(holds.gap) }
    let (foundWords, inferred, presumed) = (found, inferred.sorted(), presumed.sorted())
    let wanted: Truth = verdict == .violated ? .no : .unknown
    let parts = verdict == .violated || verdict == .undetermined ? parts(of: rule, with: wanted) : []
    return Judgement(
      verdict: verdict, concerns: concerns.truth, parts: parts, settling: [], gap: gap,
      version: version == "und" ? nil : version, found: foundWords, inferred: inferred,
      presumed: presumed)
  }

  /// Whether the rule concerns the listing, and whether what it requires holds.
  func outcome(of rule: Rule) -> (concerns: Verity, holds: Verity) {
    (evaluate(concern(of: rule)), evaluate(required(by: rule)))
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

  /// What is required, as one condition.
  func required(by rule: Rule) -> Condition { condition(rule.requirement, isForbidding: rule.isForbidding) }

  private func condition(_ requirement: Requirement, isForbidding: Bool) -> Condition {
    switch requirement {
    case .condition(let condition): return isForbidding ? .not(condition) : condition
    case .group(let any, let parts):
      let conditions = parts.map { condition($0, isForbidding: isForbidding) }
      return any && !isForbidding ? .or(conditions) : .and(conditions)
    }
  }

  func condition(_ part: NamedRequirement, isForbidding: Bool) -> Condition {
    var ways = [condition(part.body, isForbidding: isForbidding)]
    if let when = part.when { ways.append(.not(when)) }
    if let unless = part.unless { ways.append(unless) }
    return .or(ways)
  }

  /// The named conditions with a certain truth; of `any of` groups all alternatives, since each of them would do.
  private func parts(of rule: Rule, with truth: Truth) -> [NamedRequirement] {
    parts(of: rule) { $0 == truth }
  }

  /// The named conditions that do not hold yet.
  func openParts(of rule: Rule) -> [NamedRequirement] { parts(of: rule) { $0 != .yes } }

  /// The conditions that ``Judgement/parts`` tells one by one, those of groups within groups too.
  func namedConditions(of rule: Rule) -> [Condition] {
    func collect(_ requirement: Requirement) -> [Condition] {
      guard case .group(_, let parts) = requirement else { return [] }
      return parts.flatMap { [condition($0, isForbidding: rule.isForbidding)] + collect($0.body) }
    }
    return collect(rule.requirement)
  }

  private func parts(of rule: Rule, where isMeant: (Truth) -> Bool) -> [NamedRequirement] {
    func collect(_ requirement: Requirement) -> [NamedRequirement] {
      guard case .group(let any, let parts) = requirement else { return [] }
      return parts.filter { isMeant(evaluate(condition($0, isForbidding: rule.isForbidding)).truth) }.flatMap { part in
        guard case .group(any: false, _) = part.body, !any else { return [part] }
        let inner = collect(part.body)
        return inner.isEmpty ? [part] : inner
      }
    }
    return collect(rule.requirement)
  }
}
