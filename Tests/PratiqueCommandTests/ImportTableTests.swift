import FoundationEssentials
import Testing

/// Who may import whom: the table of docs/architecture.md, which the package manager does not hold anybody to.
@Suite("The table of imports")
struct ImportTableTests {
  /// The targets with everything that their files may import; what is not ours stands by its module's name.
  static let table: [String: Set<String>] = [
    "Diagnostics": [],
    "Values": ["BigInt"],
    "Text": ["Values", "CICU", "CRE2", "CDigest", "CTextMatch", "CLanguageDetector"],
    "RuleSyntax": ["Diagnostics"],
    "Catalog": ["Diagnostics", "Values"],
    "Configuration": ["Diagnostics", "Values", "Yams"],
    "CatalogReaders": [
      "Catalog", "Values", "Diagnostics", "Text", "Configuration", "CSimdJSON", "CLibXML2", "CZip", "Glibc",
    ],
    "Evaluation": ["Catalog", "Values", "Text", "Diagnostics"],
    "RuleCompiler": ["RuleSyntax", "Evaluation", "Catalog", "Values", "Diagnostics", "Text"],
    "LibraryCache": ["Evaluation", "Catalog", "Values", "Diagnostics", "Text", "BigInt", "Glibc"],
    "Localization": ["Text", "Values", "Catalog", "Diagnostics"],
    "Reports": ["Diagnostics", "Values", "Text", "CXLSXWriter", "FoundationEssentials"],
    "Pratique": [
      "Diagnostics", "Values", "Text", "RuleSyntax", "Catalog", "Configuration", "CatalogReaders", "Evaluation",
      "RuleCompiler", "LibraryCache", "Localization", "Reports", "FoundationEssentials", "Dispatch",
    ],
    "PratiqueCommand": ["Pratique", "ArgumentParser", "FoundationEssentials", "Glibc"],
  ]

  /// The C faces of the system libraries.
  static let faces: Set<String> = [
    "CICU", "CRE2", "CDigest", "CTextMatch", "CLanguageDetector", "CSimdJSON", "CLibXML2", "CZip", "CXLSXWriter",
  ]

  private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A line that imports, and where it stands.
  struct Import {
    let module: String
    let place: String
  }

  // MARK: Files

  @Test("Every folder under Sources is a target of the table or a C face")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.checkout.appending(path: "Sources").path)
    for folder in folders where !folder.hasPrefix(".") {
      #expect(Self.table[folder] != nil || Self.faces.contains(folder), "\(folder) is in no row")
    }
    #expect(folders.contains("Values") && folders.contains("PratiqueCommand"))
  }

  @Test("No file imports what its target may not", arguments: table.keys.sorted())
  func files(_ target: String) throws {
    let allowed = try #require(Self.table[target])
    for line in try Self.imports(of: target) {
      #expect(allowed.contains(line.module), "\(line.place): \(target) may not import \(line.module)")
    }
  }

  @Test("Nobody imports the whole of Foundation, whose second ICU has other data than the system's")
  func foundation() throws {
    for target in Self.table.keys.sorted() {
      for line in try Self.imports(of: target) where line.module != "FoundationEssentials" {
        #expect(!line.module.contains("Foundation"), "\(line.place)")
      }
    }
  }

  @Test("Each C face is imported by one target")
  func facesHaveOneImporter() throws {
    var importers: [String: Set<String>] = [:]
    for target in Self.table.keys {
      for line in try Self.imports(of: target) where Self.faces.contains(line.module) {
        importers[line.module, default: []].insert(target)
      }
    }
    #expect(importers["CICU"] == ["Text"] && importers["CSimdJSON"] == ["CatalogReaders"])
    for (face, targets) in importers { #expect(targets.count == 1, "\(face) is imported by \(targets.sorted())") }
  }

  @Test("Most targets import something: the reader of import lines sees them")
  func readsFiles() throws {
    let importing = try Self.table.keys.filter { try !Self.imports(of: $0).isEmpty }
    #expect(Set(importing).isSuperset(of: ["Text", "RuleSyntax", "Catalog", "RuleCompiler", "Reports", "Pratique"]))
  }

  private static func imports(of target: String) throws -> [Import] {
    let folder = checkout.appending(path: "Sources/\(target)")
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try files.filter { $0.hasSuffix(".swift") }.sorted().flatMap { file in
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      return modules(importedBy: text).map { Import(module: $0.module, place: "Sources/\(target)/\(file):\($0.line)") }
    }
  }

  // MARK: The package

  @Test("The package's dependencies allow nothing more")
  func dependencies() throws {
    let targets = try Self.packageTargets()
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.checkout.appending(path: "Sources").path)
    #expect(Set(targets.keys) == Set(folders.filter { !$0.hasPrefix(".") }))
    #expect(targets["Values"] == ["BigInt"] && targets["PratiqueCommand"] == ["Pratique", "ArgumentParser"])
    for (target, dependencies) in targets.sorted(by: { $0.key < $1.key }) {
      if Self.faces.contains(target) {
        #expect(dependencies.isEmpty, "\(target) is a C face")
        continue
      }
      let allowed = try #require(Self.table[target], "\(target) is in no row")
      for dependency in dependencies {
        #expect(allowed.contains(dependency), "Package.swift: \(target) may not depend on \(dependency)")
      }
    }
  }

  /// The dependencies of every target but the tests' own, by target.
  private static func packageTargets() throws -> [String: [String]] {
    let text = try String(contentsOf: checkout.appending(path: "Package.swift"), encoding: .utf8)
    let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    var targets: [String: [String]] = [:]
    for declaration in code.matches(of: /\.(target|executableTarget)\(\s*name: "(\w+)"/) {
      let name = String(declaration.2)
      // A declaration ends with the parenthesis that closes it.
      var depth = 1
      let body = code[declaration.range.upperBound...].prefix { character in
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
        return depth > 0
      }
      targets[name] = []
      guard let start = body.firstRange(of: "dependencies: [") else { continue }
      var list = String(body[start.upperBound...].prefix { $0 != "]" })
      list.replace(/\.product\(name: "(\w+)", package: "[^"]*"\)/) { "\"\($0.1)\"" }
      targets[name] = list.matches(of: /"(\w+)"/).map { String($0.1) }
    }
    return targets
  }

  // MARK: Lines

  @Test(
    "Import lines of every form",
    arguments: [
      ("import Values", "Values"), ("public import Reports", "Reports"), ("package import Catalog", "Catalog"),
      ("internal import CICU", "CICU"), ("private import Text", "Text"), ("fileprivate import Text", "Text"),
      ("@_exported public import Reports", "Reports"), ("@_exported import Foundation", "Foundation"),
      ("@testable import Text", "Text"), ("@preconcurrency internal import Glibc", "Glibc"),
      ("  import Values", "Values"),
      ("@_spi(Testing) public import Values", "Values"), ("import struct Foundation.Date", "Foundation"),
      ("internal import func Glibc.getenv", "Glibc"), ("import Foundation.NSURL", "Foundation"),
      ("import\tValues", "Values"),
      ("import Values; import Foundation", "Values Foundation"), ("import Values // for Decimal", "Values"),
      ("import `Values`", "Values"), ("#if canImport(Glibc)\nimport Glibc\n#endif", "Glibc"),
      ("// import Foundation", ""), ("/// import Foundation", ""),
      ("let important = 1", ""), ("func importAll() {}", ""), ("importFile(path)", ""), ("\"import Foundation\"", ""),
      ("", ""),
    ])
  func lines(_ text: String, _ modules: String) {
    #expect(Self.modules(importedBy: text).map(\.module).joined(separator: " ") == modules)
  }

  /// The modules that a file imports, with the numbers of the lines.
  private static func modules(importedBy text: String) -> [(module: String, line: Int)] {
    var found: [(String, Int)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for statement in line.split(separator: ";") {
        var words = statement.split { $0 == " " || $0 == "\t" }[...]
        let modifiers: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]
        words = words.drop { $0.hasPrefix("@") || modifiers.contains($0) }
        guard words.popFirst() == "import" else { continue }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor"]
        words = words.drop { kinds.contains($0) }
        guard let module = words.first?.split(separator: ".").first else { continue }
        found.append((module.filter { $0 != "`" }, index + 1))
      }
    }
    return found
  }
}
