import Diagnostics
import FoundationEssentials
import Pratique
import Testing

/// What `rules coverage` says of examples that leave something out.
@Suite struct ExampleCoverageTests {
  private static let head = """
    package one

    source LAW "Law" zh "法" { url <https://law.example/1> checked 2026-11-21 by text }
    attribute size : Integer "Size" zh "尺寸"
    attribute fair : Boolean "At a fair" zh "展会"
    attribute price : Money "Price" zh "价格"
    attribute parts : List<Part> "Parts" zh "部件"
    record Part { share : Percent "Share" zh "份额" }

    """

  private func missing(_ clauses: String, _ examples: String, _ more: String = "") -> [String] {
    let rule = """
      rule r "Rule" zh "规则" {
        safety warning
        basis LAW "art 1"
        \(clauses)
        say en "x"
        say zh "x"
        \(examples)
      }

      """
    let library = RuleLibrary(files: [SourceFile(path: "one.rules", text: Self.head + more + rule)])
    #expect(library.isSound, "\(library.mistakes)")
    let lines = library.exampleCoverage(language: .english).text.split(separator: "\n")
    return lines[1].trimmingPrefix("    ").split(separator: "; ").map(String.init).filter { gap in
      !["satisfied", "violated", "not applicable", "complete"].contains { gap.hasSuffix($0) }
    }
  }

  @Test func bothSidesOfAThreshold() {
    let rule = "require size < 5"
    #expect(missing(rule, "satisfied \"a\" { size: 4 }") == ["no example where “Size” is at least 5"])
    #expect(missing(rule, "violated \"a\" { size: 5 }") == ["no example where “Size” is below 5"])
    #expect(missing(rule, "satisfied \"a\" { size: 4 }\n  violated \"b\" { size: 5 }\n") == [])
  }

  @Test func thresholdsInListsAndNamedValues() {
    let rule = "let small = size <= 3\n  require small and every p in parts has (p.share > 5 %)"
    let found = missing(rule, "satisfied \"a\" { size: 3, parts: [{share: 6 %}] }")
    #expect(found.count == 2 && found[0].contains("above 3") && found[1].contains("at most 5 %"))
    #expect(
      missing(rule, "violated \"a\" { size: 4, parts: [{share: 6 %}, {share: 5 %}] }") == [
        "no example where “Size” is at most 3"
      ])
  }

  @Test func exemptionsAndExceptions() {
    let exception = "exception later to one.r \"Later\" zh \"以后\" { basis LAW \"art 3\" when size is 9 }\n"
    let rule = "unless fair basis LAW \"art 2\"\n  require size < 5"
    let both = "satisfied \"a\" { size: 4 }\n  violated \"b\" { size: 5, fair: false }\n  "
    #expect(
      missing(rule, both, exception) == [
        "no example is exempt because “At a fair”: yes", "no example of the exception one.later",
      ])
    let all = both + "not applicable \"c\" { size: 9 }\n  not applicable \"d\" { size: 5, fair: true }"
    #expect(missing(rule, all, exception) == [])
  }

  /// An example that `when` leaves out anyway shows nothing of an exemption.
  @Test func anExemptionOfWhatIsNotConcernedCountsForNothing() {
    let rule = "when size < 9\n  unless size > 20\n  require size < 5"
    let examples = "satisfied \"a\" { size: 4 }\n  violated \"b\" { size: 5 }\n  not applicable \"c\" { size: 21 }"
    #expect(missing(rule, examples) == ["no example is exempt because “Size” is above 20"])
  }

  @Test func theShippedRulesLeaveNothingOut() throws {
    let coverage = try RuleLibrary(folder: checkout.appending(path: "rules").path).exampleCoverage(language: .english)
    #expect(coverage.incomplete == 0, "\(coverage.text)")
  }

  /// A family is one rule with other values in each row: what one row's example reaches counts for all.
  @Test func rowsOfAFamilyShareTheirThresholds() {
    let table = "table limits key (place : Market) value (limit : Integer) { (DE, 5) (FR, 9) }\n"
    let library = RuleLibrary(files: [
      SourceFile(
        path: "one.rules",
        text: Self.head + table + """
          rule r "Rule" zh "规则" for each l in limits {
            safety warning
            in DE, FR
            basis LAW "art 1"
            require size < l.limit
            say en "x"
            say zh "x"
            satisfied "a" in DE { size: 4 }
            violated "b" in FR { size: 9 }
            not applicable "c" in IT { size: 9 }
          }

          """)
    ])
    #expect(library.isSound, "\(library.mistakes)")
    #expect(library.exampleCoverage(language: .english).incomplete == 0)
  }
}
