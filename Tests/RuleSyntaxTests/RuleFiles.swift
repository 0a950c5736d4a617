import Diagnostics
import Foundation
import RuleSyntax

/// The rule texts that the properties of the syntax are tried on.
enum RuleFiles {
  /// The directory of these tests.
  static let here = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()

  /// The root of the package.
  static let root = here.deletingLastPathComponent().deletingLastPathComponent()

  /// The forty rules that show every construct. They stand beside the checkout, and not on every machine.
  static let examples = root.deletingLastPathComponent().appending(path: "shared/language-examples.rules")

  /// Every file in `rules/`, and the forty rules where they are there.
  static let all: [SourceFile] = {
    let names = FileManager.default.enumerator(atPath: root.appending(path: "rules").path)?.compactMap { $0 as? String }
    var files = (names ?? []).filter { $0.hasSuffix(".rules") }.sorted().compactMap { read("rules/\($0)") }
    if let bytes = FileManager.default.contents(atPath: examples.path) {
      files.append(SourceFile(path: examples.lastPathComponent, bytes: [UInt8](bytes)))
    } else {
      print("language-examples.rules is not beside this checkout; its rules are not tried")
    }
    return files
  }()

  /// A file by its path from the root of the package.
  static func read(_ path: String) -> SourceFile? {
    FileManager.default.contents(atPath: root.appending(path: path).path).map {
      SourceFile(path: path, bytes: [UInt8]($0))
    }
  }
}
