import Diagnostics
import Pratique
import Testing

/// Conditions in words, as `rules show` and checklists print them.
@Suite struct PlainWordsTests {
  /// Conditions within conditions are put into words once each, however deep they stand.
  @Test(.timeLimit(.minutes(5)))
  func deepConditionsInWords() throws {
    let condition = (0..<40).reduce("fair") { inner, depth in
      "size is \(depth) \(depth.isMultiple(of: 2) ? "and" : "or") (\(inner))"
    }
    let rule = """
      package one

      source LAW "Law" zh "法" { url <https://law.example/1> checked 2026-11-21 by text }
      attribute size : Integer "Size" zh "尺寸"
      attribute fair : Boolean "At a fair" zh "展会"
      rule r "Rule" zh "规则" {
        safety warning
        basis LAW "art 1"
        require \(condition)
        say en "x"
        say zh "x"
      }

      """
    let library = RuleLibrary(files: [SourceFile(path: "one.rules", text: rule)])
    #expect(library.isSound, "\(library.mistakes)")
    let page = try library.page(ofRule: "one.r", language: .english)
    #expect(page.contains("“Size” is 39 or (“Size” is 38 and (“Size” is 37 or ("))
  }
}
