import Catalog
import Evaluation
import Reports

/// Renders conditions as words that a person reads: made from the expression, never written by hand.
struct PlainWords {
  let library: Library
  let language: ReportLanguage
  let values: ValueText

  init(library: Library, language: ReportLanguage) {
    self.library = library
    self.language = language
    values = ValueText(schema: library.schema, language: language)
  }

  /// Words for a condition.
  private struct Phrase {
    let text: String
    /// Whether it is several joined by “or” (true) or by “and” (false); nil for one.
    var alternatives: Bool?
  }

  /// A condition, or its opposite, as part of a sentence.
  func text(_ condition: Condition, negated: Bool = false) -> String { phrase(condition, negated: negated).text }

  private func phrase(_ condition: Condition, negated: Bool) -> Phrase {
    switch condition {
    case .constant(let value):
      Phrase(text: value != negated ? language("always", "任何情况") : language("never", "任何情况下都不"))
    case .not(let inner): phrase(inner, negated: !negated)
    case .and(let parts): joined(parts, alternatives: negated, negated: negated)
    case .or(let parts): joined(parts, alternatives: !negated, negated: negated)
    case .test(let test): Phrase(text: text(test, negated: negated))
    }
  }

  private func joined(_ parts: [Condition], alternatives: Bool, negated: Bool) -> Phrase {
    let meaningful = withoutIdlePresence(parts)
    var texts: [String] = []
    for part in merged(meaningful, alternatives: alternatives, negated: negated) where !texts.contains(part) {
      texts.append(part)
    }
    let word = alternatives ? language(" or ", "，或") : language(" and ", "，且")
    return Phrase(text: texts.joined(separator: word), alternatives: texts.count > 1 ? alternatives : nil)
  }

  /// `min_age is present and min_age >= 14 years` says no more than its second half.
  private func withoutIdlePresence(_ parts: [Condition]) -> [Condition] {
    let rest = parts.filter { part in
      guard case .test(.presence(.present, let term)) = part else { return true }
      return !parts.contains { other in other != part && reads(other, term) }
    }
    return rest.isEmpty ? parts : rest
  }

  private func reads(_ condition: Condition, _ term: Term) -> Bool {
    var reader = AttributeReader()
    reader.visit(condition)
    if case .attribute(let name) = term { return reader.all.contains(name) }
    return false
  }

  /// `category is a or category is b` as `category is a or b`.
  private func merged(_ parts: [Condition], alternatives: Bool, negated: Bool) -> [String] {
    var order: [Term] = []
    var choices: [Term: [Term]] = [:]
    var texts: [String] = []
    for part in parts {
      if case .test(.compare(.equal, let subject, let value)) = part, case .constant = value {
        if choices[subject] == nil { order.append(subject) }
        choices[subject, default: []].append(value)
      } else {
        let inner = phrase(part, negated: negated)
        if parts.count > 1, let isAny = inner.alternatives, isAny != alternatives {
          texts.append(language("(\(inner.text))", "（\(inner.text)）"))
        } else {
          texts.append(inner.text)
        }
      }
    }
    let chosen = order.map { subject -> String in
      let names = choices[subject, default: []].map { value($0, like: subject) }
      let list = values.joined(names, alternatives: true)
      return negated
        ? language("\(name(subject)) is not \(list)", "\(name(subject))不是\(list)")
        : language("\(name(subject)) is \(list)", "\(name(subject))为\(list)")
    }
    return chosen + texts
  }

  // MARK: Tests

  private func text(_ test: Test, negated: Bool) -> String {
    switch test {
    case .compare(let comparison, let left, let right): return text(comparison, left, right, negated)
    case .presence(let presence, let term): return text(presence, name(term), negated)
    case .valid(let term, _):
      return negated
        ? language("\(name(term)) is not valid", "\(name(term))无效")
        : language("\(name(term)) is valid", "\(name(term))有效")
    case .holdsTrue(let term):
      return negated
        ? language("\(name(term)): no", "\(name(term))：否") : language("\(name(term)): yes", "\(name(term))：是")
    case .mentions(let term, let wording):
      let words = self.words(wording)
      return negated
        ? language("\(name(term)) does not say \(words)", "\(name(term))未写明\(words)")
        : language("\(name(term)) says \(words)", "\(name(term))写明\(words)")
    case .matches(let term, let pattern):
      return negated
        ? language("\(name(term)) does not match /\(pattern)/", "\(name(term))不匹配 /\(pattern)/")
        : language("\(name(term)) matches /\(pattern)/", "\(name(term))匹配 /\(pattern)/")
    case .quantifier(let every, _, let list, _, let condition): return quantifier(every, list, condition, negated)
    case .listings(let every, let condition):
      let inner = text(condition, negated: negated)
      return every == negated
        ? language("for some listing: \(inner)", "有商品满足：\(inner)")
        : language("for every listing: \(inner)", "每个商品都满足：\(inner)")
    case .descending(_, let list, _, _):
      return negated
        ? language("\(name(list)) are not in descending order", "\(name(list))未按降序排列")
        : language("\(name(list)) are in descending order", "\(name(list))按降序排列")
    case .unique(let terms):
      let names = values.joined(terms.map(name))
      return negated
        ? language("another listing has the same \(names)", "另有商品的\(names)相同")
        : language("no other listing has the same \(names)", "没有其他商品的\(names)相同")
    case .evidence(let document, _, _):
      let label = library.schema.documents[document]?.label.text(in: language.rawValue) ?? document
      return negated
        ? language("there is no “\(label)” on file", "没有“\(label)”")
        : language("“\(label)” is on file", "已备有“\(label)”")
    case .registered(let scheme, _, _):
      let label = library.schema.schemes[scheme]?.label.text(in: language.rawValue) ?? scheme
      return negated
        ? language("the seller is not registered: \(label)", "卖家未注册“\(label)”")
        : language("the seller is registered: \(label)", "卖家已注册“\(label)”")
    }
  }

  private func text(_ presence: Test.Presence, _ name: String, _ negated: Bool) -> String {
    switch (presence, negated) {
    case (.present, false), (.missing, true): language("\(name) is stated", "已提供\(name)")
    case (.present, true), (.missing, false): language("\(name) is not stated", "未提供\(name)")
    case (.none, false): language("there is none of \(name)", "没有\(name)")
    case (.none, true): language("there is some \(name)", "有\(name)")
    }
  }

  private func text(_ comparison: Test.Comparison, _ left: Term, _ right: Term, _ negated: Bool) -> String {
    let subject = name(left)
    let object = value(right, like: left)
    let opposites: [Test.Comparison: Test.Comparison] = [
      .less: .greaterOrEqual, .lessOrEqual: .greater, .greater: .lessOrEqual, .greaterOrEqual: .less,
      .equal: .notEqual, .notEqual: .equal, .isIn: .notIn, .notIn: .isIn,
    ]
    let meant = negated ? opposites[comparison] ?? comparison : comparison
    if type(of: left) == .date, let text = dated(meant, subject, object) { return text }
    switch meant {
    case .less: return language("\(subject) is below \(object)", "\(subject)小于 \(object)")
    case .lessOrEqual: return language("\(subject) is at most \(object)", "\(subject)不超过 \(object)")
    case .greater: return language("\(subject) is above \(object)", "\(subject)大于 \(object)")
    case .greaterOrEqual: return language("\(subject) is at least \(object)", "\(subject)不小于 \(object)")
    case .equal: return language("\(subject) is \(object)", "\(subject)为\(object)")
    case .notEqual: return language("\(subject) is not \(object)", "\(subject)不是\(object)")
    case .isIn:
      return language(
        "\(subject) is \(isUnion(right) ? "in " : "")\(object)",
        isUnion(right) ? "\(subject)在\(object)内" : "\(subject)为\(object)")
    case .notIn:
      return language(
        "\(subject) is not \(isUnion(right) ? "in " : "")\(object)",
        isUnion(right) ? "\(subject)不在\(object)内" : "\(subject)不是\(object)")
    case .include:
      return negated
        ? language("\(subject) do not include \(object)", "\(subject)不包括\(object)")
        : language("\(subject) include \(object)", "\(subject)包括\(object)")
    }
  }

  private func dated(_ comparison: Test.Comparison, _ subject: String, _ object: String) -> String? {
    switch comparison {
    case .less: language("\(subject) is before \(object)", "\(subject)早于 \(object)")
    case .lessOrEqual: language("\(subject) is \(object) or before", "\(subject)不晚于 \(object)")
    case .greater: language("\(subject) is after \(object)", "\(subject)晚于 \(object)")
    case .greaterOrEqual: language("\(subject) is \(object) or later", "\(subject)不早于 \(object)")
    default: nil
    }
  }

  private func isUnion(_ term: Term) -> Bool {
    if case .constant(.code(let code)) = term { return library.schema.markets.markets[code] != nil }
    return false
  }

  private func quantifier(_ every: Bool, _ list: Term, _ condition: Condition, _ negated: Bool) -> String {
    // “some h in hazards has (h in [a, b])” is “hazards include a or b”.
    if !every, case .test(.compare(let comparison, .variable, let right)) = condition,
      comparison == .isIn || comparison == .equal
    {
      let object = value(right, like: list)
      return negated
        ? language("\(name(list)) include none of \(object)", "\(name(list))不包括\(object)")
        : language("\(name(list)) include \(object)", "\(name(list))包括\(object)")
    }
    let inner = text(condition, negated: negated)
    return every == negated
      ? language("for some of \(name(list)): \(inner)", "\(name(list))中有一项：\(inner)")
      : language("for all of \(name(list)): \(inner)", "\(name(list))的每一项：\(inner)")
  }

  // MARK: Terms

  private func words(_ wording: Test.Wording) -> String {
    switch wording {
    case .text(let text): "“\(text)”"
    case .terms(let name):
      language("words of “", "“") + (library.terms[name]?.label.text(in: language.rawValue) ?? name)
        + language("”", "”类用语")
    case .phrase(let name): "“\(library.phrases[name]?.label.text(in: language.rawValue) ?? name)”"
    }
  }

  /// The subject of a condition: the label of an attribute between quotes.
  private func name(_ term: Term) -> String {
    switch term {
    case .attribute(let name): return "“\(values.attribute(name))”"
    case .entry(let name, let key):
      let key = value(key, like: key)
      return "“\(values.attribute(name))”" + language(" (\(key))", "（\(key)）")
    case .listingCount(let condition):
      return language(
        "the number of listings for which \(text(condition))", "满足“\(text(condition))”的商品数量")
    case .version(let name, let tag): return "“\(values.attribute(name))” (\(tag))"
    case .field: return "“\(values.attribute(path(term)))”"
    case .variable(let name): return String(name.prefix { $0 != "#" })
    case .call(.characters, let terms):
      return language("the length of \(terms.map(name).joined())", "\(terms.map(name).joined())的字符数")
    case .call(.count, let terms):
      return language("the number of \(terms.map(name).joined())", "\(terms.map(name).joined())的数量")
    case .today: return language("the day asked about", "当天日期")
    case .market: return language("the market", "市场")
    default: return value(term, like: term)
    }
  }

  private func path(_ term: Term) -> String {
    switch term {
    case .attribute(let name): name
    case .field(let base, let field): path(base).isEmpty ? field : path(base) + "." + field
    default: ""
    }
  }

  /// The object of a condition, with codes read by the type of the subject.
  private func value(_ term: Term, like subject: Term) -> String {
    switch term {
    case .constant(let value): return values.text(value, type: type(of: subject))
    case .list(let terms): return values.joined(terms.map { value($0, like: subject) }, alternatives: true)
    case .none: return language("none", "无")
    case .arithmetic(let operation, let left, let right):
      return "\(value(left, like: subject)) \(operation.rawValue) \(value(right, like: subject))"
    case .lookup(let table, _, _): return language("the value of the table \(table)", "表 \(table) 中的值")
    case .attribute, .version, .entry, .listingCount, .field, .variable, .call, .today, .market: return name(term)
    case .platform, .aggregate, .truth: return language("a computed value", "计算值")
    }
  }

  private func type(of term: Term) -> ValueType? {
    switch term {
    case .attribute(let name):
      let type = library.schema.attributes[name]?.type
      return type?.element ?? type
    case .field(let base, let field):
      guard case .record(let record)? = type(of: base) else { return nil }
      return library.schema.records[record]?.type(of: field)
    case .market: return .market
    case .today: return .date
    default: return nil
    }
  }
}
