import Foundation
import Testing

/// `pratique explain`, run as a person would.
@Suite struct ExplainTests {
  private static let day = ["--as-of", "2026-11-21"]
  private static let catalog = ["explain", "Examples/spring.jsonl"]

  /// Screens of each verdict, of words found in a text, of a limit from a table, and of a rule of the seller.
  static let screens: [(name: String, arguments: [String])] = [
    ("explain-violated", ["--sku", "TOY-0043", "--rule", "eu.toys.ce_marking", "--market", "DE"]),
    ("explain-violated-zh", ["--sku", "TOY-0043", "--rule", "eu.toys.ce_marking", "--market", "DE", "--lang", "zh"]),
    ("explain-undetermined", ["--sku", "TOY-0066", "--rule", "eu.toys.under_three_warning", "--market", "FR"]),
    ("explain-not-applicable", ["--sku", "COS-0115", "--rule", "eu.toys.ce_marking", "--market", "DE"]),
    ("explain-out-of-scope", ["--sku", "COS-0115", "--rule", "de.pangv.unit_price", "--market", "US"]),
    ("explain-words", ["--sku", "TOY-0071", "--rule", "eu.unfair_practices.generic_green_claim", "--market", "DE"]),
    ("explain-limit", ["--sku", "COS-0115", "--rule", "platforms.amazon.title_length", "--market", "US"]),
    ("explain-seller-zh", ["--rule", "de.verpackdg.lucid", "--market", "DE", "--lang", "zh"]),
  ]

  @Test(arguments: 0..<screens.count)
  func isExplained(index: Int) throws {
    let screen = Self.screens[index]
    let result = try Program.run(Self.catalog + screen.arguments + Self.day)
    #expect(result.status == 0 && result.complaints == "")
    let text = result.output.replacing(/(library|规则库) [0-9a-f]{8}/) { "\($0.output.1) ········" }
    try Golden.expect(text, "Program/\(screen.name).txt")
  }

  @Test(arguments: [
    (["--sku", "TOY-0043x", "--rule", "eu.toys.ce_marking", "--market", "DE"], "Did you mean TOY-0043, TOY-0042?"),
    (["--sku", "TOY-0043", "--rule", "eu.toys.ce_markin", "--market", "DE"], "Did you mean eu.toys.ce_marking?"),
    (["--sku", "TOY-0043", "--rule", "eu.toys.ce_marking", "--market", "Germny"], "There is no market “GERMNY”."),
    (["--sku", "TOY-0043", "--rule", "eu.toys.ce_marking", "--market", "EU"], "27 were asked for"),
    (["--rule", "eu.toys.ce_marking", "--market", "DE"], "Say which listing to explain"),
  ])
  func whatIsNotThereExitsWith2(arguments: [String], sentence: String) throws {
    let result = try Program.run(Self.catalog + arguments)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.complaints.contains(sentence))
  }

  @Test func eachListingWithTheSKUIsExplained() throws {
    let lines = #"{"sku":"A","gtin":"4006381333931"}"# + "\n" + #"{"sku":"A","gtin":"4006381333932"}"# + "\n"
    let result = try Program.run(
      ["explain", "-", "--sku", "A", "--rule", "gs1.general_specifications.check_digit", "--market", "DE"], input: lines
    )
    #expect(result.status == 0)
    #expect(result.output.contains("A  <stdin>:1:1\nsatisfied\n"))
    #expect(result.output.contains("A  <stdin>:2:1\nviolated\n"))
  }

  @Test func noControlCharacterOfACatalogReachesTheTerminal() throws {
    let hostile =
      "{\"sku\":\"A\\u001b[31m\",\"category\":\"toy\",\"marks\":[],\"title\":{\"de\":\"x\\u0007\\u009b2J\\u202e öko\"},\"documents\":[]}\n"
    for rule in ["eu.toys.ce_marking", "eu.unfair_practices.generic_green_claim"] {
      for format in ["text", "json"] {
        let result = try Program.run(
          ["explain", "-", "--sku", "A\u{1B}[31m", "--rule", rule, "--market", "DE", "--format", format], input: hostile
        )
        #expect(result.status == 0)
        let forbidden = result.output.unicodeScalars.filter {
          ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) || (0x202A...0x202E).contains($0.value)
        }
        #expect(forbidden.isEmpty)
      }
    }
  }

  /// Whatever a check tells can be explained: with the same verdict, the facts with their places, and what would change it.
  @Test func everyFindingCanBeExplained() throws {
    let check = try Program.run(
      ["check", "Examples/spring.jsonl", "--market", "DE", "--format", "jsonl"] + Self.day)
    var seen: Set<String> = []
    for line in check.output.split(separator: "\n") {
      let finding = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      guard let sku = finding["sku"] as? String, let verdict = finding["verdict"] as? String, verdict != "input",
        let rule = finding["rule"] as? String, seen.insert("\(sku) \(rule)").inserted
      else { continue }
      let explained = try Program.run(
        Self.catalog + ["--sku", sku, "--rule", rule, "--market", "DE", "--format", "json"] + Self.day)
      let document = try #require(try JSONSerialization.jsonObject(with: Data(explained.output.utf8)) as? [String: Any])
      let listing = try #require((document["listings"] as? [[String: Any]])?.first)
      #expect(listing["verdict"] as? String == verdict, "\(sku) \(rule)")
      #expect((listing["messages"] as? [String])?.contains(finding["message"] as? String ?? "") == true)
      #expect((listing["facts"] as? [[String: Any]])?.isEmpty == false)
      #expect((listing["satisfied_by"] as? [[String]])?.isEmpty == false, "\(sku) \(rule)")
      #expect(listing["missing"] as? [[String]] == finding["missing"] as? [[String]])
    }
    #expect(seen.count > 10)
  }
}
