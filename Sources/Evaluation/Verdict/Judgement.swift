package import Catalog

/// What a rule says of a listing in a market on a day.
package enum Verdict: String, Sendable, CaseIterable {
  case satisfied
  case violated
  case notApplicable = "not applicable"
  case undetermined

  /// The worse of two verdicts of language versions counts.
  var rank: Int {
    switch self {
    case .violated: 3
    case .undetermined: 2
    case .satisfied: 1
    case .notApplicable: 0
    }
  }
}

/// A verdict with what led to it.
package struct Judgement: Sendable {
  package let verdict: Verdict
  /// Whether the rule concerns the listing.
  package let concerns: Truth
  /// The conditions that failed, or that are still open, in the order of the rule.
  package let parts: [NamedRequirement]
  /// The smallest sets of attributes that would settle an undetermined verdict: at most three sets of at most four.
  package let settling: [[String]]
  /// Everything that is missing, and what could not be computed.
  package let gap: Gap
  /// The language version that was judged, where the rule reads keyed text.
  package let version: String?
  package let found: [Found]
}

extension Rule {
  /// Whether the rule binds in the market, on the platform, on the day, apart from conditions on the goods.
  package func isInScope(_ circumstances: Circumstances, schema: Schema) -> Bool {
    isInPlace(circumstances, schema: schema) && scope.periods.contains { $0.days.contains(circumstances.day) }
  }

  /// Whether the market and the platform asked about are the rule's, on whatever day it binds.
  package func isInPlace(_ circumstances: Circumstances, schema: Schema) -> Bool {
    let holders = schema.markets.holders(of: circumstances.market, on: circumstances.day)
    guard scope.markets.isEmpty || scope.markets.contains(where: holders.contains) else { return false }
    guard !scope.except.contains(where: holders.contains) else { return false }
    if scope.platforms.isEmpty { return true }
    return circumstances.platform.map(scope.platforms.contains) ?? false
  }
}
