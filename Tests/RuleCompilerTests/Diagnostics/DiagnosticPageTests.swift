import Diagnostics
import Evaluation
import FoundationEssentials
import RuleCompiler
import Testing

/// A page of `docs/diagnostics`: what an id means, a text that gives it and one that does not.
struct DiagnosticPage: Sendable, CustomTestStringConvertible {
  let id: String
  let text: String

  static let all: [DiagnosticPage] = {
    let folder = "\(ShippedLibrary.repository)/docs/diagnostics"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { name in
      DiagnosticPage(id: String(name.dropLast(3)), text: Example.contents(of: "\(folder)/\(name)"))
    }
  }()

  var testDescription: String { id }

  /// The lines that begin with `#`, outside of examples.
  var headings: [String] {
    text.split(separator: "```").enumerated().filter { $0.offset.isMultiple(of: 2) }
      .flatMap { $0.element.split(separator: "\n") }.filter { $0.hasPrefix("#") }.map(String.init)
  }

  /// The wrong and the right example.
  var examples: [Example] { Example.all(in: text) }
}

/// A `rules` block of a page: one file, or several that begin with `// file: path`.
struct Example: Sendable {
  let text: String

  static func all(in page: String) -> [Example] {
    page.split(separator: "\n```").filter { $0.hasPrefix("rules\n") }.map { Example(text: $0.dropFirst(6) + "\n") }
  }

  static func contents(of path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  /// The files; one without a path stands where its package says, one without a package in `example`.
  private var files: [SourceFile] {
    let mark = "// file: "
    guard text.hasPrefix(mark) else {
      let package = text.firstMatch(of: /^package ([a-z_.]+)\n/)?.1 ?? "example"
      return [SourceFile(path: package.replacing(".", with: "/") + ".rules", text: text)]
    }
    return text.split(separator: mark).compactMap { part in
      guard let end = part.firstIndex(of: "\n") else { return nil }
      let contents = String(part[part.index(after: end)...])
      let latin = " (ISO 8859-1)"
      guard part[..<end].hasSuffix(latin) else { return SourceFile(path: String(part[..<end]), text: contents) }
      let bytes = contents.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      return SourceFile(path: String(part[..<end].dropLast(latin.count)), bytes: bytes)
    }
  }

  private static let vocabulary = ShippedLibrary.files.filter { $0.path.hasPrefix("rules/vocabulary/") }

  /// Compiled together with the shipped vocabulary.
  var compiled: CompiledLibrary { CompiledLibrary(files: Self.vocabulary + files) }
}

extension CompiledLibrary {
  /// What `rules check` shows of it.
  fileprivate var shown: [Diagnostic] { diagnostics + (isSound ? lints : []) }

  /// Which of its examples fail; none is judged where only the whole program can, as of families and catalogs.
  fileprivate var failures: [String] {
    library.rules.allSatisfy { $0.kind == .listing && $0.row == nil } ? Examples(compiled: self).failures : []
  }

  fileprivate var rendered: String { DiagnosticRenderer(files: files).render(shown) }
}

@Suite struct DiagnosticPageTests {
  /// What the compiler does not give yet, whatever it is asked: definitions keep their mistakes to themselves.
  private static let unreachable: Set<String> = []
  /// What only running the examples shows.
  private static let ofExamples: Set<String> = ["example.failed"]

  @Test(arguments: DiagnosticPage.all)
  func hasItsParts(page: DiagnosticPage) {
    #expect(page.headings == ["# \(page.id)", "## Why", "## Wrong", "## Right"])
    #expect(page.examples.count == 2)
  }

  @Test(arguments: DiagnosticPage.all)
  func wrongExampleGivesIt(page: DiagnosticPage) throws {
    let compiled = try #require(page.examples.first).compiled
    if Self.ofExamples.contains(page.id) {
      #expect(compiled.isSound, "\(compiled.rendered)")
      #expect(!compiled.failures.isEmpty)
    } else if !Self.unreachable.contains(page.id) {
      #expect(compiled.shown.contains { $0.id == page.id }, "\(compiled.rendered)")
    }
  }

  @Test(arguments: DiagnosticPage.all)
  func rightExampleIsRight(page: DiagnosticPage) throws {
    let compiled = try #require(page.examples.last).compiled
    #expect(compiled.isSound, "\(compiled.rendered)")
    #expect(!compiled.shown.contains { $0.id == page.id }, "\(compiled.rendered)")
    #expect(compiled.failures == [])
  }

  /// A page for each id that stands in the sources, and no other.
  @Test func everyDiagnosticHasAPage() throws {
    var ids: Set<String> = []
    let folder = "\(ShippedLibrary.repository)/Sources"
    for path in try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/.") where path.hasSuffix(".swift") {
      for match in Example.contents(of: "\(folder)/\(path)").matches(
        of: /"((?:data|parse|resolve|type|date|table|rule|message|example|label|terms)\.[a-z_]+)"/)
      {
        ids.insert(String(match.1))
      }
    }
    let pages = Set(DiagnosticPage.all.map(\.id))
    #expect(ids.count > 70)
    #expect(ids.subtracting(pages).sorted() == [], "without a page")
    #expect(pages.subtracting(ids).sorted() == [], "pages of what nothing gives")
  }

  /// The language reference shows nothing that does not compile.
  @Test func languageReferenceCompiles() {
    let text = Example.contents(of: "\(ShippedLibrary.repository)/docs/language.md")
    let examples = Example.all(in: text)
    #expect(examples.count > 10)
    for example in examples {
      let whole = example.text.hasPrefix("package ") ? example : Example(text: "package example\n\n" + example.text)
      let compiled = whole.compiled
      #expect(compiled.isSound, "\(compiled.rendered)")
      #expect(compiled.failures == [])
    }
  }
}
