import Diagnostics

/// The files of a library that are no rules: tables, code lists and term lists, by their paths.
struct DataFiles {
  private let files: [String: SourceFile]

  init(_ files: [SourceFile]) {
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The file that a rule file means by a name: beside it, or along a path of folders within the library.
  func file(named name: String, beside path: String) -> SourceFile? {
    Self.path(of: name, beside: path).flatMap { files[$0] }
  }

  /// The files that a pattern such as `green.{language}.terms` names, with what stands for the braces, by that.
  func files(matching pattern: String, beside path: String) -> [(part: String, file: SourceFile)] {
    let pieces = pattern.split(separator: "{language}", omittingEmptySubsequences: false).map(String.init)
    guard pieces.count == 2 else { return file(named: pattern, beside: path).map { [("", $0)] } ?? [] }
    guard let prefix = Self.path(of: pieces[0] + "x", beside: path)?.dropLast() else { return [] }
    return files.values.compactMap { file -> (String, SourceFile)? in
      guard file.path.hasPrefix(prefix), file.path.hasSuffix(pieces[1]),
        file.path.utf8.count > prefix.utf8.count + pieces[1].utf8.count
      else { return nil }
      let part = String(file.path.dropFirst(prefix.count).dropLast(pieces[1].count))
      return part.contains("/") ? nil : (part, file)
    }.sorted { $0.0 < $1.0 }
  }

  /// The names of the files in the folder of a rule file and below it, as that would write them.
  func names(beside path: String) -> [String] {
    let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    return files.keys.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }.sorted()
  }

  /// A path with `.` and `..` resolved; nil where it leaves the library.
  private static func path(of name: String, beside path: String) -> String? {
    guard !name.hasPrefix("/") else { return nil }
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in name.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(String(part))
        continue
      }
      guard parts.popLast() != nil else { return nil }
    }
    return parts.joined(separator: "/")
  }
}
