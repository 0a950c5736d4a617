/// Markets by code.
enum Market {
  /// The 27 member states of the Union since 2020-02-01.
  static let union: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
  ]

  /// The country of a market: "US" of "US-CA".
  static func country(of market: String) -> String {
    market.firstIndex(of: "-").map { String(market[..<$0]) } ?? market
  }
}
