import Foundation
import Testing

/// One bad listing between two good ones, through the whole program: it is told with its place, the others are checked.
@Suite("Bad input") struct BadInputTests {
  /// What stands between the good listings, and what the program has to say of it.
  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let line: [UInt8]
    /// The findings about the input: id and column of the second line.
    let findings: [String]
    /// Whether the bad listing is judged all the same, because only a value of it is bad.
    let isJudged: Bool

    /// - Parameter members: the rest of a listing that begins with `{"sku":"BAD","category":"toy","marks":[],`.
    init(_ name: String, members: String, _ findings: [String], isJudged: Bool = true) {
      self.init(
        name, bytes: Array(("{\"sku\":\"BAD\",\"category\":\"toy\",\"marks\":[]," + members + "}").utf8), findings,
        isJudged: isJudged)
    }

    init(_ name: String, bytes: [UInt8], _ findings: [String], isJudged: Bool = false) {
      (self.name, line, self.findings, self.isJudged) = (name, bytes, findings, isJudged)
    }

    var description: String { name }
  }

  static let cases = [
    Case("a line that ends too early", bytes: Array("{\"sku\":\"BAD\",\"title\":".utf8), ["input.json.syntax:22"]),
    Case("a missing comma", members: "\"brand\":\"A\" \"stock\":1", ["input.json.syntax:54"], isJudged: false),
    Case("a number where a listing should be", bytes: Array("42".utf8), ["input.not_an_object:1"]),
    Case("a list where a listing should be", bytes: Array("[{}]".utf8), ["input.not_an_object:1"]),
    Case(
      "wrong types",
      members: "\"price\":[1,2],\"stock\":\"many\",\"gtin\":true,\"voltage\":{\"value\":[],\"unit\":\"V\"}",
      ["input.unreadable:50", "input.unreadable:64", "input.unreadable:78", "input.unreadable:93"]),
    Case("a text that is a record", members: "\"title\":{\"en\":{\"x\":1},\"de\":\"Bär\"}", ["input.unreadable:56"]),
    Case("1e400 pieces", members: "\"stock\":1e400", ["input.unreadable:50"]),
    Case("1e400 euros", members: "\"price\":{\"amount\":1e400,\"currency\":\"EUR\"}", ["input.unreadable:50"]),
    Case(
      "10^30 kg in digits", members: "\"product_weight\":{\"value\":1000000000000000000000000000000,\"unit\":\"kg\"}",
      ["input.unreadable:59"]),
    Case("10^30 kg in a text", members: "\"product_weight\":\"1e30 kg\"", ["input.unreadable:59"]),
    Case("NaN", members: "\"stock\":NaN", ["input.json.number:50"], isJudged: false),
    Case(
      "NaN as text", members: "\"stock\":\"NaN\",\"product_weight\":\"NaN kg\"",
      ["input.unreadable:50", "input.unreadable:73"]),
    Case("half a surrogate pair", members: #""brand":"x\ud83d""#, ["input.json.surrogate:52"], isJudged: false),
    Case(
      "what is no UTF-8", bytes: Array("{\"sku\":\"BAD\",\"brand\":\"x".utf8) + [0xFF, 0xFE] + Array("\"}".utf8),
      ["input.json.utf8:24"]),
    Case("NUL", bytes: Array("{\"sku\":\"BAD\",\"brand\":\"x\0y\"}".utf8), ["input.json.control:24"]),
    Case("NUL as an escape", members: #""brand":"x\u0000y""#, ["input.control_character:50"]),
    Case("escape codes in a title", members: #""title":{"en":"\u001b[31mRED\u0007"}"#, ["input.control_character:56"]),
    Case("escape codes in a key", members: #""\u001b[2Jkey":1"#, ["input.unused_field:-"]),
    Case("escape codes in a code", members: #""hazards":["\u001b[2J"]"#, ["input.unknown_code:53"]),
    Case(
      "10,000 levels",
      members: "\"brand\":" + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
      ["input.json.depth:113"], isJudged: false),
    Case("a key twice", members: #""brand":"A","brand":"B""#, ["input.duplicate_key:54"]),
  ]

  private static func good(_ sku: String) -> [UInt8] {
    Array("{\"sku\":\"\(sku)\",\"title\":{\"en\":\"Bear\"},\"category\":\"toy\",\"marks\":[],\"documents\":[]}".utf8)
  }

  private struct Finding: Decodable {
    struct Location: Decodable {
      let line: Int
      let column: Int
    }

    let rule: String?
    let sku: String?
    let verdict: String?
    let location: Location?
    let message: String?
  }

  /// Writes a file, runs `check` over it and removes it.
  private func check(_ lines: [[UInt8]], _ options: [String]) throws -> Program.Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "pratique-\(UUID().uuidString).jsonl")
    try Data(lines.joined(separator: [UInt8(ascii: "\n")])).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try Program.run(["check", file.path, "--market", "DE", "--as-of", "2026-11-21"] + options)
  }

  @Test("costs itself alone and is told with its place", arguments: cases)
  func isTold(bad: Case) throws {
    let result = try check([Self.good("FIRST"), bad.line, Self.good("LAST")], ["--format", "jsonl"])
    #expect(result.status == 1)
    #expect(result.complaints == "")
    let findings = try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(Finding.self, from: Data($0.utf8))
    }
    let input = findings.filter { $0.rule?.hasPrefix("input.") == true }
    let told = input.map { "\($0.rule ?? ""):\($0.location.map { "\($0.column)" } ?? "-")" }
    #expect(told.sorted() == bad.findings.sorted())
    #expect(input.allSatisfy { $0.location?.line ?? 2 == 2 && $0.message?.isEmpty == false })
    let judged = findings.filter { $0.rule == "eu.toys.ce_marking" && $0.verdict == "violated" }.compactMap(\.sku)
    #expect(Set(judged) == (bad.isJudged ? ["FIRST", "BAD", "LAST"] : ["FIRST", "LAST"]))
  }

  @Test("never reaches a terminal as a control character", arguments: cases, ["en", "zh"])
  func isPrintable(bad: Case, language: String) throws {
    let result = try check([Self.good("FIRST"), bad.line, Self.good("LAST")], ["--lang", language])
    #expect(result.status == 1)
    for text in [result.output, result.complaints] {
      let controls = text.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F..<0xA0).contains($0.value)
          || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
      }
      #expect(controls.isEmpty)
    }
    // What is wrong stands on the screen by its id.
    for finding in bad.findings {
      #expect(result.output.contains(finding.prefix { $0 != ":" }))
    }
  }

  @Test("of 200 MB on one line is skipped, and what stands behind it is read")
  func tooLarge() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "pratique-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Self.good("FIRST") + Array("\n{\"sku\":\"BAD\",\"description\":\"".utf8)).write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    let megabyte = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0..<200 { try handle.write(contentsOf: megabyte) }
    try handle.write(contentsOf: Data(Array("\"}\n".utf8) + Self.good("LAST")))
    try handle.close()
    let result = try Program.run(
      ["check", file.path, "--market", "DE", "--as-of", "2026-11-21", "--format", "jsonl"])
    #expect(result.status == 1)
    #expect(result.output.contains("input.too_large"))
    #expect(result.output.contains("\"sku\":\"FIRST\"") && result.output.contains("\"sku\":\"LAST\""))
  }

  @Test("over --max-listing is a finding, and at the limit none")
  func limit() throws {
    let large =
      Array("{\"sku\":\"BAD\",\"category\":\"toy\",\"marks\":[],\"brand\":\"".utf8)
      + Array(repeating: UInt8(ascii: "x"), count: 500) + Array("\"}".utf8)
    let over = try check(
      [Self.good("FIRST"), large, Self.good("LAST")], ["--format", "jsonl", "--max-listing", "\(large.count - 1)"])
    #expect(over.output.contains("input.too_large"))
    #expect(over.output.contains("over the limit of"))
    #expect(!over.output.contains("\"sku\":\"BAD\""))
    let within = try check(
      [Self.good("FIRST"), large, Self.good("LAST")], ["--format", "jsonl", "--max-listing", "\(large.count)"])
    #expect(!within.output.contains("input.too_large"))
    #expect(within.output.contains("\"sku\":\"BAD\""))
  }
}
