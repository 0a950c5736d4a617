import Catalog
import Configuration
internal import FoundationEssentials
public import Reports

/// What a seller's `pratique.yaml` declares for all runs: markets, platforms, languages, and where the data is complete.
public struct Project: Sendable {
  let file: ProjectFile

  /// The name under which a project is found beside a catalog or in the working directory.
  public static let fileName = "pratique.yaml"

  /// Reads a project file.
  ///
  /// - Throws: a ``Problem`` where it cannot be read, or says something that no project file says.
  public init(path: String) throws(Problem) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem("The project file \(path) cannot be read.", "无法读取项目文件 \(path)。")
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw Problem("The project file \(path) is no UTF-8.", "项目文件 \(path) 不是 UTF-8 编码。")
    }
    do {
      file = try ProjectFileReader(path: path).read(text)
    } catch {
      throw Self.problem(path, error.place, error.english, error.chinese)
    }
  }

  /// The project of a run: the file that was named, else `pratique.yaml` beside the first catalog, else in the working
  /// directory; nil where there is none.
  public static func find(_ named: String?, beside catalogs: [String]) throws(Problem) -> Project? {
    if let named { return try Project(path: named) }
    var candidates = [fileName]
    if let catalog = catalogs.first, let slash = catalog.lastIndex(of: "/") {
      candidates.insert(catalog[...slash] + fileName, at: 0)
    }
    for path in candidates where FileManager.default.fileExists(atPath: path) { return try Project(path: path) }
    return nil
  }

  /// The file's own name, for sentences about it.
  var name: String { file.name }

  /// The markets to check where the command names none.
  public var markets: [String] { file.markets.map(\.text) }
  /// The platforms to check where the command names none.
  public var platforms: [String] { file.platforms.map(\.text) }

  /// The languages of the output where the command names none.
  ///
  /// - Throws: a ``Problem`` for one that reports are not written in.
  public func languages() throws(Problem) -> [ReportLanguage] {
    var languages: [ReportLanguage] = []
    for name in file.languages {
      guard let language = ReportLanguage(rawValue: name.text) else {
        throw Self.problem(
          file.path, name.place, "There is no output in the language “\(name.text)”; there are en and zh.",
          "没有“\(name.text)”这种输出语言；可用的有 en 和 zh。")
      }
      languages.append(language)
    }
    return languages
  }

  // MARK: Complete data

  /// Whether every attribute and category named is in the library.
  func check(_ schema: Schema) throws(Problem) {
    for complete in file.complete {
      for name in complete.attributes where schema.attributes[name.text] == nil {
        throw unknown(name, "attribute", "属性", Array(schema.attributes.keys))
      }
      let categories = schema.codeLists[Schema.categoryList]?.codes ?? []
      if let name = complete.category, !categories.contains(name.text) {
        throw unknown(name, "category", "类目", categories)
      }
      if let name = complete.attributes.first(where: { $0.text.hasPrefix("seller.") }),
        complete.category != nil || complete.files != nil
      {
        throw Self.problem(
          file.path, name.place, "\(name.text) is of the seller and not of some goods or files.",
          "\(name.text) 属于卖家，不能限定于部分商品或文件。")
      }
    }
  }

  /// What is complete in a catalog; nil: of the seller.
  func completeness(of catalog: String?) -> Completeness {
    Completeness(
      file.complete.filter { complete in
        complete.files.map { pattern in catalog.map(pattern.matches) ?? false } ?? true
      }.map { .init(attributes: $0.attributes.map(\.text), category: $0.category?.text) })
  }

  // MARK: Mistakes

  private func unknown(_ name: ProjectFile.Name, _ kind: String, _ chineseKind: String, _ known: [String]) -> Problem {
    let problem = CheckRequest.unknown(kind, chineseKind, name.text, known.sorted())
    return Self.problem(file.path, name.place, problem.english, problem.chinese)
  }

  private static func problem(
    _ path: String, _ place: ProjectFile.Place, _ english: String, _ chinese: String
  ) -> Problem {
    Problem("\(path):\(place): \(english)", "\(path):\(place)：\(chinese)")
  }
}
