package import Catalog

/// A fact that a condition read, and where it came from.
package struct TracedFact: Sendable, Hashable {
  /// Where a fact comes from.
  package enum Origin: Sendable, Hashable {
    /// The listing, or the seller, states it; also that there is none.
    case stated
    /// Nobody states it, and the seller declared that what is not listed is none.
    case declaredComplete
    /// It was inferred from other attributes, perhaps from words in them.
    case inferred(from: [String], words: [Found])
    /// Nobody states it, and this is presumed then.
    case presumed
    case missing
    case unreadable
    /// It was looked up or reckoned.
    case computed
  }

  /// The path by which a person knows it: `title[de]`, `manufacturer.address`.
  package let path: String
  package let fact: Fact
  package let origin: Origin
}

/// A condition of a rule with its value over a listing.
package struct TracedCondition: Sendable {
  /// What the condition is in its rule.
  package enum Role: Sendable {
    /// The goods' event must fall within the rule's days.
    case event
    case when
    /// While it holds, the rule does not concern the listing.
    case unless(Exemption)
    case exception(RuleException)
    /// A named part of what is required.
    case part(NamedRequirement)
    /// What is required, where it has no parts.
    case required
    /// What a part asks for only when, or not unless.
    case partWhen, partUnless
    /// A piece of the condition above.
    case piece
  }

  package let role: Role
  package let condition: Condition
  /// Whether the opposite of ``condition`` is meant; ``truth`` is that of what is meant.
  package let isNegated: Bool
  package let truth: Truth
  /// The facts that it read; of a condition with pieces, these have them.
  package let facts: [TracedFact]
  package let pieces: [TracedCondition]
}

extension Evaluator {
  /// The conditions of the rule judged last, in the version that was judged, each with its value.
  package func trace(of rule: Rule) -> (concerns: [TracedCondition], holds: [TracedCondition]) {
    let own = (found, inferred, presumed)
    defer { (found, inferred, presumed) = own }
    var concerns: [TracedCondition] = []
    let timeliness = rule.scope.timeliness(on: circumstances.day)
    if !timeliness.isSettled { concerns.append(traced(timeliness, as: .event)) }
    concerns += rule.concerns.map { traced($0, as: .when) }
    concerns += rule.exemptions.map { traced($0.condition, as: .unless($0)) }
    concerns += rule.exceptions.filter { $0.scope.isInForce(circumstances, schema: library.schema) }.map {
      traced($0.condition, as: .exception($0))
    }
    return (concerns, traced(rule.requirement, of: rule))
  }

  /// Whether the rule judged last concerns the listing, and whether what it requires holds, in the version that was judged.
  package func answers(of rule: Rule) -> (concerns: Truth, holds: Truth) {
    let (concerns, holds) = outcome(of: rule)
    return (concerns.truth, holds.truth)
  }

  private func traced(_ requirement: Requirement, of rule: Rule) -> [TracedCondition] {
    switch requirement {
    case .condition(let condition): return [traced(condition, negated: rule.isForbidding, as: .required)]
    case .group(_, let parts):
      return parts.map { part in
        let whole = condition(part, isForbidding: rule.isForbidding)
        var pieces = traced(part.body, of: rule)
        // A part of one condition is that condition.
        let only = pieces.count == 1 ? pieces[0] : nil
        if let only, case .required = only.role { pieces = only.pieces }
        if let when = part.when { pieces.append(traced(when, as: .partWhen)) }
        if let unless = part.unless { pieces.append(traced(unless, as: .partUnless)) }
        return TracedCondition(
          role: .part(part), condition: only?.condition ?? whole, isNegated: only?.isNegated ?? false,
          truth: evaluate(whole).truth, facts: only?.facts ?? [], pieces: pieces)
      }
    }
  }

  private func traced(
    _ condition: Condition, negated: Bool = false, as role: TracedCondition.Role
  ) -> TracedCondition {
    if case .not(let inner) = condition { return traced(inner, negated: !negated, as: role) }
    let truth = evaluate(condition).truth
    var pieces: [TracedCondition] = []
    var facts: [TracedFact] = []
    switch condition {
    case .and(let parts), .or(let parts):
      if parts.count == 1 { return traced(parts[0], negated: negated, as: role) }
      pieces = parts.map { traced($0, negated: negated, as: .piece) }
    case .test(let test): facts = FactTracer(evaluator: self).facts(readBy: test)
    case .constant, .not: break
    }
    return TracedCondition(
      role: role, condition: condition, isNegated: negated, truth: negated ? !truth : truth, facts: facts,
      pieces: pieces)
  }
}

extension Condition {
  /// Whether it holds or not whatever is stated.
  fileprivate var isSettled: Bool {
    switch self {
    case .constant: true
    case .and(let parts), .or(let parts): parts.allSatisfy(\.isSettled)
    case .not(let inner): inner.isSettled
    case .test: false
    }
  }
}
