import FoundationEssentials
import Reports
import Testing

@Suite("Reports as JSON lines")
struct JSONLinesReportTests {
  private func lines(_ report: CheckReport) throws -> [[String: JSON]] {
    try JSONLinesReport().render(report).split(separator: "\n").map {
      try JSONDecoder().decode([String: JSON].self, from: Data($0.utf8))
    }
  }

  // MARK: Goldens

  @Test("Findings of every kind", arguments: ReportLanguage.allCases)
  func everything(_ language: ReportLanguage) throws {
    try Golden.expect(JSONLinesReport().render(Sample.everything(language)), "jsonl-everything-\(language.rawValue)")
  }

  @Test("Texts of a catalog that would break a line or take hold of a terminal")
  func hostileTexts() throws {
    let text = "Blocks\u{1B}[2J\u{7}\r\n\"quoted\" \\ \t/ \u{0} 积木 😀"
    try Golden.expect(JSONLinesReport().render(Sample.hostileReport(text)), "jsonl-hostile")
  }

  @Test("No finding gives no line")
  func noFinding() {
    #expect(JSONLinesReport().render(Sample.report()) == "")
  }

  // MARK: What must hold, however it is ordered

  @Test("Each line is one JSON object and ends with a line feed")
  func oneLineEach() throws {
    let report = Sample.everything(.english)
    let text = JSONLinesReport().render(report)
    #expect(text.hasSuffix("\n") && !text.contains("\n\n"))
    #expect(try lines(report).count == report.findings.count + report.input.count)
    let hostile = Sample.hostileReport("a\nb\r\nc\u{2028}d\u{85}e")
    #expect(
      JSONLinesReport().render(hostile).unicodeScalars.count { $0 == "\n" } == hostile.findings.count
        + hostile.input.count)
  }

  @Test("Every finding has its rule, SKU and verdict, and all findings have the same keys; nothing known is null")
  func keys() throws {
    let report = Sample.everything(.english)
    let findings = try lines(report).filter { $0["verdict"] != .string("input") }
    #expect(findings.count == report.findings.count)
    for (line, finding) in zip(findings, report.findings) {
      #expect(line["rule"] == .string(finding.rule) && line["market"] == .string(finding.market))
      #expect(
        line["verdict"] == .string(finding.verdict.rawValue) && line["severity"] == .string(finding.severity.rawValue))
      #expect(
        line["sku"] == finding.sku.map(JSON.string) ?? .null
          && line["platform"] == finding.platform.map(JSON.string) ?? .null)
      #expect(
        line["since"] == finding.since.map(JSON.string) ?? .null
          && line["until"] == finding.until.map(JSON.string) ?? .null)
      #expect(Set(line.keys) == Set(findings[0].keys))
      if finding.location == nil { #expect(line["location"] == .null) }
    }
  }

  @Test("Text comes back as it was")
  func roundTrip() throws {
    for text in [Sample.hostile, "a\"b\\c/d\te\nf", "积木😀e\u{301}", "</script>", "\u{2028}\u{FEFF}"] {
      let line = try #require(try lines(Sample.report([Sample.finding(sku: text, message: text)])).first)
      for key in ["sku", "message"] {
        guard case .string(let back)? = line[key] else {
          Issue.record("\(key) is no text")
          continue
        }
        #expect(back.unicodeScalars.elementsEqual(text.unicodeScalars), "\(printable(text))")
      }
    }
  }

  @Test("Values, missing sets, laws and places in the shape that other programs read")
  func shape() throws {
    let finding = Sample.finding(
      facts: [
        .init(attribute: "category", value: .text("toy")), .init(attribute: "marks", value: .list([])),
        .init(attribute: "marks", value: .text("again")),
      ],
      missing: [["min_age"], ["category", "marks"]], open: ["min_age", "category", "marks"],
      isSettlingExact: false, presumed: ["intended_use"], fixes: [Sample.remedy()])
    let line = try #require(try lines(Sample.report([finding])).first)
    #expect(line["facts"] == .object(["category": .string("toy"), "marks": .array([])]))
    #expect(line["presumed"] == .array([.string("intended_use")]) && line["settling_exact"] == .bool(false))
    #expect(
      line["missing"] == .array([.array([.string("min_age")]), .array([.string("category"), .string("marks")])]))
    #expect(line["open"] == .array([.string("min_age"), .string("category"), .string("marks")]))
    let fix: [String: JSON] = [
      "add": .string("CE"), "to": .string("marks"), "applicability": .string("needs_review"),
      "text": .string("add CE to marks (needs review)"),
    ]
    #expect(line["fix"] == .array([.object(fix)]))
    #expect(line["location"] == .object(["file": .string("toys.jsonl"), "line": .number(17), "column": .number(2)]))
    #expect(
      line["fingerprint"] == .string(finding.fingerprint) && line["part"] == .string("marked")
        && line["preview"] == .bool(false))
    guard case .array(let laws)? = line["basis"], case .object(let law)? = laws.first else {
      Issue.record("there is no law")
      return
    }
    #expect(law["source"] == .string("Directive 2009/48/EC") && law["provision"] == .string("art 16, 17"))
    #expect(law["url"] == .string("https://eur-lex.europa.eu/eli/dir/2009/48/oj"))
  }

  @Test("Problems of the input are lines of their own, before the findings")
  func inputLines() throws {
    let all = try lines(Sample.everything(.english))
    let input = all.prefix(3)
    #expect(
      input.map { $0["rule"] } == ["input.json.number", "input.unreadable", "input.unused_field"].map(JSON.string))
    #expect(
      input.allSatisfy { $0["verdict"] == .string("input") } && all.count { $0["verdict"] == .string("input") } == 3)
    #expect(input.map { $0["count"] } == [.number(1), .number(1_203), .number(1)])
    #expect(input.map { $0["severity"] } == ["error", "warning", "info"].map(JSON.string))
  }
}

/// A JSON value, for looking at what was written.
enum JSON: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }
}
