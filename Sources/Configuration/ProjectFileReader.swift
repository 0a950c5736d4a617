import Diagnostics
internal import Yams

/// Reads `pratique.yaml`; a key that it does not know is a mistake, since a misspelt one would be silently without effect.
package struct ProjectFileReader {
  private let path: String

  /// - Parameter path: as sentences name the file.
  package init(path: String) { self.path = path }

  /// - Throws: what is wrong, with its place and the nearest right word.
  package func read(_ text: String) throws(ProjectFileError) -> ProjectFile {
    var file = ProjectFile(path: path)
    guard let root = try document(text) else { return file }
    guard case .mapping(let mapping) = root else {
      throw ProjectFileError(
        place(root), "Keys such as `markets:` and `complete:` are expected here.", "此处应为 markets:、complete: 等键。")
    }
    for (key, value) in mapping {
      let name = try self.name(key)
      switch name.text {
      case "markets": file.markets = try names(value)
      case "platforms": file.platforms = try names(value)
      case "lang": file.languages = try names(value)
      case "complete": file.complete = try complete(value)
      default: throw unknown(name, "key", "键", ["markets", "platforms", "lang", "complete"])
      }
    }
    return file
  }

  private func document(_ text: String) throws(ProjectFileError) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw broken(error)
    } catch {
      throw ProjectFileError(.init(line: 1, column: 1), "The file is no YAML.", "该文件不是有效的 YAML。")
    }
  }

  private func broken(_ error: YamlError) -> ProjectFileError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ProjectFileError(
        .init(line: mark.line, column: mark.column), "The YAML is broken here: \(problem).", "此处 YAML 有误：\(problem)。")
    case .duplicatedKeysInMapping(let keys, let context):
      ProjectFileError(
        .init(line: context.mark.line, column: context.mark.column),
        "A key stands twice: \(keys.joined(separator: ", ")).", "键重复出现：\(keys.joined(separator: "、"))。")
    default: ProjectFileError(.init(line: 1, column: 1), "The file is no YAML.", "该文件不是有效的 YAML。")
    }
  }

  // MARK: Values

  private func place(_ node: Node) -> ProjectFile.Place {
    .init(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  private func name(_ node: Node) throws(ProjectFileError) -> ProjectFile.Name {
    // `NO` is Norway, and no word for false: the text counts as it stands.
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw ProjectFileError(place(node), "A name is expected here.", "此处应为名称。")
    }
    return .init(scalar.string, place(node))
  }

  /// A list of names, or names in one text with commas between them.
  private func names(_ node: Node) throws(ProjectFileError) -> [ProjectFile.Name] {
    var names: [ProjectFile.Name] = []
    if case .sequence(let sequence) = node {
      for member in sequence { names.append(try name(member)) }
      return names
    }
    let all = try name(node)
    return all.text.split(whereSeparator: { $0 == "," || $0 == " " }).map { .init(String($0), all.place) }
  }

  private func complete(_ node: Node) throws(ProjectFileError) -> [ProjectFile.Complete] {
    guard case .sequence(let members) = node else { return [.init(attributes: try names(node))] }
    var everywhere: [ProjectFile.Name] = []
    var some: [ProjectFile.Complete] = []
    for member in members {
      if case .mapping(let mapping) = member {
        some.append(try partly(mapping, at: place(member)))
      } else {
        everywhere.append(try name(member))
      }
    }
    return (everywhere.isEmpty ? [] : [.init(attributes: everywhere)]) + some
  }

  /// `{ file: toys/*.jsonl, category: toy, attributes: [marks] }`
  private func partly(
    _ mapping: Node.Mapping, at place: ProjectFile.Place
  ) throws(ProjectFileError) -> ProjectFile.Complete {
    var attributes: [ProjectFile.Name] = []
    var files: FilePattern?
    var category: ProjectFile.Name?
    for (key, value) in mapping {
      let name = try self.name(key)
      switch name.text {
      case "attributes": attributes = try names(value)
      case "file": files = FilePattern(try self.name(value).text)
      case "category": category = try self.name(value)
      default: throw unknown(name, "key", "键", ["attributes", "file", "category"])
      }
    }
    guard !attributes.isEmpty, files != nil || category != nil else {
      throw ProjectFileError(
        place, "`attributes:` and `file:` or `category:` are expected here.", "此处应有 attributes:，以及 file: 或 category:。")
    }
    return .init(attributes: attributes, files: files, category: category)
  }

  private func unknown(
    _ name: ProjectFile.Name, _ kind: String, _ chineseKind: String, _ known: [String]
  ) -> ProjectFileError {
    let near = nearestNames(to: name.text, among: known)
    let all = known.joined(separator: ", ")
    let hint = near.isEmpty ? " There are \(all)." : " Did you mean \(near.joined(separator: ", "))?"
    let chineseHint = near.isEmpty ? "可用的有 \(all)。" : "是否指 \(near.joined(separator: "、"))？"
    return ProjectFileError(
      name.place, "There is no \(kind) “\(name.text)”.\(hint)", "没有“\(name.text)”这个\(chineseKind)。\(chineseHint)")
  }
}
