import Catalog
import Evaluation
public import Reports

extension RuleLibrary {
  /// The vocabulary, or one name of it with everything that is declared of it.
  ///
  /// - Throws: a ``Problem`` for an unknown name, with the nearest ones.
  public func vocabulary(name: String?, language: ReportLanguage) throws(Problem) -> String {
    guard let name else { return wholeVocabulary(language) }
    let schema = library.schema
    if let attribute = schema.attributes[name] { return entry(attribute, language) }
    if let list = schema.codeLists[name] { return entry(list, language) }
    if let record = schema.records[name] {
      let fields = record.fields.map {
        "    \($0.name) : \($0.type.name)  \($0.label?.text(in: language.rawValue) ?? "")"
      }
      return (["record \(name)"] + fields).joined(separator: "\n") + "\n"
    }
    let known = Array(schema.attributes.keys) + Array(schema.codeLists.keys) + Array(schema.records.keys)
    throw CheckRequest.unknown("name", "名称", name, known)
  }

  private func wholeVocabulary(_ language: ReportLanguage) -> String {
    let attributes = library.schema.attributes.values.sorted { $0.name < $1.name }.map { attribute in
      "\(attribute.name) : \(attribute.type.name)  \(attribute.label.text(in: language.rawValue))"
    }
    let lists = library.schema.codeLists.values.sorted { $0.name < $1.name }.map { list in
      "\(list.name)  \(language("\(list.codes.count) codes", "\(list.codes.count) 个代码"))"
    }
    return ([language("Attributes", "属性")] + attributes + ["", language("Code lists", "代码表")] + lists)
      .joined(separator: "\n") + "\n"
  }

  private func entry(_ attribute: Attribute, _ language: ReportLanguage) -> String {
    var lines = [
      "\(attribute.name) : \(attribute.type.name)\(attribute.mayBeNone ? language(" or none", "，可填 none") : "")"
    ]
    lines.append("    \(attribute.label.text(in: language.rawValue))")
    if let question = attribute.question { lines.append("    \(question.text(in: language.rawValue))") }
    switch attribute.presumed {
    case .today?: lines.append(language("    presumed: the day asked about", "    未提供时视为：查询当天"))
    case .value(let value)?: lines.append(language("    presumed: \(value)", "    未提供时视为：\(value)"))
    case nil: break
    }
    for (platform, field) in attribute.fieldNames.sorted(by: { $0.key < $1.key }) {
      lines.append("    \(platform): \(field)")
    }
    let readers = library.rules.filter { $0.attributes.contains(attribute.name) }.map(\.id)
    if !readers.isEmpty {
      lines.append(language("    read by: ", "    使用该属性的规则：") + Set(readers).sorted().joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entry(_ list: CodeList, _ language: ReportLanguage) -> String {
    let codes = list.entries.values.sorted { $0.code < $1.code }.map { entry in
      let above = entry.parents.isEmpty ? "" : " < \(entry.parents.joined(separator: ", "))"
      return "    \(entry.code)\(above)  \(entry.label?.text(in: language.rawValue) ?? "")"
    }
    return ([list.name] + codes).joined(separator: "\n") + "\n"
  }
}
