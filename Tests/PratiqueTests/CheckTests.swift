import Diagnostics
import Foundation
import Pratique
import Testing

/// A catalog file that lives as long as the test.
final class CatalogFile {
  let path: String

  init(_ lines: String...) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "pratique-\(UUID().uuidString).jsonl").path
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

func request(
  _ markets: [String], platforms: [String] = [], day: String? = "2026-11-21", language: ReportLanguage = .english,
  currency: String? = nil
) throws -> CheckRequest {
  try CheckRequest(
    library: try shipped.get(), markets: markets, platforms: platforms, day: day, language: language,
    currency: currency)
}

@Suite struct CheckTests {
  private func check(_ file: CatalogFile, _ request: CheckRequest) throws -> CheckReport {
    try shipped.get().check([file.path], request)
  }

  @Test func aMissingMarkIsToldWithLawPlaceAndFix() throws {
    let file = try CatalogFile(
      #"{"sku":"T1","title":{"en":"Blocks"},"category":"toy","marks":["FCC"],"documents":[{"kind":"eu_declaration_of_conformity"}]}"#
    )
    let report = try check(file, request(["IE"]))
    let finding = try #require(report.findings.first { $0.rule == "eu.toys.ce_marking" && $0.verdict == .violated })
    #expect(finding.sku == "T1")
    #expect(finding.part == "marked")
    #expect(finding.message.contains("the CE marking"))
    #expect(finding.basis.first?.provision.contains("art") == true)
    #expect(finding.location?.line == 1)
    #expect(finding.location?.column == 62)
    #expect(finding.fixes.map(\.text) == ["add CE marking to marks (needs review)"])
    #expect(finding.fixes.map(\.action) == [["add": .text("CE"), "to": .text("marks")]])
    #expect(finding.fixes.map(\.applicability) == [.needsReview])
    #expect(finding.facts.contains(.init(attribute: "marks", value: .list([.text("FCC")]))))
    #expect(finding.until == "2030-08-01")
  }

  @Test func aMissingStatementIsUndeterminedAndNeverAPass() throws {
    let file = try CatalogFile(#"{"sku":"T1","title":{"en":"Blocks"},"category":"toy"}"#)
    let report = try check(file, request(["IE"]))
    #expect(report.findings.allSatisfy { $0.verdict == .undetermined })
    let finding = try #require(report.findings.first { $0.rule == "eu.toys.ce_marking" })
    #expect(finding.missing == [["documents", "marks"]])
    #expect(report.tally.undetermined == report.findings.count)
    #expect(!report.settling.isEmpty)
  }

  @Test func oneBadListingCostsItselfAlone() throws {
    let file = try CatalogFile(
      #"{"sku":"A","gtin":"4006381333931"}"#, #"{"sku":"B", "gtin":}"#, #"{"sku":"C","gtin":"4006381333932"}"#)
    let report = try check(file, request(["DE"]))
    #expect(report.listings == 2)
    #expect(report.input.map(\.id) == ["input.json.syntax"])
    #expect(report.input.first?.location?.line == 2)
    #expect(report.findings.contains { $0.sku == "C" && $0.rule.hasSuffix("check_digit") && $0.verdict == .violated })
    #expect(!report.findings.contains { $0.sku == "A" && $0.rule.hasSuffix("check_digit") })
  }

  @Test func aPriceWithoutCurrencyIsSaidAndACurrencyCanBeDeclared() throws {
    let file = try CatalogFile(#"{"sku":"A","price":9.99,"price_includes_tax":false}"#)
    let without = try check(file, request(["DE"]))
    #expect(without.input.contains { $0.message.contains("names no currency") })
    let with = try check(file, request(["DE"], currency: "EUR"))
    #expect(with.input.isEmpty)
    #expect(with.findings.contains { $0.rule == "de.pangv.total_price" && $0.verdict == .violated })
  }

  @Test func aTitleLimitChangesOnItsDay() throws {
    let title = String(repeating: "Holz ", count: 16) + "X"
    let file = try CatalogFile(#"{"sku":"A","category":"toy","title":{"de":"\#(title)"}}"#)
    func rules(on day: String) throws -> [String] {
      try check(file, request(["DE"], platforms: ["amazon"], day: day)).findings
        .filter { $0.verdict == .violated && $0.platform == "amazon" }.map(\.rule)
    }
    #expect(try rules(on: "2026-07-26") == [])
    #expect(try rules(on: "2026-07-27") == ["platforms.amazon.title_length"])
  }

  @Test func noTwoFindingsShareAFingerprint() throws {
    let report = try shipped.get().check(
      [checkout.appending(path: "Examples/spring.jsonl").path], request(["EU", "US-CA", "XI"], platforms: ["amazon"]))
    #expect(report.findings.count > 100)
    #expect(Set(report.findings.map(\.fingerprint)).count == report.findings.count)
  }

  @Test func aMarketWithoutLawOfItsOwnIsNoPass() throws {
    let file = try CatalogFile(#"{"sku":"A","gtin":"4006381333931"}"#)
    #expect(throws: Problem.self) { try check(file, request(["JP"])) }
    #expect(try check(file, request(["DE", "JP"])).marketsWithoutRules == ["JP"])
  }

  @Test func unknownNamesGetTheNearestOnes() throws {
    let problem = #expect(throws: Problem.self) { try request(["DEU"]) }
    #expect(problem?.english == "There is no market “DEU”. Did you mean DE, EU?")
    #expect(throws: Problem.self) { try request(["DE"], platforms: ["amazn"]) }
    #expect(throws: Problem.self) { try request(["DE"], day: "2026-02-30") }
    #expect(throws: Problem.self) { try request([]) }
  }

  @Test func messagesAreChineseWhereAsked() throws {
    let file = try CatalogFile(#"{"sku":"A","gtin":"4006381333932"}"#)
    let report = try check(file, request(["DE"], language: .chinese))
    let finding = try #require(report.findings.first { $0.rule.hasSuffix("check_digit") })
    #expect(finding.message.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
  }

  /// A code that a family's row holds is told by its label, as every other code is.
  @Test func codesOfAFamilysRowHaveTheirLabel() throws {
    let rules = """
      package one

      source LAW "Law" zh "法" { url <https://law.example/1> checked 2026-11-21 by text }
      attribute id : Text "SKU" zh "SKU"
      attribute hazard : Hazard "Hazard" zh "危险"
      attribute shown : Boolean "Shown" zh "已展示"
      code Hazard = marble "Marble" zh "弹珠" | balloon "Balloon" zh "气球"
      table hazards key (market : Market, kind : Hazard) value (limit : Integer) { (DE, marble, 1) (DE, balloon, 2) }
      rule warn "Warn" zh "警示" for each r in hazards {
        safety warning
        in DE
        basis LAW "art 1"
        when hazard is r.kind
        require shown
        say en "Warn of {r.kind}."
        say zh "须警示{r.kind}。"
      }

      """
    let library = RuleLibrary(files: [SourceFile(path: "one.rules", text: rules)])
    #expect(library.size.rules == 2)
    let file = try CatalogFile("{\"id\":\"a\",\"hazard\":\"marble\",\"shown\":false}")
    for (language, message) in [(ReportLanguage.english, "Warn of marble."), (.chinese, "须警示弹珠。")] {
      let request = try CheckRequest(
        library: library, markets: ["DE"], day: "2026-11-21", language: language)
      #expect(try library.check([file.path], request).findings.map(\.message) == [message])
    }
  }
}
