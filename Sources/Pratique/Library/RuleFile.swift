import Diagnostics
internal import FoundationEssentials

/// A file of a rule library as it was read.
struct RuleFile: Sendable {
  /// The path to show.
  let path: String
  let bytes: [UInt8]

  /// The file with its lines.
  var source: SourceFile { SourceFile(path: path, bytes: bytes) }

  /// Reads all files below a folder that are of a rule library, in the order of their paths.
  static func all(in folder: String) throws(Problem) -> [RuleFile] {
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
    var files: [RuleFile] = []
    for path in paths {
      let size = (try? manager.attributesOfItem(atPath: "\(root)/\(path)")[.size] as? Int) ?? 0
      guard size <= Self.largest else {
        throw Problem(
          "The file \(root)/\(path) is larger than \(Self.largest >> 20) MiB.",
          "文件 \(root)/\(path) 超过 \(Self.largest >> 20) MiB。")
      }
      guard let data = manager.contents(atPath: "\(root)/\(path)") else {
        throw Problem("The rule file \(root)/\(path) cannot be read.", "无法读取规则文件 \(root)/\(path)。")
      }
      files.append(RuleFile(path: "\(name)/\(path)", bytes: Array(data)))
    }
    return files
  }

  /// A rule, table or list file may have so many bytes.
  private static let largest = 64 << 20
}
