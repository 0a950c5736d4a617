import Foundation
import Pratique
import Testing

@Suite struct GateTests {
  private let good = #"{"sku":"A","gtin":"4006381333931"}"#
  private let bad = #"{"sku":"B","gtin":"4006381333932"}"#

  private func gate(_ base: CatalogFile, _ head: CatalogFile) throws -> GateReport {
    try shipped.get().gate(base: base.path, head: head.path, request(["DE"]))
  }

  @Test func movedRowsChangeNothing() throws {
    let report = try gate(CatalogFile(good, bad), CatalogFile(bad, "", good))
    #expect(report.findings(.new).isEmpty)
    #expect(report.findings(.fixed).isEmpty)
    #expect(report.findings(.newlyUndetermined).isEmpty)
    #expect(report.findings(.unchanged).contains { $0.sku == "B" && $0.verdict == .violated })
  }

  @Test func aNewFaultIsNewAndAMendedOneFixed() throws {
    let report = try gate(
      CatalogFile(good, bad),
      CatalogFile(#"{"sku":"A","gtin":"4006381333939"}"#, #"{"sku":"B","gtin":"4006381333931"}"#))
    #expect(report.findings(.new).map(\.sku) == ["A"])
    #expect(report.findings(.fixed).map(\.sku) == ["B"])
    #expect(report.newErrors == 1)
  }

  @Test func whatCanNoLongerBeToldIsSaid() throws {
    let report = try gate(
      CatalogFile(#"{"sku":"A","price":{"amount":"1","currency":"EUR"},"price_includes_tax":true}"#),
      CatalogFile(#"{"sku":"A","price":{"amount":"1","currency":"EUR"}}"#))
    #expect(report.findings(.newlyUndetermined).map(\.rule) == ["de.pangv.total_price"])
    #expect(report.newlyUndeterminedErrors == 1)
    #expect(report.findings(.new).isEmpty)
  }

  @Test func listingsThatComeAndGoAreNamed() throws {
    let report = try gate(CatalogFile(good, bad), CatalogFile(good, #"{"sku":"C"}"#))
    #expect(report.added == ["C"])
    #expect(report.removed == ["B"])
  }

  @Test func aSecondFaultOfAListingIsNew() throws {
    let one = #"{"sku":"T","category":"toy","marks":[],"documents":[{"kind":"eu_declaration_of_conformity"}]}"#
    let two = #"{"sku":"T","category":"toy","marks":[],"documents":[]}"#
    let report = try gate(CatalogFile(one), CatalogFile(two))
    #expect(report.findings(.new).map(\.part) == ["declared"])
    #expect(report.findings(.unchanged).contains { $0.part == "marked" })
  }

  @Test func theExamplesShowEachChangeOnce() throws {
    let examples = checkout.appending(path: "Examples")
    let report = try shipped.get().gate(
      base: examples.appending(path: "spring-before.jsonl").path, head: examples.appending(path: "spring.jsonl").path,
      request(["DE", "US"]))
    #expect(report.findings(.new).count == 1)
    #expect(report.findings(.fixed).count == 1)
    #expect(report.added == ["BAG-0710"])
    #expect(report.removed == ["GAR-0801"])
  }
}
