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
}
