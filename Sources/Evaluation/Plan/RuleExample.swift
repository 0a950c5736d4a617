package import Catalog
package import Diagnostics
package import Values

/// An example of a rule: a test that stands beside the rule it shows.
package struct RuleExample: Sendable {
  package let rule: String
  package let verdict: Verdict
  package let title: String
  /// The day, market and platform asked about; `nil` where the example leaves them to the rule.
  package var day: CalendarDate?
  package let market: String?
  package let platform: String?
  package var listings: [Listing]
  package let seller: [String: Fact]
  /// The conditions that must be told as failed, in any order; empty where the example does not say.
  package let at: [String]
  /// The sets of attributes one of which must be told as missing.
  package let needs: [[String]]
  package let place: Diagnostic.Label

  package init(
    rule: String, verdict: Verdict, title: String, day: CalendarDate?, market: String?, platform: String?,
    listings: [Listing], seller: [String: Fact], at: [String], needs: [[String]], place: Diagnostic.Label
  ) {
    self.rule = rule
    self.verdict = verdict
    self.title = title
    self.day = day
    self.market = market
    self.platform = platform
    self.listings = listings
    self.seller = seller
    self.at = at
    self.needs = needs
    self.place = place
  }
}
