import Foundation
import Pratique
import Testing

@Suite struct ReviewTests {
  /// The library with a file more, as `rules check` reviews it.
  private func review(_ text: String, _ level: ReviewLevel = .draft) throws -> (
    text: String, errors: Int, warnings: Int
  ) {
    let folder = try RuleFolder(copyOf: "rules")
    let file = URL(filePath: folder.path).appending(path: "tried.rules")
    try ("package tried\n" + text).write(to: file, atomically: true, encoding: .utf8)
    return try RuleLibrary(folder: folder.path).review(level, asJSON: false)
  }

  private func rule(_ name: String, when: String, reading: String = "text") -> String {
    """
    source \(name.uppercased()) "A law" { url <https://law.example/> checked 2026-11-21 by \(reading) }
    rule \(name) "Do it" zh "照做" {
      labeling error
      in DE
      basis \(name.uppercased()) "art 1"
      when \(when)
      require { shown "it" zh "它": title is present }
      say en "{title} lacks {failed}."
      say zh "“{title}”缺少{failed}。"
      satisfied "a" { category: toy, title: {en: "T"} }
      violated "b" { category: toy }
      not applicable "c" { category: food }
    }

    """
  }

  @Test func theShippedLibraryPassesTheStrictReview() throws {
    let library = try shipped.get()
    let strict = library.review(.strict, asJSON: false)
    #expect(strict.text == "")
    #expect(strict.errors + strict.warnings == 0)
  }

  @Test(arguments: [
    "category is toy and category is food", "category is toy and min_age < 3 years and min_age >= 36 months",
    "net_content > 2 kg and net_content is 1500 g",
  ])
  func conditionsThatExcludeEachOtherAreSeen(when: String) throws {
    let result = try review(rule("never", when: when))
    #expect(result.text.contains("warning[rule.never]"))
  }

  @Test(arguments: [
    "category is toy and category is doll", "min_age >= 3 years and min_age <= 36 months", "category is toy",
  ])
  func conditionsThatFitAreLeftAlone(when: String) throws {
    #expect(!(try review(rule("fits", when: when)).text.contains("rule.never")))
  }

  @Test func twoRulesThatAskTheSameAreSeen() throws {
    let result = try review(rule("one", when: "category is toy") + rule("two", when: "category is toy"))
    #expect(result.text.contains("warning[rule.same]: `tried.two` asks the same as `tried.one`"))
  }

  @Test func termsThatFoldToOneWordAreSeen() throws {
    let result = try review("terms green \"Green\" zh \"绿色\" { de \"Grün\" | \"GRÜN\" }\n")
    #expect(result.text.contains("warning[terms.same]"))
  }

  @Test func aMissingLabelIsAnErrorUnlessItIsADraft() throws {
    let text = "attribute tried.thing : Boolean \"A thing\"\n"
    let usual = try review(text)
    #expect(usual.errors == 0)
    #expect(usual.text.contains("warning[label.missing]: the attribute `tried.thing` has no label in Chinese"))
    #expect(try review(text, .whole).errors == 2)
    #expect(try review(text, .strict).errors == 2)
  }

  @Test func anErrorThatNobodyReadTheLawForFailsTheStrictReview() throws {
    let text = rule("unread", when: "category is toy", reading: "recall")
    #expect(try review(text).errors == 0)
    #expect(try review(text, .whole).errors == 0)
    #expect(try review(text, .strict).errors == 1)
  }

  @Test func everyRuleStandsInTheCoverageOfTheLaw() throws {
    let coverage = try LawCoverage(folder: checkout.appending(path: "rules").path)
    #expect(try coverage.mistakes(in: shipped.get()) == [])
    #expect(coverage.text(language: .english).contains("not covered: needs a laboratory"))
  }
}
