internal import Values

/// Two ways to measure masses.
package enum MassSystem: Hashable, Sendable {
  case metric
  /// Pounds and ounces.
  case customary
}

/// What a mass on a listing is for.
package enum MassPurpose: Hashable, Sendable, CaseIterable {
  /// What the thing weighs: may be converted, and is then rounded.
  case specification
  /// The quantity that the pack declares: is never converted or rounded.
  case netQuantity
}

/// What decides the unit of masses in a market: law where `facts/units_and_prices.yaml` has one, else custom.
///
/// Keyed by market, not by ICU's region data, which knows habit only.
enum MassLaw: Sendable {
  /// Metric units, by law.
  case metric(Citation)
  /// Any of the known units, by law.
  case anyUnit(Citation)
  /// No law on record.
  case custom(MassSystem)
  /// Both systems side by side, by law.
  case bothSystems(Citation)

  /// - Parameter market: a country's code or "EU", perhaps with a subdivision ("US-CA").
  /// - Returns: nil for a market that is neither.
  init?(market: String, purpose: MassPurpose) {
    let country = Market.country(of: market)
    if country == "EU" || Market.union.contains(country) {
      self = .metric(Self.union)
    } else if let found = Self.always[country] ?? (purpose == .netQuantity ? Self.netQuantity[country] : nil) {
      self = found
    } else if country == "US" || country == "PR" {
      // ICU takes Puerto Rico as metric; the labelling law of the United States applies there.
      self = purpose == .netQuantity ? .bothSystems(Self.fairPackaging) : .custom(.customary)
    } else if Country(country) != nil {
      self = .custom(.metric)
    } else {
      return nil
    }
  }

  private static let union = Citation(
    fact: "eu-units-legal", instrument: "Directive 80/181/EEC", provision: "Art. 1-2, Annex ch. I",
    url: "https://eur-lex.europa.eu/eli/dir/1980/181/oj", isSeen: true)

  private static let fairPackaging = Citation(
    fact: "us-dual-fpla",
    instrument: "Fair Packaging and Labeling Act, 15 U.S.C. 1453(a)(2); 16 CFR part 500 (FTC final rule 1994)",
    provision: "16 CFR 500.6-500.8",
    url: "https://www.ecfr.gov/current/title-16/chapter-I/subchapter-E/part-500", isSeen: true)

  /// Laws on all masses shown in trade.
  private static let always: [String: MassLaw] = [
    "GB": .metric(
      recalled(
        "uk-units-trade",
        "Weights and Measures Act 1985; Units of Measurement Regulations 1986 (SI 1986/1082)", "s.8, Sch. 1; reg. 4-6",
        "https://www.legislation.gov.uk/ukpga/1985/72")),
    "JP": .metric(
      recalled(
        "jp-units", "Measurement Act (Keiryo-ho, Act 51 of 1992)", "Art. 8",
        "https://laws.e-gov.go.jp/law/404AC0000000051")),
    "KR": .metric(
      recalled("kr-units", "Measures Act (Gyeryang-beop)", "Art. 6", "https://www.law.go.kr/LSW/eng/engMain.do")),
    "CN": .metric(recalled("cn-units", "Metrology Law", "Art. 3", "http://www.npc.gov.cn/")),
    "HK": .anyUnit(
      recalled(
        "hk-units", "Weights and Measures Ordinance (Cap. 68)", "Schedules",
        "https://www.elegislation.gov.hk/hk/cap68")),
  ]

  /// Laws on what packages and labels declare.
  private static let netQuantity: [String: MassLaw] = [
    "CA": .metric(
      recalled(
        "ca-metric", "Consumer Packaging and Labelling Act and Regulations (C.R.C., c. 417)", "Act s.4; Regs ss.14-24",
        "https://laws-lois.justice.gc.ca/eng/regulations/C.R.C.,_c._417/")),
    "AU": .metric(
      recalled(
        "au-metric", "National Measurement Act 1960; National Trade Measurement Regulations 2009", "Part 4",
        "https://www.legislation.gov.au/F2009L03479/latest")),
    "NZ": .metric(
      recalled(
        "nz-metric", "Weights and Measures Act 1987; Regulations 1999", "Act s.8 ff.",
        "https://www.legislation.govt.nz/act/public/1987/0015/latest/whole.html")),
    "IN": .metric(
      recalled(
        "in-units", "Legal Metrology Act 2009; Packaged Commodities Rules 2011", "Rules 6, 12-13",
        "https://consumeraffairs.nic.in/acts-and-rules/legal-metrology")),
    "MX": .metric(recalled("mx-units", "NOM-008-SCFI; NOM-030-SCFI-2006", "tables", "https://www.dof.gob.mx/")),
  ]

  /// Markets whose law keeps the troy ounce for precious metals.
  static let troyOunce: [String: Citation] = [
    "IE": Citation(
      fact: "eu-units-derogations", instrument: "Directive 80/181/EEC as amended by 2009/3/EC",
      provision: "Art. 1(b), Annex ch. II", url: "https://eur-lex.europa.eu/eli/dir/1980/181/oj", isSeen: true),
    "GB": recalled(
      "uk-units-trade", "Weights and Measures Act 1985; Units of Measurement Regulations 1986 (SI 1986/1082)",
      "s.8, Sch. 1; reg. 4-6", "https://www.legislation.gov.uk/ukpga/1985/72"),
  ]

  private static func recalled(_ fact: String, _ instrument: String, _ provision: String, _ url: String) -> Citation {
    Citation(fact: fact, instrument: instrument, provision: provision, url: url, isSeen: false)
  }
}
