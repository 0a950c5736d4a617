package import Diagnostics
package import Evaluation
internal import FoundationEssentials
import LibraryCache
package import RuleCompiler
import Text

/// A rule library: the rules, vocabulary and tables of a folder, compiled.
public struct RuleLibrary: Sendable {
  package let library: Library
  private let files: [RuleFile]
  /// What the files were compiled to; nil where ``library`` was kept from an earlier run.
  private let whole: CompiledLibrary?

  /// The library with its examples and mistakes.
  package var compiled: CompiledLibrary { whole ?? CompiledLibrary(files: files.map(\.source), digest: library.digest) }

  /// The program's version; the library that ships has the same.
  public static let version = "0.1.0"

  /// Compiles files that were read already.
  package init(files: [SourceFile]) {
    let compiled = CompiledLibrary(files: files)
    self.init(compiled, files.map { RuleFile(path: $0.path, bytes: $0.bytes) })
  }

  private init(_ compiled: CompiledLibrary, _ files: [RuleFile]) {
    (library, whole, self.files) = (compiled.library, compiled, files)
  }

  private init(_ library: Library, _ files: [RuleFile]) {
    (self.library, whole, self.files) = (library, nil, files)
  }

  /// Reads and compiles all `.rules` files below a folder, with the tables (`.csv`) and lists (`.terms`) that they name.
  ///
  /// - Parameter useCache: whether what these very files were compiled to by this program may come from the user's cache,
  ///   and is kept there. A library with mistakes never is.
  /// - Throws: a ``Problem`` where the folder is missing or holds no rule file. Mistakes in the rules are no failure:
  ///   see ``mistakes``.
  public init(folder: String, useCache: Bool = false) throws(Problem) {
    let files = try RuleFile.all(in: folder)
    let digest = CompiledLibrary.digest(of: files.map { ($0.path, $0.bytes) })
    let cache = useCache ? CacheFolder.ofEnvironment() : nil
    let key = CacheKey(library: digest, version: Self.version)
    let kept = cache?.bytes(key)?.withUnsafeBytes { StoredLibrary.library(from: $0) }
    if let kept {
      self.init(kept, files)
      return
    }
    self.init(CompiledLibrary(files: files.map(\.source), digest: digest), files)
    if let cache, isSound, let bytes = StoredLibrary.bytes(of: library) { cache.keep(bytes, key) }
  }

  /// The library that ships with the program: `rules` beside it, in `share/pratique`, or above it in a checkout.
  public static func shippedFolder() throws(Problem) -> String {
    let manager = FileManager.default
    let program = (try? manager.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    var folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    while !folder.isEmpty {
      for candidate in ["\(folder)/rules", "\(folder)/share/pratique/rules"]
      where manager.fileExists(atPath: candidate + "/vocabulary") { return candidate }
      folder = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }
    throw Problem(
      "The rule library that ships with the program is not found beside it; name one with --rules.",
      "在程序旁找不到随附的规则库；请用 --rules 指定。")
  }

  /// The first eight digits of the digest of all files.
  public var digest: String { String(library.digest.prefix(8)) }

  /// The number of files and rules.
  public var size: (files: Int, rules: Int) {
    (files.count { $0.path.hasSuffix(".rules") }, library.rules.count)
  }

  /// Whether the library compiles.
  public var isSound: Bool { whole?.isSound ?? true }

  /// All mistakes with their underlined source; empty where there are none.
  public var mistakes: String {
    let compiled = compiled
    return DiagnosticRenderer(files: compiled.files).render(Self.diagnostics(of: compiled, .draft))
  }

  /// All mistakes as `rules check` tells them: with what the whole library shows.
  ///
  /// - Returns: the text, and how many are errors and warnings.
  public func review(_ level: ReviewLevel, asJSON: Bool) -> (text: String, errors: Int, warnings: Int) {
    let compiled = compiled
    let all = Self.diagnostics(of: compiled, level)
    let errors = all.count { $0.severity == .error }
    let text =
      asJSON
      ? DiagnosticList(all, files: compiled.files).text : DiagnosticRenderer(files: compiled.files).render(all)
    return (text, errors, all.count - errors)
  }

  private static func diagnostics(of compiled: CompiledLibrary, _ level: ReviewLevel) -> [Diagnostic] {
    (compiled.diagnostics + (compiled.isSound ? compiled.lints : [])).map { diagnostic in
      guard level.forbids(diagnostic.id) else { return diagnostic }
      return Diagnostic(
        diagnostic.id, diagnostic.message, at: diagnostic.primary, severity: .error, secondary: diagnostic.secondary,
        help: diagnostic.help, suggestions: diagnostic.suggestions)
    }.sorted(by: Diagnostic.isOrderedBefore)
  }

  /// How many mistakes stand in the way, and how many only warn.
  public var mistakeCount: (errors: Int, warnings: Int) {
    let compiled = compiled
    let errors = compiled.diagnostics.count { $0.severity == .error }
    return (errors, compiled.diagnostics.count - errors)
  }
}

/// How much `rules check` forbids beyond what does not compile.
public enum ReviewLevel: Sendable {
  /// Nothing: what is still missing is a warning.
  case draft
  /// Labels, questions and messages that are not there in English and Chinese.
  case whole
  /// Also an `error` that rests on a law nobody read, as the library that ships must not have.
  case strict

  fileprivate func forbids(_ id: String) -> Bool {
    switch self {
    case .draft: false
    case .whole: id.hasPrefix("label.") || id == "message.language"
    case .strict: ReviewLevel.whole.forbids(id) || id == "rule.reading"
    }
  }
}

extension RuleLibrary {
  /// The versions of the engine that formats and folds text, for `--version`.
  public static var textEngine: String { icuVersion }

  /// Runs the examples beside the rules.
  ///
  /// - Returns: how many there are, how many failed, and the failures with their underlined source.
  public func runExamples() -> (count: Int, failed: Int, failures: String) {
    let compiled = compiled
    let failures = ExampleRunner(library).failures(of: compiled.examples)
    let renderer = DiagnosticRenderer(files: compiled.files)
    let text = failures.map { failure in
      let asked = failure.circumstances
      let words = ([asked.market] + [asked.platform].compactMap(\.self) + ["\(asked.day)"]).joined(separator: ", ")
      return renderer.render(
        Diagnostic(
          "example.failed", "\(failure.example.rule): \(failure.difference)", at: failure.example.place,
          help: "judged in \(words)"))
    }
    return (compiled.examples.count, failures.count, text.joined(separator: "\n"))
  }
}
