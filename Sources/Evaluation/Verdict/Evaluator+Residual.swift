package import Catalog

/// A rule that is known only in part: what still has to be true for it to concern the product, and of what it requires.
package struct Residual: Sendable {
  /// Whether the rule concerns the product.
  package let concerns: Truth
  /// What is left of the condition under which it does; constant where that is settled.
  package let condition: Condition
  /// The conjuncts of the concern that are false: why it is not needed.
  package let excluded: [Condition]
  /// Whether what is required holds.
  package let holds: Truth
  /// What is left of what is required; constant where that is settled.
  package let required: Condition
  /// The conditions that do not hold yet.
  package let open: [NamedRequirement]
}

extension Evaluator {
  /// Partially evaluates a rule over a profile: what is known is folded away, what is open stays.
  package func residual(of rule: Rule, profile: Listing, seller: [String: Fact] = [:]) -> Residual {
    let judgement = judge(rule, listing: profile, seller: seller)
    let concern = concern(of: rule)
    let (concerns, holds) = outcome(of: rule)
    var excluded: [Condition] = []
    if case .and(let parts) = concern { excluded = parts.filter { evaluate($0).truth == .no } }
    return Residual(
      concerns: concerns.truth, condition: simplified(concern), excluded: excluded.map(falseParts), holds: holds.truth,
      required: simplified(required(by: rule)),
      open: judgement.verdict == .violated ? judgement.parts : openParts(of: rule))
  }

  /// The verdict of a residual over a completion of the profile that it was made of.
  package func verdict(
    of residual: Residual, rule: Rule, listing: Listing, seller: [String: Fact] = [:]
  ) -> Verdict {
    prepare(rule, listing, seller)
    return Self.verdict(concerns: evaluate(residual.condition).truth, holds: evaluate(residual.required).truth)
  }

  /// The condition with everything that is known folded away.
  func simplified(_ condition: Condition) -> Condition {
    switch evaluate(condition).truth {
    case .yes: return .constant(true)
    case .no: return .constant(false)
    case .unknown: break
    }
    switch condition {
    case .and(let parts):
      let rest = parts.map(simplified).filter { $0 != .constant(true) }
      return rest.count == 1 ? rest[0] : .and(rest)
    case .or(let parts):
      let rest = parts.map(simplified).filter { $0 != .constant(false) }
      return rest.count == 1 ? rest[0] : .or(rest)
    case .not(let inner): return .not(simplified(inner))
    case .constant, .test: return condition
    }
  }

  /// Of a false condition the smallest part that makes it false.
  private func falseParts(_ condition: Condition) -> Condition {
    guard case .and(let parts) = condition, let first = parts.first(where: { evaluate($0).truth == .no }) else {
      return condition
    }
    return falseParts(first)
  }
}
