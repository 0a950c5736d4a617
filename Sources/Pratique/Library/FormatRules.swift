import Diagnostics
internal import FoundationEssentials
import RuleSyntax

/// Rule files brought into the house style.
public struct RuleFormatting: Sendable {
  /// A file whose text would change.
  public struct Change: Sendable {
    /// Its path.
    public let path: String
    /// Its text in the house style.
    public let text: String
  }

  /// The files that would change.
  public private(set) var changes: [Change] = []
  /// Files with mistakes of syntax, which are left as they are.
  public private(set) var skipped: [String] = []
  /// The number of files that were read.
  public private(set) var count = 0

  /// Formats files and all `.rules` files below folders; nothing is written.
  ///
  /// - Throws: a ``Problem`` for a path that cannot be read.
  public init(paths: [String]) throws(Problem) {
    for path in paths { for file in try Self.files(at: path) { try format(file) } }
  }

  private static func files(at path: String) throws(Problem) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Problem("There is no file or folder \(path).", "没有文件或文件夹 \(path)。")
    }
    guard isFolder else { return [path] }
    let root = URL(filePath: path).resolvingSymlinksInPath().path
    let names = ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []).filter { $0.hasSuffix(".rules") }
    return names.sorted().map { "\(root)/\($0)" }
  }

  private mutating func format(_ path: String) throws(Problem) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem("\(path) cannot be read.", "无法读取 \(path)。")
    }
    count += 1
    let tree = Parser.parse(SourceFile(path: path, bytes: Array(data)))
    // Bytes that are no UTF-8 would be lost in writing them back.
    guard tree.diagnostics.isEmpty, String(validating: data, as: UTF8.self) != nil else { return skipped.append(path) }
    let text = RuleFormatter.format(tree)
    if Array(text.utf8) != Array(data) { changes.append(Change(path: path, text: text)) }
  }
}
