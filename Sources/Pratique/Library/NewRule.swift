import Catalog
import Evaluation
internal import FoundationEssentials

extension RuleLibrary {
  /// A new rule that passes `rules check` but for the parts that a person must write.
  ///
  /// - Parameters:
  ///   - id: `eu.toys.ce_marking`: the last name is the rule, what stands before it the package.
  ///   - folder: the library's folder, which the file's path begins with.
  /// - Returns: the path and the text; nothing is written.
  /// - Throws: a ``Problem`` for an id that is no path of names, or a rule that is there already.
  public func scaffold(_ id: String, folder: String) throws(Problem) -> (path: String, text: String) {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    let isName: (Substring) -> Bool = { part in
      part.first.map { $0.isASCII && $0.isLowercase } ?? false
        && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
    }
    guard parts.count >= 2, parts.allSatisfy(isName) else {
      throw Problem(
        "“\(id)” is no rule id; write a package and a name in lower case, as in eu.toys.ce_marking.",
        "“\(id)”不是规则编号；请用小写写出包名和规则名，例如 eu.toys.ce_marking。")
    }
    if library.rules.contains(where: { $0.id == id }) {
      throw Problem("The rule \(id) is there already.", "规则 \(id) 已存在。")
    }
    let package = parts.dropLast().joined(separator: ".")
    let path = "\(folder)/\(parts.dropLast().joined(separator: "/")).rules"
    let isThere = FileManager.default.fileExists(atPath: path)
    return (
      path, (isThere ? "" : Self.head(package)) + Self.rule(String(parts[parts.count - 1]), in: market(of: parts[0]))
    )
  }

  private static func head(_ package: String) -> String {
    """
    package \(package)

    // What was read, where and when; the day and what was read are for you to write, and `rules check` asks for them:
    // checked DAY by text | official_summary | agreeing "…", "…" | secondary | recall
    source LAW "Title of the law as it is cited" {
      url      <https://example.org/law>
    }

    """
  }

  /// The market that a package speaks of by its first part: `uk` of UK, `eu` of EU; EU where it is none.
  private func market(of part: Substring) -> String {
    library.schema.markets.isKnown(part.uppercased()) ? part.uppercased() : "EU"
  }

  private static func rule(_ name: String, in market: String) -> String {
    """

    // Why: the duty in a sentence, and what is left out.
    rule \(name) "Say the duty as an instruction" zh "用一句话说明要做什么" {
      labeling  info preview
      in        \(market)
      basis     LAW "art 1"
      when      category is toy
      require {
        shown "what must be there" zh "必须具备的内容": title is present
      }
      say en    "{title} lacks {failed}."
      say zh    "“{title}”缺少{failed}。"

      satisfied      "it is there" { category: toy, title: {en: "Blocks"} }
      violated       "it is not" { category: toy }  at shown
      not applicable "another product" { category: food }
      undetermined   "not known what it is" { brand: "Acme" }  needs category
    }

    """
  }
}
