/// How often a rule was violated or could not be told, over all listings, markets and platforms of a run.
///
/// Summaries are made of these alone, so that a run may count without making findings.
public struct RuleCount: Sendable, Hashable {
  /// `eu.toys.ce_marking`.
  public var rule: String
  /// The rule's title in the language of the run.
  public var title: String
  /// `certification`, `vat`, …
  public var domain: String
  /// How much it matters.
  public var severity: Finding.Severity
  /// Whether the rule only reports and never gates.
  public var isPreview: Bool
  /// Checks that do not hold. A check is the rule judged over a listing (or the seller) in a market.
  public var violatedChecks = 0
  /// What is told of these checks: one for each condition that failed.
  public var violatedFindings = 0
  /// Checks that could not be settled.
  public var undetermined = 0

  /// A rule that was never violated.
  public init(rule: String, title: String, domain: String, severity: Finding.Severity, isPreview: Bool) {
    self.rule = rule
    self.title = title
    self.domain = domain
    self.severity = severity
    self.isPreview = isPreview
  }
}

/// An attribute that listings lack, and what stating it would settle.
public struct DataGap: Sendable, Hashable {
  /// The attribute's path.
  public var attribute: String
  /// What it is called in the language of the run.
  public var label: String
  /// How many listings lack it while some check needs it.
  public var listings: Int
  /// How many undetermined checks it belongs to a smallest settling set of.
  public var checks: Int
  /// How many undetermined checks it settles alone.
  public var settlesAlone: Int

  /// A gap.
  public init(attribute: String, label: String, listings: Int, checks: Int, settlesAlone: Int) {
    self.attribute = attribute
    self.label = label
    self.listings = listings
    self.checks = checks
    self.settlesAlone = settlesAlone
  }
}

/// Adds up ``RuleCount``s: the rows of a family count together, as far as they matter alike.
public struct RuleCounter: Sendable {
  private struct Key: Hashable {
    let rule: String, severity: Finding.Severity, isPreview: Bool
  }

  private var byRule: [Key: RuleCount] = [:]

  /// Nothing counted yet.
  public init() {}

  /// Adds the checks of a count to those of the same rule and severity.
  public mutating func add(_ count: RuleCount) {
    guard count.violatedChecks > 0 || count.undetermined > 0 else { return }
    let key = Key(rule: count.rule, severity: count.severity, isPreview: count.isPreview)
    guard var known = byRule[key] else {
      byRule[key] = count
      return
    }
    known.violatedChecks += count.violatedChecks
    known.violatedFindings += count.violatedFindings
    known.undetermined += count.undetermined
    byRule[key] = known
  }

  /// The counts by rule, worse before better.
  public var counts: [RuleCount] {
    byRule.values.sorted { ($0.rule, $1.severity) < ($1.rule, $0.severity) }
  }
}
