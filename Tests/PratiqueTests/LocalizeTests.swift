import Foundation
import Pratique
import Testing

@Suite struct LocalizeTests {
  private func changes(_ line: String, market: String, locale: String, rates: String? = nil) throws -> [LocalizeReport
    .Change]
  {
    let file = try CatalogFile(line)
    return try shipped.get().localize(file.path, request([market]), locale: locale, rates: rates).items.flatMap(
      \.changes)
  }

  private let listing =
    #"{"sku":"A","price":{"amount":"19.99","currency":"USD"},"product_weight":{"value":"2.2","unit":"lb"}}"#

  @Test func aPriceAndAMassInGermany() throws {
    let rates = try CatalogFile("from,to,rate,as_of", "USD,EUR,0.9210,2026-11-20", "USD,EUR,0.5,2026-11-22")
    let changes = try changes(listing, market: "DE", locale: "de-DE", rates: rates.path)
    #expect(changes.map(\.after) == ["18,41\u{A0}€", "998 g"])
    #expect(changes[1].reasons.contains { $0.contains("997.903214 g") })
    #expect(changes[1].reasons.contains { $0.contains("Directive 80/181/EEC") })
  }

  @Test func aPriceAndAMassInTheUnitedStates() throws {
    #expect(try changes(listing, market: "US", locale: "en-US").map(\.after) == ["$19.99", "2.2 lb"])
  }

  @Test func noRateIsNoGuess() throws {
    let changes = try changes(listing, market: "DE", locale: "de-DE")
    #expect(changes[0].after == nil)
    #expect(changes[0].reasons.first?.contains("no exchange rate") == true)
  }

  @Test func aBadRateIsToldWithItsLine() throws {
    let rates = try CatalogFile("from,to,rate,as_of", "USD,EUR,zero,2026-11-20")
    let problem = #expect(throws: Problem.self) {
      try changes(listing, market: "DE", locale: "de-DE", rates: rates.path)
    }
    #expect(problem?.english.contains(":2 is no rate") == true)
  }

  @Test func twoMarketsOrAnUnknownLocaleAreRefused() throws {
    #expect(throws: Problem.self) { try changes(listing, market: "EU", locale: "de-DE") }
    #expect(throws: Problem.self) { try changes(listing, market: "DE", locale: "xx-QQ") }
  }
}
