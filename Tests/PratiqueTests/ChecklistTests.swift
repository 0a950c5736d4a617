import Pratique
import Testing

@Suite struct ChecklistTests {
  private func items(
    _ markets: [String], _ category: String?, language: ReportLanguage = .english, day: String = "2026-11-21",
    profile: String? = nil, platforms: [String] = []
  ) throws -> [ChecklistReport.Item] {
    try shipped.get().checklist(
      request(markets, platforms: platforms, day: day, language: language), category: category, profile: profile
    ).items
  }

  private func item(_ rule: String, in items: [ChecklistReport.Item]) throws -> ChecklistReport.Item {
    try #require(items.first { $0.rule == rule })
  }

  @Test func aToyNeedsItsMarkUnlessItIsForCollectors() throws {
    let mark = try item("eu.toys.ce_marking", in: items(["DE", "FR", "US"], "toy"))
    #expect(mark.status == .neededIf)
    #expect(mark.markets == ["DE", "FR"])
    #expect(mark.condition?.contains("“Minimum age of the user” is below 14 years") == true)
    #expect(mark.parts.contains("the CE marking"))
  }

  @Test func aCreamNeedsNoToyMarkAndSaysWhy() throws {
    let mark = try item("eu.toys.ce_marking", in: items(["DE"], "skin_care"))
    #expect(mark.status == .notNeeded)
    #expect(mark.condition == "“What the product is” is not toys for children under 14")
  }

  @Test func aProfileTicksOff() throws {
    let file = try CatalogFile(
      #"{"category":"toy","min_age":{"value":"3","unit":"years"},"intended_use":"consumer","marks":["CE"],"documents":[{"kind":"eu_declaration_of_conformity"}]}"#
    )
    let mark = try item("eu.toys.ce_marking", in: items(["DE"], nil, profile: file.path))
    #expect(mark.status == .done)
  }

  @Test func whatBeginsWithin24MonthsIsComing() throws {
    let claim = try item("eu.unfair_practices.generic_green_claim", in: items(["DE"], "toy", day: "2026-01-01"))
    #expect(claim.isComing)
    let earlier = try items(["DE"], "toy", day: "2024-01-01")
    #expect(!earlier.contains { $0.rule == "eu.unfair_practices.generic_green_claim" })
  }

  @Test func conditionsReadAsChinese() throws {
    let mark = try item("eu.toys.ce_marking", in: items(["DE"], "toy", language: .chinese))
    #expect(mark.condition?.contains("“最小适用年龄”小于 14 年") == true)
  }

  @Test func anUnknownCategoryOrAttributeIsToldWithTheNearest() throws {
    let problem = #expect(throws: Problem.self) { try items(["DE"], "toys_and_gmes") }
    #expect(problem?.english.contains("There is no category") == true)
    let file = try CatalogFile(#"{"catgory":"toy"}"#)
    let other = #expect(throws: Problem.self) { try items(["DE"], nil, profile: file.path) }
    #expect(other?.english == "There is no attribute “catgory”. Did you mean category?")
  }

  @Test func platformRulesStandWithTheirPlatform() throws {
    #expect(!(try items(["DE"], "toy")).contains { $0.platform != nil })
    #expect(try items(["DE"], "toy", platforms: ["amazon"]).contains { $0.platform == "amazon" })
  }
}
