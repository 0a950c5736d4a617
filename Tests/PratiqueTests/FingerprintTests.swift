import Foundation
import Pratique
import Testing

/// A generator of random numbers that a seed decides.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

@Suite struct FingerprintTests {
  private func findings(
    _ files: [CatalogFile], markets: [String] = ["DE", "US"], language: ReportLanguage = .english
  ) throws -> [Finding] {
    try shipped.get().check(files.map(\.path), request(markets, platforms: ["amazon"], language: language)).findings
  }

  private func file(_ lines: [String]) throws -> CatalogFile { try CatalogFile(lines.joined(separator: "\n")) }

  private let wrong = #"{"sku":"A","gtin":"4006381333932"}"#

  @Test func rowsOfOneSKUAreToldApartInOneFileAndInTwo() throws {
    for files in try [
      [CatalogFile(wrong, wrong, wrong)], [CatalogFile(wrong), CatalogFile(wrong), CatalogFile(wrong)],
    ] {
      let found = try findings(files, markets: ["DE"]).filter { $0.verdict == .violated }
      #expect(found.count == 3)
      #expect(Set(found.map(\.fingerprint)).count == 3)
      // The first of them has the fingerprint that it would have alone.
      #expect(
        try findings([CatalogFile(wrong)], markets: ["DE"]).first { $0.verdict == .violated }?.fingerprint
          == found[0].fingerprint)
    }
  }

  @Test func aListingWithoutNumberIsKnownByWhatItIsAndNotByWhereItStands() throws {
    let toy = #"{"title":{"en":"Blocks"},"category":"toy","marks":[],"documents":[]}"#
    let bag = #"{"title":{"en":"Bag"},"gtin":"4006381333932","brand":"Nord"}"#
    let one = try findings([CatalogFile(toy, bag)])
    let other = try findings([CatalogFile(bag, "", toy)])
    #expect(Set(one.map(\.fingerprint)) == Set(other.map(\.fingerprint)))
    // A price is not what a thing is.
    let priced = bag.replacing(#""brand""#, with: #""stock":5,"brand""#)
    #expect(Set(try findings([CatalogFile(priced)]).map(\.fingerprint)).isSubset(of: one.map(\.fingerprint)))
  }

  @Test func neitherLanguageNorLineNorSeverityIsPartOfIt() throws {
    let examples = checkout.appending(path: "Examples/spring.jsonl")
    let lines = try String(contentsOf: examples, encoding: .utf8).split(separator: "\n").map(String.init)
    let straight = try findings([file(lines)])
    let moved = try findings([file([""] + lines.reversed())], language: .chinese)
    #expect(straight.count > 30)
    #expect(Set(straight.map(\.fingerprint)) == Set(moved.map(\.fingerprint)))
  }

  /// Random listings with few values, so that SKUs, GTINs and whole rows occur twice.
  @Test(arguments: 1...12)
  func noTwoOfARandomCatalogShareOneAndTheOrderDoesNotMatter(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    let values: [(String, [String])] = [
      ("sku", [#""A""#, #""B""#, #""C""#, "null"]), ("gtin", [#""4006381333931""#, #""4006381333932""#, #""12""#]),
      ("category", [#""toy""#, #""cosmetic""#, #""garment""#, #""food""#]), ("marks", ["[]", #"["CE"]"#]),
      ("title", [#"{"de":"Umweltfreundlich und klimaneutral"}"#, #"{"de":"Bär","en":"Eco-friendly bear"}"#]),
      ("price", [#"{"amount":"9.99","currency":"EUR"}"#]), ("price_includes_tax", ["true", "false"]),
      ("net_content", [#""250 ml""#, #""none""#]), ("documents", ["[]"]),
      ("hazards", [#"["small_parts"]"#, #""none""#]),
      ("manufacturer", [#"{"name":"X","country":"CN"}"#]), ("battery_type", [#""lithium_ion""#]),
      ("battery_included", ["true"]), ("min_age", [#""2 years""#, #""8 years""#]),
    ]
    let lines = (0..<60).map { _ -> String in
      let members = values.compactMap { name, choices -> String? in
        Int.random(in: 0..<10, using: &random) < 3
          ? nil : "\"\(name)\":\(choices.randomElement(using: &random) ?? "null")"
      }
      return "{\(members.joined(separator: ","))}"
    }
    let found = try findings([file(lines)], markets: ["DE", "FR", "US-CA"])
    #expect(found.count > 200, "seed \(seed)")
    #expect(Set(found.map(\.fingerprint)).count == found.count, "seed \(seed)")
    let shuffled = try findings([file(lines.shuffled(using: &random))], markets: ["DE", "FR", "US-CA"])
    #expect(Set(found.map(\.fingerprint)) == Set(shuffled.map(\.fingerprint)), "seed \(seed)")
  }
}
