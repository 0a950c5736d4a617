/// A provision of law, as `facts/units_and_prices.yaml` has it.
package struct Citation: Hashable, Sendable {
  /// The id of the fact.
  package let fact: String
  package let instrument: String
  package let provision: String
  /// A landing page of the official source.
  package let url: String
  /// Whether the wording, or an official or professional summary, was read; otherwise it is general knowledge, and a
  /// finding that rests on it may only warn.
  package let isSeen: Bool

  package init(fact: String, instrument: String, provision: String, url: String, isSeen: Bool) {
    self.fact = fact
    self.instrument = instrument
    self.provision = provision
    self.url = url
    self.isSeen = isSeen
  }
}

/// Who decided a step: law goes before custom, and custom before the locale.
package enum Layer: Hashable, Sendable {
  case law(Citation)
  /// What buyers of the market are used to.
  case custom
  /// How the locale writes, by CLDR.
  case locale
  /// An exact calculation, which nobody decides.
  case arithmetic
}

/// One step from what the seller stated to what the market is shown.
package struct Step: Hashable, Sendable {
  package let reason: Reason

  /// Who decided it.
  package var layer: Layer { reason.layer }

  package init(_ reason: Reason) {
    self.reason = reason
  }
}

/// The languages that reasons are written in.
package enum ReasonLanguage: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}
