package import Catalog
import Values

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
  package var settling: [[String]]
  /// Whether ``settling`` are all the smallest; else more than twelve attributes are open and one set is told that could
  /// not lose any of its own.
  package var isSettlingExact = true
  /// Everything that is missing, and what could not be computed.
  package let gap: Gap
  /// The language version that was judged, where the rule reads keyed text.
  package let version: String?
  package let found: [Found]
  /// The attributes whose values were inferred and not stated.
  package let inferred: [String]
  /// The attributes that nobody stated, so that they had the value that is presumed then.
  package let presumed: [String]
}

extension Judgement {
  /// The first of the worst: violated, undetermined, satisfied, not applicable.
  package static func worst(_ judgements: [Judgement]) -> Judgement? {
    judgements.dropFirst().reduce(judgements.first) { worst, next in
      guard let worst else { return next }
      return next.verdict.rank > worst.verdict.rank ? next : worst
    }
  }
}

extension Scope {
  /// Whether the market and the platform asked about are among those named, on whatever day.
  package func isInPlace(_ circumstances: Circumstances, schema: Schema) -> Bool {
    let holders = schema.markets.holders(of: circumstances.market, on: circumstances.day)
    guard markets.isEmpty || markets.contains(where: holders.contains) else { return false }
    guard !except.contains(where: holders.contains) else { return false }
    if platforms.isEmpty { return true }
    return circumstances.platform.map(platforms.contains) ?? false
  }

  /// Whether it binds in the market, on the platform, on the day, apart from conditions on the goods.
  package func isInForce(_ circumstances: Circumstances, schema: Schema) -> Bool {
    isInPlace(circumstances, schema: schema) && periods.contains { $0.days.contains(circumstances.day) }
  }

  /// The condition on the goods under which it binds on a day: that their event falls within a period.
  func timeliness(on day: CalendarDate) -> Condition {
    let conditions = periods.filter { $0.days.contains(day) }.map { period -> Condition in
      guard let event = period.event else { return .constant(true) }
      let bounds = [(Test.Comparison.greaterOrEqual, event.days.from), (.lessOrEqual, event.days.through)]
      return .and(
        bounds.compactMap { comparison, day in
          day.map { .test(.compare(comparison, .attribute(event.attribute), .constant(.date($0)))) }
        })
    }
    return .or(conditions)
  }
}

extension Rule {
  /// Whether the rule binds in the market, on the platform, on the day, and no other stands in for it.
  package func isInScope(_ circumstances: Circumstances, schema: Schema) -> Bool {
    scope.isInForce(circumstances, schema: schema)
      && !replacedIn.contains { $0.isInForce(circumstances, schema: schema) }
  }
}
