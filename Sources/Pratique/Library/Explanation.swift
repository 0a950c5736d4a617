internal import FoundationEssentials

extension RuleLibrary {
  /// The page of a diagnostic id: what, why, a wrong and a right example.
  ///
  /// - Parameter rules: the library's folder, beside which the pages lie.
  /// - Throws: a ``Problem`` for an id without a page, with the nearest ones.
  public static func explanation(of id: String, rules: String) throws(Problem) -> String {
    let above = URL(filePath: rules).resolvingSymlinksInPath().deletingLastPathComponent()
    let folder = above.appending(path: "docs/diagnostics")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
    guard names.contains(id), let page = FileManager.default.contents(atPath: folder.appending(path: id + ".md").path)
    else {
      throw CheckRequest.unknown("page for the diagnostic", "诊断说明", id, names)
    }
    return String(decoding: page, as: UTF8.self)
  }
}
