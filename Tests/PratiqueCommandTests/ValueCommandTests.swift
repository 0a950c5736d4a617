import Foundation
import Testing

/// The small commands: identify, convert, table.
@Suite("Identifiers, units and tables on the command line")
struct ValueCommandTests {
  static let identifierLines = """
    {"kind":"gtin13","value":"4006381333931"}
    {"kind":"vat_de","value":"DE136695978"}
    {"kind":"gtin","value":"２０００００００００００８"}
    {"kind":"gtin12","value":"36000291452"}
    {"kind":"iban","value":"gb82 west 1234 5698 7654 32"}
    {"kind":"ioss","value":"IN2760000000"}
    {"kind":"hs","value":"9503.00.10"}
    {"kind":"hs","value":950399}
    {"kind":"cas","value":"773-218-5"}
    {"kind":"parcel","value":"1"}
    {"value":"4006381333931"}
    {"kind":"gtin13"}
    not json

    {"kind":"gtin13","value":"4006381333931"
    {"kind":"gtin13","value":"a\\u0007\\"\\u202e"}
    {"kind":"bic","value":"DEUTDEFF"}
    """

  @Test("identify answers a line for a line, in order")
  func identifyLines() throws {
    let result = try Program.run(["identify"], input: Self.identifierLines)
    #expect(result.status == 0 && result.complaints.isEmpty)
    try Golden.expect(result.output, "Program/identify-jsonl.txt")
    let chinese = try Program.run(["identify", "--lang", "zh"], input: Self.identifierLines)
    try Golden.expect(chinese.output, "Program/identify-jsonl-zh.txt")
  }

  @Test("identify takes values too, and says what it mended")
  func identifyValues() throws {
    let values = ["4006381333931", "4 006381-333932", "036000291452", "4.00638E+12", "9780306406157"]
    for (language, name) in [("en", "identify.txt"), ("zh", "identify-zh.txt")] {
      let result = try Program.run(["identify", "gtin13", "--lang", language] + values)
      #expect(result.status == 0)
      try Golden.expect(result.output, "Program/\(name)")
    }
    let lines = try Program.run(["identify", "gtin13", "--format", "jsonl", "4006381333931"])
    #expect(
      lines.output
        == "{\"kind\":\"gtin13\",\"value\":\"4006381333931\",\"valid\":true,\"normalized\":\"4006381333931\"}\n")
    let given = try Program.run(["identify", "gtin13", "-"], input: "{\"value\":\"4006381333931\"}")
    #expect(
      given.output
        == "{\"kind\":\"gtin13\",\"value\":\"4006381333931\",\"valid\":true,\"normalized\":\"4006381333931\"}\n")
  }

  @Test("An unknown kind is wrong use, with the nearest names")
  func unknownKind() throws {
    let result = try Program.run(["identify", "gtin15", "1"])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.complaints.contains("nearest: gtin1"))
  }

  @Test("A line over 1 MiB costs itself alone, and the end needs no line feed")
  func longLines() throws {
    let long = String(repeating: "1", count: 3 << 20)
    let input = "{\"kind\":\"gtin\",\"value\":\"\(long)\"}\n{\"kind\":\"gtin8\",\"value\":\"96385074\"}"
    let lines = try Program.run(["identify"], input: input).output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains("error") && lines[1].contains("true"))
  }

  // MARK: convert

  static let conversionLines = """
    {"value":"12","unit":"fluid-ounce","to":"milliliter"}
    {"value":2.2,"unit":"pound","to":"gram"}
    {"value":"10","unit":"kilogram","to":"pound"}
    {"value":"10","unit":"kilogram","to":"pound","digits":4}
    {"value":"12345678901234567890.123456789","unit":"kilometer","to":"millimeter"}
    {"value":"1.8","unit":"meter","usage":"person-height","region":"US"}
    {"value":"20","unit":"celsius","usage":"weather","region":"us"}
    {"value":"3","unit":"公斤","to":"lbs"}
    {"value":"1","unit":"meter","to":"kilogram"}
    {"value":"1","unit":"metre-per-secnd","to":"meter"}
    {"value":"1,5","unit":"meter","to":"foot"}
    {"value":"1","unit":"meter"}
    {"value":"1"}
    {"value":"0","unit":"mile-per-gallon","to":"liter-per-100-kilometer"}
    {"value":"1","unit":"meter","to":"foot","digits":"0"}
    {}
    []
    """

  @Test("convert answers a line for a line")
  func convertLines() throws {
    for (language, name) in [("en", "convert-jsonl.txt"), ("zh", "convert-jsonl-zh.txt")] {
      let result = try Program.run(["convert", "--lang", language], input: Self.conversionLines)
      #expect(result.status == 0 && result.complaints.isEmpty)
      try Golden.expect(result.output, "Program/\(name)")
    }
  }

  @Test(
    "convert takes a value on the command line",
    arguments: [
      (["12", "fluid-ounce", "milliliter"], "12 fluid-ounce = 354.88235475 milliliter\n"),
      (["5.5 lb", "kg"], "5.5 lb = 2.494758035 kg\n"), (["5.5lb", "kg"], "5.5 lb = 2.494758035 kg\n"),
      (["1e3g", "kg"], "1e3 g = 1 kg\n"), (["1", "foot", "meter", "--digits", "2"], "1 foot ≈ 0.30 meter\n"),
      (
        ["1.8", "meter", "--usage", "person-height", "--region", "US", "--digits", "3"],
        "1.8 meter ≈ 5 foot 10.9 inch\n"
      ),
      (["12", "fluid-ounce", "milliliter", "--format", "jsonl"], "{\"value\":\"354.88235475\"}\n"),
    ])
  func convertValues(_ arguments: [String], _ output: String) throws {
    let result = try Program.run(["convert"] + arguments)
    #expect(result.status == 0 && result.output == output)
  }

  @Test("convert refuses what it cannot answer, with the nearest names")
  func convertRefusals() throws {
    let unknown = try Program.run(["convert", "1", "ounces-troi", "gram"])
    #expect(unknown.status == 2 && unknown.output.isEmpty && unknown.complaints.contains("nearest: ounce-troy"))
    for words in [["1"], ["x", "meter"], ["1", "meter"], ["1", "meter", "foot", "inch"]] {
      #expect(try Program.run(["convert"] + words).status == 2)
    }
  }

  // MARK: table

  /// A library with a table in a file of its own, one of ranges and one of two values.
  private func library() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pratique-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Program.checkout.appending(path: "rules"), to: folder)
    try """
    package eu.vat

    code RateKind = standard "Standard rate" | reduced "Reduced rate"

    table rates "rates.csv" key (market : Market, kind : RateKind) value (rate : Percent) dated
    table heights key (contents : Mass range) value (height : Length, width : Length) {
      (to 50 g,            2 mm, 1 mm)
      (over 50 g to 200 g, 3 mm, 2 mm)
      (over 200 g,         4 mm, 2 mm)
    }
    """.write(to: folder.appending(path: "eu/vat.rules"), atomically: true, encoding: .utf8)
    try """
    # source: Invented rates
    # checked: 2026-11-21 by text
    market,kind,rate,from,through
    EE,standard,22 %,2024-01-01,2025-06-30
    EE,standard,24 %,2025-07-01,
    GR,standard,24 %,2016-06-01,
    FR,reduced,5.5 %,2014-01-01,
    """.write(to: folder.appending(path: "eu/rates.csv"), atomically: true, encoding: .utf8)
    return folder.path
  }

  static let tableLines = """
    {"table":"rates","key":{"market":"EE","kind":"standard"},"as_of":"2025-07-01"}
    {"table":"rates","key":{"market":"EE","rate_kind":"standard"},"as_of":"2025-06-30"}
    {"table":"eu.vat.rates","key":{"market":"FR"},"as_of":"2026-01-01"}
    {"table":"rates","as_of":"2026-01-01"}
    {"table":"rates","key":{"market":"DE","kind":"standard"},"as_of":"2026-01-01"}
    {"table":"heights","key":{"contents":"50 g"}}
    {"table":"heights","key":{"contents":"50.1 g"}}
    {"table":"heights","key":{"contents":"3 ml"}}
    {"table":"rate","key":{"market":"EE"}}
    {"table":"rates","key":{"country":"EE"}}
    {"table":"rates","key":"EE"}
    {"table":"rates","key":{"market":"EE"},"as_of":"2025-02-30"}
    {"key":{"market":"EE"}}
    """

  @Test("table answers a line for a line, as of a day")
  func tableLines() throws {
    let rules = try library()
    defer { try? FileManager.default.removeItem(atPath: rules) }
    for (language, name) in [("en", "table-jsonl.txt"), ("zh", "table-jsonl-zh.txt")] {
      let result = try Program.run(
        ["table", "--rules", rules, "--lang", language], input: Self.tableLines)
      #expect(result.status == 0 && result.complaints.isEmpty)
      let output = result.output.replacing(rules.split(separator: "/").last ?? "", with: "rules")
      try Golden.expect(output, "Program/\(name)")
    }
    for words in [["EE", "standard"], ["kind=standard", "market=EE"]] {
      let result = try Program.run(["table", "rates", "--rules", rules, "--as-of", "2025-06-30"] + words)
      #expect(result.status == 0 && result.output == "22% from 2024-01-01 until 2025-07-01 (Invented rates)\n")
    }
    let rows = try Program.run(["table", "rates", "EE", "--rules", rules, "--as-of", "2025-07-01", "--lang", "zh"])
    #expect(rows.output == "EE, standard: 24% 自 2025-07-01 起 (Invented rates)\n")
    let list = try Program.run(["table", "--list", "--rules", rules]).output
    #expect(list.contains("eu.vat.rates  (market : Market, kind : RateKind) → rate : Percent  4 rows\n"))
  }

  @Test("table refuses an unknown name, key or day")
  func tableRefusals() throws {
    let unknown = try Program.run(["table", "titel_limits"])
    #expect(unknown.status == 2 && unknown.complaints.contains("nearest: title_limits"))
    #expect(try Program.run(["table", "title_limits", "AE", "200"]).status == 2)
    #expect(try Program.run(["table", "title_limits", "XX"]).status == 2)
    #expect(try Program.run(["table", "title_limits", "--as-of", "2026-02-30"]).status == 2)
  }

  // MARK: help

  @Test("Each command teaches how it is used", arguments: ["identify", "convert", "table"])
  func help(_ command: String) throws {
    let result = try Program.run([command, "--help"])
    #expect(result.status == 0 && result.output.contains("pratique \(command)") && result.output.contains("echo '{"))
    #expect(try Program.run(["--help"]).output.contains("  \(command) "))
  }
}
