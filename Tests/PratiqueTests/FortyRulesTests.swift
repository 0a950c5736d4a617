import Diagnostics
import Foundation
import Pratique
import RuleSyntax
import Testing

/// The acceptance corpus of the language: forty rules with their vocabulary, between them every construct, covered in full.
@Suite struct FortyRulesTests {
  private static let folder = checkout.appending(path: "Tests/Forty/forty").path
  private static let library = Result { try RuleLibrary(folder: folder) }

  @Test func theyCompileAndPassTheStrictReview() throws {
    let library = try Self.library.get()
    #expect(library.mistakes == "")
    let strict = library.review(.strict, asJSON: false)
    #expect(strict.text == "")
    #expect(strict.errors + strict.warnings == 0)
  }

  @Test func everyExampleComesOutAsItSays() throws {
    let result = try Self.library.get().runExamples()
    #expect(result.failures == "")
    #expect(result.count > 250)
  }

  @Test func theirExamplesLeaveNothingOut() throws {
    let coverage = try Self.library.get().exampleCoverage(language: .english)
    #expect(coverage.incomplete == 0, "\(coverage.text)")
    #expect(coverage.text.contains("\n40 rules, 0 with something left out"))
  }

  @Test func theyStandInTheHouseStyle() throws {
    let result = try RuleFormatting(paths: [Self.folder])
    #expect(result.changes.map(\.path) == [])
    #expect(result.skipped == [])
  }

  // MARK: Constructs

  /// What no library holds: `unexpected` is what the parser could not read, so that it stands beside a mistake.
  private static let impossible: Set<SyntaxNode.Kind> = [.unexpected]

  @Test func everyKindOfSyntaxOccurs() throws {
    var seen: Set<SyntaxNode.Kind> = []
    for tree in try Self.trees() { Self.collect(tree.root, into: &seen) }
    #expect(Set(SyntaxNode.Kind.allCases).subtracting(seen) == Self.impossible)
  }

  /// Words that make a construct another one without making another node of the tree.
  @Test(arguments: [
    "seller rule", "catalog rule", "notice", "preview", "any of", "all of", "safe", "needs review", "display only",
    "add", "append", "obtain", "register", "remove", "set", "some", "every", "count", "sum", "min", "max", "descending",
    "listing", "profile", "confidential", "presumed", "by Market", "by Language", "dated", "range", "else", "is none",
    "is not", "not in", "is valid", "is missing",
  ])
  func everyWordOccurs(words: String) throws {
    #expect(try Self.sentences().contains { $0.contains(" \(words) ") }, "nothing says `\(words)`")
  }

  private static func trees() throws -> [SyntaxTree] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".rules") }
    return try paths.sorted().map { path in
      let data = try Data(contentsOf: URL(filePath: folder).appending(path: path))
      return Parser.parse(SourceFile(path: path, bytes: Array(data)))
    }
  }

  private static func collect(_ node: SyntaxNode, into kinds: inout Set<SyntaxNode.Kind>) {
    kinds.insert(node.kind)
    for child in node.nodes { collect(child, into: &kinds) }
  }

  /// Each file as its tokens with one space between them, without texts and comments.
  private static func sentences() throws -> [String] {
    try trees().map { tree in
      var words: [String] = []
      tree.root.forEachToken { token in
        if !token.isTrivia, token.kind != .text { words.append(token.text) }
      }
      return " " + words.joined(separator: " ") + " "
    }
  }
}
