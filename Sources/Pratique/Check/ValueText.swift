import Catalog
import Evaluation
import Reports
import Text
import Values

/// Values and names as a person reads them in findings and checklists.
struct ValueText {
  let schema: Schema
  let language: ReportLanguage
  private let formatters = FormatterCache()

  init(schema: Schema, language: ReportLanguage) {
    self.schema = schema
    self.language = language
  }

  /// A list joined as the language does: `a, b and c`, `a、b和c`; alternatives with “or”.
  func joined(_ items: [String], alternatives: Bool = false) -> String {
    (try? formatters.list(locale: language.rawValue, kind: alternatives ? .or : .and).format(items))
      ?? items.joined(separator: ", ")
  }

  /// `Germany`, `德国`; the code where it has no name.
  func market(_ code: String) -> String {
    if let label = schema.markets.markets[code]?.label, !label.english.isEmpty {
      return label.text(in: language.rawValue)
    }
    return ((try? displayName(region: code, in: language.rawValue)) ?? nil) ?? code
  }

  /// A value in words; codes by their labels.
  func text(_ value: FactValue, type: ValueType? = nil) -> String {
    switch value {
    case .code(let code): return label(of: code, type: type)
    case .boolean(let value): return value ? language("yes", "是") : language("no", "否")
    case .list(let members): return joined(members.compactMap { $0.value.map { text($0, type: type?.element) } })
    case .duration(.months(let count)) where count >= 48 && count % 12 == 0:
      return language("\(count / 12) years", "\(count / 12) 年")
    case .duration(.months(let count)): return language("\(count) month\(count == 1 ? "" : "s")", "\(count) 个月")
    case .duration(.days(let count)): return language("\(count) day\(count == 1 ? "" : "s")", "\(count) 天")
    case .localized(let versions):
      let version = versions[language.rawValue] ?? versions["en"] ?? versions.sorted { $0.key < $1.key }.first?.value
      return version?.value.map { text($0) } ?? ""
    case .keyed(let entries):
      var valueType: ValueType?
      var keyType: ValueType?
      if case .keyed(let value, let key)? = type { (valueType, keyType) = (value, key) }
      return joined(
        entries.sorted { $0.key < $1.key }.map { key, fact in
          let words = fact.value.map { text($0, type: valueType) } ?? "\(fact)"
          return language("\(label(of: key, type: keyType)): \(words)", "\(label(of: key, type: keyType))：\(words)")
        })
    default: return "\(value)"
    }
  }

  /// A code's label in the list of its type, else in any list that has it.
  func label(of code: String, type: ValueType?) -> String {
    if type == .country || type == .market { return market(code) }
    if let list = type.flatMap(schema.codeList), let label = list.entries[code]?.label {
      return label.text(in: language.rawValue).asPartOfSentence
    }
    if type == .language { return ((try? displayName(language: code, in: language.rawValue)) ?? nil) ?? code }
    if let label = schema.platforms[code] { return label.text(in: language.rawValue) }
    guard type == nil else { return code }
    // A family's row says no type: the label of the one list that has the code.
    let labels = schema.codeLists.values.compactMap { $0.entries[code]?.label }
    return labels.count == 1 ? labels[0].text(in: language.rawValue).asPartOfSentence : code
  }

  /// An attribute by its label and its name, beside it the names that platforms give the field: `“商品标题”（title / item_name）`.
  func field(_ path: String, platforms: [String]) -> String {
    var names = [path]
    for platform in platforms {
      if let name = schema.attributes[path]?.fieldNames[platform], !names.contains(name) { names.append(name) }
    }
    let beside = names.joined(separator: " / ")
    return language("“\(attribute(path))” (\(beside))", "“\(attribute(path))”（\(beside)）")
  }

  /// An attribute's label, of a path that may end in fields of a record.
  func attribute(_ path: String) -> String {
    if let attribute = schema.attributes[path] { return attribute.label.text(in: language.rawValue) }
    // `title[fr]`, `seller.turnover[DE]`
    if path.last == "]", let open = path.lastIndex(of: "["), let whole = schema.attributes[String(path[..<open])] {
      let key = String(path[path.index(after: open)...].dropLast())
      var keyType: ValueType?
      if case .keyed(_, let type) = whole.type { keyType = type }
      let words = label(of: key, type: keyType)
      return language("\(whole.label.english) (\(words))", "\(whole.label.text(in: "zh"))（\(words)）")
    }
    guard let point = path.lastIndex(of: ".") else { return path }
    let field = String(path[path.index(after: point)...])
    let whole = String(path[..<point])
    if case .record(let name)? = schema.attributes[whole]?.type.recordOrElement,
      let label = schema.records[name]?.fields.first(where: { $0.name == field })?.label
    {
      return language("\(attribute(whole)): \(label.english)", "\(attribute(whole))的\(label.text(in: "zh"))")
    }
    return schema.attributes[whole] == nil ? path : "\(attribute(whole)) (\(field))"
  }
}

extension ValueType {
  var element: ValueType? { if case .list(let element) = self { element } else { nil } }

  var recordOrElement: ValueType { element ?? self }
}

extension String {
  /// An English label as it stands within a sentence: its capital goes, unless it is a name (`CE marking`, `FCC`, or a
  /// second capital further on).
  var asPartOfSentence: String {
    let letters = Array(self)
    guard letters.count > 1, letters[0].isASCII, letters[0].isUppercase,
      letters.dropFirst().allSatisfy({ !$0.isUppercase })
    else { return self }
    return letters[0].lowercased() + letters.dropFirst()
  }
}
