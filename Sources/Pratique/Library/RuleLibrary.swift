package import Diagnostics
package import Evaluation
internal import FoundationEssentials
package import RuleCompiler
import Text

/// A rule library: the rules, vocabulary and tables of a folder, compiled.
public struct RuleLibrary: Sendable {
  package let compiled: CompiledLibrary

  /// The program's version; the library that ships has the same.
  public static let version = "0.1.0"

  /// Compiles files that were read already.
  package init(files: [SourceFile]) {
    compiled = CompiledLibrary(files: files)
  }

  /// Reads and compiles all `.rules` files below a folder, with the tables (`.csv`) and lists (`.terms`) that they name.
  ///
  /// - Throws: a ``Problem`` where the folder is missing or holds no rule file. Mistakes in the rules are no failure:
  ///   see ``mistakes``.
  public init(folder: String) throws(Problem) {
    let manager = FileManager.default
    var isFolder = false
    guard manager.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      throw Problem("There is no rule library at \(folder).", "\(folder) 处没有规则库。")
    }
    // A link to a folder is followed: listing does not do so by itself.
    let root = URL(filePath: folder).resolvingSymlinksInPath().path
    let name = String(folder.split(separator: "/").last ?? "rules")
    let paths = ((try? manager.subpathsOfDirectory(atPath: root)) ?? []).sorted().filter { path in
      [".rules", ".csv", ".terms"].contains { path.hasSuffix($0) }
    }
    guard paths.contains(where: { $0.hasSuffix(".rules") }) else {
      throw Problem("The folder \(folder) holds no .rules file.", "文件夹 \(folder) 中没有 .rules 文件。")
    }
    var files: [SourceFile] = []
    for path in paths {
      let size = (try? manager.attributesOfItem(atPath: "\(root)/\(path)")[.size] as? Int) ?? 0
      guard size <= Self.largestFile else {
        throw Problem(
          "The file \(root)/\(path) is larger than \(Self.largestFile >> 20) MiB.",
          "文件 \(root)/\(path) 超过 \(Self.largestFile >> 20) MiB。")
      }
      guard let data = manager.contents(atPath: "\(root)/\(path)") else {
        throw Problem("The rule file \(root)/\(path) cannot be read.", "无法读取规则文件 \(root)/\(path)。")
      }
      files.append(SourceFile(path: "\(name)/\(path)", bytes: Array(data)))
    }
    self.init(files: files)
  }

  /// A rule, table or list file may have so many bytes.
  private static let largestFile = 64 << 20

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
    (compiled.files.count { $0.path.hasSuffix(".rules") }, library.rules.count)
  }

  /// Whether the library compiles.
  public var isSound: Bool { compiled.isSound }

  /// All mistakes with their underlined source; empty where there are none.
  public var mistakes: String { DiagnosticRenderer(files: compiled.files).render(allDiagnostics(.draft)) }

  /// All mistakes as `rules check` tells them: with what the whole library shows.
  ///
  /// - Returns: the text, and how many are errors and warnings.
  public func review(_ level: ReviewLevel, asJSON: Bool) -> (text: String, errors: Int, warnings: Int) {
    let all = allDiagnostics(level)
    let errors = all.count { $0.severity == .error }
    let text =
      asJSON
      ? DiagnosticList(all, files: compiled.files).text : DiagnosticRenderer(files: compiled.files).render(all)
    return (text, errors, all.count - errors)
  }

  private func allDiagnostics(_ level: ReviewLevel) -> [Diagnostic] {
    (compiled.diagnostics + (compiled.isSound ? compiled.lints : [])).map { diagnostic in
      guard level.forbids(diagnostic.id) else { return diagnostic }
      return Diagnostic(
        diagnostic.id, diagnostic.message, at: diagnostic.primary, severity: .error, secondary: diagnostic.secondary,
        help: diagnostic.help, suggestions: diagnostic.suggestions)
    }.sorted(by: Diagnostic.isOrderedBefore)
  }

  /// How many mistakes stand in the way, and how many only warn.
  public var mistakeCount: (errors: Int, warnings: Int) {
    let errors = compiled.diagnostics.count { $0.severity == .error }
    return (errors, compiled.diagnostics.count - errors)
  }

  package var library: Library { compiled.library }
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
