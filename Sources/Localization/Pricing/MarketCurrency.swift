internal import Values

/// The currency that a market's prices are shown in, never guessed from a locale.
struct MarketCurrency: Sendable {
  let currency: Currency
  /// The law that names it, where `facts/units_and_prices.yaml` has one.
  let citation: Citation?

  /// - Parameters:
  ///   - market: a country's code, perhaps with a subdivision ("US-CA").
  ///   - day: the day that the price is shown on.
  /// - Returns: nil when no currency is on record.
  init?(market: String, on day: CalendarDate) {
    let country = Market.country(of: market)
    for change in Self.changes where change.market == country {
      guard let first = CalendarDate(change.day) else { return nil }
      guard day >= first else {
        self.init(change.before, citation: nil)
        return
      }
      self.init("EUR", citation: change.citation)
      return
    }
    guard let code = Self.codes[country] else { return nil }
    self.init(code, citation: Self.laws[country])
  }

  private init?(_ code: String?, citation: Citation?) {
    guard let code, let currency = Currency(code) else { return nil }
    self.currency = currency
    self.citation = citation
  }

  /// A market that took the euro since ICU's data was made (CLDR 42, 2022).
  private struct Change: Sendable {
    let market: String
    let day: String
    let before: String?
    let citation: Citation
  }

  private static let changes = [
    Change(
      market: "BG", day: "2026-01-01", before: "BGN",
      citation: recalled(
        "bg-dual", "Act on the Introduction of the Euro in Bulgaria", "dual display chapter", "https://evroto.bg/")),
    // The kuna is not among the known currencies.
    Change(
      market: "HR", day: "2023-01-01", before: nil,
      citation: recalled("hr-euro", "Act on the introduction of the euro", "dual display chapter", "https://euro.hr/")),
  ]

  private static let codes: [String: String] = {
    var table = [
      "AE": "AED", "AR": "ARS", "AU": "AUD", "BR": "BRL", "CA": "CAD", "CH": "CHF", "CL": "CLP", "CN": "CNY",
      "CO": "COP", "CZ": "CZK", "DK": "DKK", "GB": "GBP", "HK": "HKD", "HU": "HUF", "ID": "IDR", "IL": "ILS",
      "IN": "INR", "IS": "ISK", "JP": "JPY", "KR": "KRW", "LI": "CHF", "MX": "MXN", "MY": "MYR", "NO": "NOK",
      "NZ": "NZD", "PH": "PHP", "PL": "PLN", "PR": "USD", "RO": "RON", "SA": "SAR", "SE": "SEK", "SG": "SGD",
      "TH": "THB", "TR": "TRY", "TW": "TWD", "US": "USD", "VN": "VND", "XI": "GBP", "ZA": "ZAR",
    ]
    for country in [
      "AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PT", "SI", "SK",
    ] {
      table[country] = "EUR"
    }
    return table
  }()

  private static let laws: [String: Citation] = [
    "AT": recalled("at-grundpreis", "Preisauszeichnungsgesetz (PrAG)", "ss.9-10c", "https://www.ris.bka.gv.at/"),
    "BE": recalled("be-price", "Code of Economic Law book VI", "Art. VI.3-VI.7", "https://www.ejustice.just.fgov.be/"),
    "CH": recalled(
      "ch-price", "Preisbekanntgabeverordnung (PBV, SR 942.211)", "Art. 3-5",
      "https://www.fedlex.admin.ch/eli/cc/1978/2081_2081_2081/de"),
    "CN": recalled(
      "cn-price", "Price Law; Provisions on Clear Price Marking and Prohibition of Price Fraud (SAMR order 56)",
      "Law art. 13; whole", "https://www.samr.gov.cn/"),
    "FR": recalled(
      "fr-ttc", "Arrete du 3 decembre 1987", "Art. 1-4", "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000657296"),
    "PL": recalled(
      "pl-price", "Ustawa z 9 maja 2014 o informowaniu o cenach towarow i uslug", "Art. 4", "https://isap.sejm.gov.pl/"),
    "VN": recalled(
      "vn-currency", "Ordinance on Foreign Exchange 2005 (am. 2013)", "Art. 22", "https://vbpl.vn/"),
  ]

  private static func recalled(_ fact: String, _ instrument: String, _ provision: String, _ url: String) -> Citation {
    Citation(fact: fact, instrument: instrument, provision: provision, url: url, isSeen: false)
  }
}
