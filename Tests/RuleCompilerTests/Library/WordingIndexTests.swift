import Catalog
import Evaluation
import RuleCompiler
import Testing
import Text

/// The wordings of a library in one index, told apart by language.
@Suite struct WordingIndexTests {
  private typealias Wording = Evaluation.Test.Wording

  private static let library: Library = {
    var library = Bench.compile("").library
    library.terms["green"] = WordingList(
      name: "green", label: Label("green"),
      entries: [
        "en": ["green", "eco*"], "de": ["grün"], "de-AT": ["ökologisch"], "zh-Hans": ["绿色"], "fr": ["vert"],
        "fr-CA": [],
      ])
    library.phrases["warning"] = WordingList(
      name: "warning", label: Label("warning"),
      entries: ["en": ["keep {…} away from fire"], "de": ["von Feuer fernhalten"]])
    return library
  }()

  private static let wordings: [Wording] = [
    .terms("green"), .phrase("warning"), .text("wood"), .terms("green"), .terms("unknown"),
  ]

  private let index = WordingIndex(Self.wordings, in: Self.library)

  private func isCandidate(_ wording: Wording, _ language: String?, in text: String) throws -> Bool {
    let bit = try #require(index.bit(of: wording, language: language))
    let scanner = index.makeScanner()
    var bits = scanner.noCandidates
    var text = text
    text.withUTF8 { scanner.candidates(in: $0, &bits) }
    return bits[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  @Test(arguments: [
    ("en", "A GREEN cup", true), ("en", "eco-cup", true), ("en", "grün", false), ("en-GB", "green", true),
    ("de", "grün", true), ("de", "ökologisch", false), ("de-AT", "grün", false), ("de-CH", "ökologisch", true),
    ("zh", "绿色杯子", true), ("zh-Hans", "绿色杯子", true), ("zh-Hant", "绿色杯子", true), ("fr-CH", "vert", true),
    ("und", "绿色杯子", true), (nil, "ökologisch", true), (nil, "red", false),
  ])
  func listsByLanguage(_ language: String?, _ text: String, _ expected: Bool) throws {
    #expect(try isCandidate(.terms("green"), language, in: text) == expected)
    let entries = Self.library.terms["green"]?.entries(for: language) ?? []
    #expect((TermMatcher(entries).firstMatch(in: text) != nil) == expected, "the example is wrong")
  }

  @Test func phrasesAndTexts() throws {
    #expect(try isCandidate(.phrase("warning"), "en", in: "Keep it away from FIRE."))
    #expect(try !isCandidate(.phrase("warning"), "de", in: "Keep it away from FIRE."))
    #expect(try isCandidate(.text("wood"), "ja", in: "of wood"), "a text is looked for in every language")
  }

  @Test func noWordsInTheLanguage() {
    for language in ["fr-CA", "it", "d", "e"] {
      #expect(index.bit(of: .terms("green"), language: language) == nil, "\(language)")
      #expect(Self.library.terms["green"]?.entries(for: language) == [], "\(language)")
    }
    #expect(index.bit(of: .terms("unknown"), language: nil) == nil)
    #expect(index.bit(of: .text("cork"), language: nil) == nil, "it was not named")
  }
}
