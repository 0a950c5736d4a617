import FoundationEssentials
import Reports
import Testing

@Suite("Open faults of Reports")
struct ReportBugTests {
  private func text(_ findings: [Finding]) -> String {
    TextReport(language: .english, colour: false).render(Sample.report(findings))
  }

  private func isFree(_ text: String) -> Bool {
    !text.unicodeScalars.contains { ["\u{1B}", "\u{7}", "\u{202E}", "\u{9B}", "\u{7F}"].contains($0) }
  }

  @Test("R1 a line feed in a catalog's text does not begin a line that looks like the report's own")
  func forgedLines() {
    let forged = "Blocks\n\n ERROR  eu.forged.rule  Pay here\n0 errors, 0 warnings. None of 9 checks undetermined."
    for finding in [Sample.finding(message: "“\(forged)” lacks it."), Sample.finding(sku: forged)] {
      let lines = text([finding]).split(separator: "\n")
      #expect(!lines.contains { $0.hasPrefix(" ERROR  eu.forged") || $0.hasPrefix("0 errors") })
    }
  }

  @Test("R2 no text of a finding reaches the terminal raw, whoever wrote it")
  func everyField() {
    let hostile = Sample.hostile
    #expect(isFree(text([Sample.finding(title: hostile)])), "title")
    #expect(isFree(text([Sample.finding(fixes: [Sample.remedy("set title to “\(hostile)”")])])), "fix")
    #expect(isFree(text([Sample.finding(platform: hostile)])), "platform")
    let basis = Finding.Basis(source: hostile, provision: hostile, url: hostile, checked: nil, reading: nil)
    #expect(isFree(text([Sample.finding(basis: [basis])])), "basis")
  }

  @Test("R3 every line has its SKU, null where there is none")
  func inputLineKeys() throws {
    let input = [
      InputFinding(id: "input.unused_field", severity: .info, message: "1 field not used.", location: nil, sku: nil)
    ]
    let line = JSONLinesReport().render(Sample.report(input: input))
    let value = try JSONDecoder().decode([String: JSON].self, from: Data(line.utf8))
    #expect(value["sku"] == .null && value["location"] == .null)
  }

  @Test("R4 JSON lines hold no raw control character or turned direction either")
  func rawJSON() {
    #expect(isFree(JSONLinesReport().render(Sample.hostileReport())))
  }

  @Test("R5 every line of a finding has the same keys")
  func uncomputableKey() throws {
    let lines = try JSONLinesReport().render(
      Sample.report([Sample.finding(), Sample.finding(uncomputable: ["division by zero"])])
    ).split(separator: "\n").map { try JSONDecoder().decode([String: JSON].self, from: Data($0.utf8)) }
    #expect(Set(lines[0].keys) == Set(lines[1].keys))
  }

  @Test("R6 findings on two platforms do not stand under the first one's name")
  func platforms() {
    let report = text([Sample.finding(sku: "A", platform: "amazon"), Sample.finding(sku: "B", platform: "ebay")])
    #expect(report.contains("· amazon ·") && report.contains("· ebay ·"))
  }

  @Test("R7 rows of one family keep their own title, law and day")
  func families() {
    let other = Finding.Basis(source: "Loi AGEC", provision: "art 17", url: "", checked: nil, reading: nil)
    let report = text([
      Sample.finding(sku: "A", title: "Triman", since: "2022-01-01"),
      Sample.finding(sku: "B", title: "Info-tri", basis: [other], since: "2023-03-09"),
    ])
    #expect(report.contains("Triman") && report.contains("Info-tri"))
    #expect(report.contains("Loi AGEC art 17"))
    #expect(report.contains("since 2022-01-01") && report.contains("since 2023-03-09"))
  }
}
