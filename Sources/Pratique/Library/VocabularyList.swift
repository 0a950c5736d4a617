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
    if let label = schema.platforms[name] { return "platform \(name)  \(label.text(in: language.rawValue))\n" }
    if let market = schema.markets.markets[name] { return entry(market, language) }
    for list in schema.codeLists.values.sorted(by: { $0.name < $1.name }) {
      if let code = list.entries[name] { return entry(code, in: list, language) }
    }
    let known = Array(schema.attributes.keys) + Array(schema.codeLists.keys) + Array(schema.records.keys)
    throw CheckRequest.unknown("name", "名称", name, known)
  }

  private func wholeVocabulary(_ language: ReportLanguage) -> String {
    let schema = library.schema
    let attributes = schema.attributes.values.sorted { $0.name < $1.name }.map { attribute in
      "\(attribute.name) : \(attribute.type.name)  \(attribute.label.text(in: language.rawValue))"
    }
    let lists = schema.codeLists.values.sorted { $0.name < $1.name }.map { list in
      "\(list.name)  \(language("\(list.codes.count) codes", "\(list.codes.count) 个代码"))"
    }
    let platforms = schema.platforms.sorted { $0.key < $1.key }.map { "\($0)  \($1.text(in: language.rawValue))" }
    let markets = schema.markets.markets.sorted { $0.key < $1.key }.map {
      "\($0)  \($1.label.text(in: language.rawValue))"
    }
    let parts = [
      (language("Attributes", "属性"), attributes), (language("Code lists", "代码表"), lists),
      (language("Markets", "市场"), markets), (language("Platforms", "平台"), platforms),
    ]
    return parts.map { ([$0.0] + $0.1).joined(separator: "\n") + "\n" }.joined(separator: "\n")
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

  private func entry(_ market: MarketList.Market, _ language: ReportLanguage) -> String {
    let members = market.members.map { member in
      "    \(member.member)" + (member.from.map { language("  from \($0)", "  自 \($0) 起") } ?? "")
        + (member.through.map { language("  through \($0)", "  至 \($0) 止") } ?? "")
    }
    return (["market \(market.code)  \(market.label.text(in: language.rawValue))"] + members).joined(separator: "\n")
      + "\n"
  }

  private func entry(_ code: CodeList.Entry, in list: CodeList, _ language: ReportLanguage) -> String {
    let beneath = list.entries.values.filter { $0.parents.contains(code.code) }.map(\.code).sorted()
    var lines = ["\(code.code) : \(list.name)  \(code.label?.text(in: language.rawValue) ?? "")"]
    if !code.parents.isEmpty {
      lines.append(language("    beneath: ", "    上级：") + code.parents.joined(separator: ", "))
    }
    if !beneath.isEmpty {
      lines.append(language("    above: ", "    下级：") + beneath.joined(separator: ", "))
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
