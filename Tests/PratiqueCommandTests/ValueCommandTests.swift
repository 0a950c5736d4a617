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
}
