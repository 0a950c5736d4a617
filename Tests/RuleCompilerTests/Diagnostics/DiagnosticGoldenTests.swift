import Diagnostics
import FoundationEssentials
import RuleCompiler
import Testing

/// Each diagnostic that the parser and the compiler can give, as a rule author sees it.
@Suite struct DiagnosticGoldenTests {
  @Test(arguments: BadText.all)
  func rendered(bad: BadText) throws {
    let diagnostics = bad.diagnostics
    let ids = Set(diagnostics.map(\.id))
    #expect(ids.contains(bad.id), "\(ids.sorted())")
    #expect(diagnostics.allSatisfy { $0.primary.file.hasPrefix("rules/eu/") })
    let text = DiagnosticRenderer(files: bad.compiled.files).render(diagnostics)
    try Goldens.check(text, "Diagnostics/\(bad.id)")
  }

  @Test func oneTextPerDiagnostic() {
    #expect(Set(BadText.all.map(\.id)).count == BadText.all.count)
  }

  /// The ids that stand in the sources of the parser and the compiler.
  private func idsInSources() throws -> Set<String> {
    var ids: Set<String> = []
    for module in ["RuleSyntax", "RuleCompiler"] {
      let folder = "\(ShippedLibrary.repository)/Sources/\(module)"
      let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
      #expect(!paths.isEmpty)
      for path in paths {
        let text = String(decoding: FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data(), as: UTF8.self)
        let code = text.split(separator: "\n").filter { !$0.contains("///") }.joined(separator: "\n")
        for match in code.matches(of: /"([a-z]+\.[a-z_]+)"/) { ids.insert(String(match.1)) }
        for match in code.matches(of: /"([a-z]+)\.\\\(what\)"/) {
          ids.formUnion(["market", "platform"].map { "\(match.1).\($0)" })
        }
        // Any other id that is put together must be made known here.
        #expect(!code.contains(/"[a-z]+\.\\\((?!what\))/), "\(path)")
      }
    }
    // An attribute of the language itself is no diagnostic.
    return ids.subtracting(["seller.registrations"])
  }

  /// What stands in the sources and nothing gives.
  private static let unreachable: Set<String> = []

  @Test func everyDiagnosticHasAGolden() throws {
    let ids = try idsInSources().subtracting(Self.unreachable)
    #expect(ids.count > 50)
    let goldens = Goldens.names(in: "Diagnostics")
    #expect(ids.subtracting(goldens).sorted() == [], "without a golden")
    #expect(goldens.subtracting(ids).sorted() == [], "goldens that nothing gives")
    #expect(ids == Set(BadText.all.map(\.id)))
  }

  /// Wording that holds for every message: one line, lower case, no full stop; advice stands in the help.
  @Test(arguments: BadText.all)
  func wording(bad: BadText) {
    for diagnostic in bad.diagnostics {
      let message = diagnostic.message
      #expect(!message.contains("\n") && !message.hasSuffix("."), "\(message)")
      #expect(message.first?.isUppercase != true || diagnostic.id == "resolve.field", "\(message)")
      for word in ["illegal", "please", "Optional(", "nil"] { #expect(!message.contains(word), "\(message)") }
      #expect(!diagnostic.suggestions.contains { $0.isEmpty }, "\(message)")
    }
  }

  /// The order is by place, and the same text gives the same diagnostics.
  @Test(arguments: BadText.all)
  func orderIsStable(bad: BadText) {
    let once = bad.diagnostics
    for (_, ofFile) in Dictionary(grouping: once, by: \.primary.file) {
      let starts = ofFile.map(\.primary.range.start)
      #expect(starts == starts.sorted())
    }
    #expect(bad.diagnostics.map { "\($0)" } == once.map { "\($0)" })
  }
}
