import FoundationEssentials
import Testing
import Values

@Suite("Currencies and countries")
struct CodeTests {
  // MARK: Currencies

  /// ISO 4217:2015, list one: the currencies without and with three digits after the point; all others have two.
  private static let noDigits = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
  ]
  private static let threeDigits = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

  @Test("Each currency has the digits of ISO 4217", arguments: Currency.codes)
  func digits(_ code: String) throws {
    let expected = Self.noDigits.contains(code) ? 0 : Self.threeDigits.contains(code) ? 3 : 2
    let currency = try #require(Currency(code))
    #expect(currency.fractionDigits == expected)
    #expect(currency.code == code && currency.description == code)
  }

  @Test("The list is whole and sorted")
  func currencies() {
    #expect(Currency.codes == Currency.codes.sorted() && Set(Currency.codes).count == Currency.codes.count)
    #expect(Set(Currency.codes).isSuperset(of: Self.noDigits + Self.threeDigits))
    let sold = [
      "EUR", "USD", "GBP", "CNY", "CHF", "PLN", "SEK", "CZK", "HUF", "RON", "BGN", "DKK", "NOK", "TRY", "MXN",
    ]
    #expect(Set(Currency.codes).isSuperset(of: sold + ["XCG", "SLE", "ZWG"]))
  }

  @Test(
    "Texts that are no currency of today",
    arguments: ["", "eur", "EURO", "€", "EU", "XYZ", "DEM", "HRK", "ZWL", "ZWD", "EUR ", "ＥＵＲ"])
  func noCurrency(_ text: String) {
    #expect(Currency(text) == nil)
  }

  // MARK: Countries

  @Test("249 entries of ISO 3166-1, and Northern Ireland")
  func countries() {
    #expect(Country.codes.count == 250)
    #expect(Country.codes == Country.codes.sorted())
    for code in Country.codes { #expect(Country(code)?.description == code) }
  }

  @Test(
    "Texts that are no country",
    arguments: ["", "de", "UK", "EU", "AN", "SU", "YU", "XX", "XK", "ZZ", "DEU", "D", "Germany", "DE ", "ＤＥ"])
  func noCountry(_ text: String) {
    #expect(Country(text) == nil)
  }

  private static let zones = "/usr/share/zoneinfo/iso3166.tab"

  @Test(
    "The codes are those of the time zone database", .enabled(if: FileManager.default.fileExists(atPath: zones)))
  func timeZoneCountries() throws {
    let lines = try String(contentsOfFile: Self.zones, encoding: .utf8).split(separator: "\n")
    let codes = lines.filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: "\t").first.map(String.init) }
    #expect(Set(codes) == Set(Country.codes).subtracting(["XI"]))
  }

  @Test(
    "The languages of a market",
    arguments: [
      ("DE", ["de"]), ("BE", ["nl", "fr", "de"]), ("FI", ["fi", "sv"]), ("IE", ["en", "ga"]), ("XI", ["en"]),
      ("US", ["en"]), ("US-CA", ["en"]), ("CH", ["de", "fr", "it"]), ("CA", ["en", "fr"]), ("CN", ["zh"]), ("AQ", []),
      ("", []),
    ] as [(String, [String])])
  func languages(_ market: String, _ expected: [String]) {
    #expect(Country.languages(ofMarket: market) == expected)
  }
}
