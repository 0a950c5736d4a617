import Diagnostics
import Foundation
import RuleSyntax
import Testing

/// Each construct of the grammar with its tree, in files of tree-sitter's form: a title between rows of `=`, perhaps
/// `:error` below it where the text has mistakes, the text, `---`, and the outline of the tree.
///
/// `UPDATE_GOLDENS=1 swift test` rewrites the outlines; read `git diff` then.
@Suite struct CorpusTests {
  struct Entry {
    var title: String
    var isMistaken: Bool
    var source: String
    var outline: String

    var tree: SyntaxTree { Parser.parse(SourceFile(path: "\(title).rules", text: source)) }

    var text: String {
      let attributes = isMistaken ? "\n:error" : ""
      return "\(CorpusTests.row)\n\(title)\(attributes)\n\(CorpusTests.row)\n\n\(source)\n---\n\n\(outline)\n"
    }
  }

  fileprivate static let row = String(repeating: "=", count: 18)
  private static let directory = RuleFiles.here.appending(path: "Corpus")

  static let files: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
    return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }()

  /// The entries of a file; a text ends with one line break, whatever stands before `---`.
  private static func entries(_ name: String) throws -> [Entry] {
    let text = try String(contentsOf: directory.appending(path: name), encoding: .utf8)
    let parts = text.components(separatedBy: "\(row)\n").dropFirst()
    return try stride(from: parts.startIndex, to: parts.endIndex - 1, by: 2).map { index in
      let head = parts[index].split(separator: "\n")
      let body = parts[index + 1].components(separatedBy: "\n---\n")
      try #require(body.count == 2, "\(name): \(head)")
      return Entry(
        title: String(try #require(head.first)), isMistaken: head.contains(":error"),
        source: body[0].trimmingCharacters(in: .newlines) + "\n", outline: body[1].trimmingCharacters(in: .newlines))
    }
  }

  @Test(arguments: files) func outlinesAreAsWritten(name: String) throws {
    var entries = try Self.entries(name)
    #expect(!entries.isEmpty)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
      for index in entries.indices { entries[index].outline = entries[index].tree.outline }
      let text = entries.map(\.text).joined(separator: "\n")
      try text.write(to: Self.directory.appending(path: name), atomically: true, encoding: .utf8)
      return
    }
    for entry in entries {
      let tree = entry.tree
      #expect(tree.diagnostics.isEmpty != entry.isMistaken, "\(entry.title): \(tree.diagnostics.map(\.message))")
      #expect(tree.outline == entry.outline, "\(entry.title)")
      #expect(tree.root.fullText == entry.source, "\(entry.title)")
    }
  }

  @Test(arguments: files) func theChecksHold(name: String) throws {
    for entry in try Self.entries(name) {
      #expect(SyntaxChecks.parseFailure(Array(entry.source.utf8)) == nil, "\(entry.title)")
      #expect(SyntaxChecks.formatFailure(Array(entry.source.utf8)) == nil, "\(entry.title)")
    }
  }

  @Test func everyKindOfNodeStandsInOne() throws {
    var kinds: Set<SyntaxNode.Kind> = []
    func collect(_ node: SyntaxNode) {
      kinds.insert(node.kind)
      node.nodes.forEach(collect)
    }
    for name in Self.files { try Self.entries(name).forEach { collect($0.tree.root) } }
    #expect(Set(SyntaxNode.Kind.allCases).subtracting(kinds).map(\.rawValue).sorted() == [])
  }
}
