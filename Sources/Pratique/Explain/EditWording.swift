import Catalog
import Evaluation
import Reports

/// Changes of a listing in words: `marks with CE marking`.
struct EditWording {
  let words: PlainWords
  let language: ReportLanguage

  private var values: ValueText { words.values }

  func text(_ edit: Edit) -> String {
    switch edit {
    case .state(let target, let value, let comparison):
      let shown = values.text(value, type: type(of: target))
      switch comparison {
      case .lessOrEqual: return language("\(target.path) of at most \(shown)", "将 \(target.path) 改为不超过 \(shown)")
      case .greaterOrEqual: return language("\(target.path) of at least \(shown)", "将 \(target.path) 改为不小于 \(shown)")
      case .less, .greater, .notEqual, .notIn:
        return language("\(target.path) such as \(shown)", "将 \(target.path) 改为其他值，例如 \(shown)")
      case .equal, .isIn, .include: return language("\(target.path): \(shown)", "将 \(target.path) 设为 \(shown)")
      }
    case .stateSome(let target, let value):
      // A text that stands for any text is no example.
      if case .text = value { return language("\(target.path) stated", "填写 \(target.path)") }
      let shown = values.text(value, type: type(of: target))
      return language("\(target.path) stated, for example \(shown)", "填写 \(target.path)，例如 \(shown)")
    case .stateNone(let target): return language("\(target.path): none", "将 \(target.path) 填为“无”")
    case .withdraw(let target): return language("nothing stated for \(target.path)", "不填写 \(target.path)")
    case .add(let attribute, let value): return added(value, to: attribute)
    case .leaveOut(let attribute, let members):
      let shown = values.joined(members.map { $0.value.map { values.text($0) } ?? "\($0)" })
      return language("\(attribute) without \(shown)", "从 \(attribute) 中去掉 \(shown)")
    case .shorten(let target, let count, let value):
      let shown = values.text(value)
      return language(
        "\(target.path) cut to \(count) characters, as in “\(shown)”", "将 \(target.path) 缩短至 \(count) 个字符，例如“\(shown)”")
    case .append(let target, let words):
      return language("“\(words)” in \(target.path)", "在 \(target.path) 中加上“\(words)”")
    case .takeOut(let target, let found):
      let shown = values.joined(Set(found).sorted().map { "“\($0)”" })
      return language("\(target.path) without \(shown)", "从 \(target.path) 中删去\(shown)")
    case .assume(let test, let truth): return words.text(.test(test), negated: truth == .no)
    }
  }

  private func added(_ value: FactValue, to attribute: String) -> String {
    guard case .record(let fields) = value else {
      let shown = values.text(value, type: values.schema.attributes[attribute]?.type.element)
      return language("\(attribute) with \(shown)", "在 \(attribute) 中加入“\(shown)”")
    }
    let schema = values.schema
    if case .code(let kind)? = fields["kind"]?.value, let document = schema.documents[kind] {
      let label = document.label.text(in: language.rawValue)
      return language("\(attribute) with a valid “\(label)”", "在 \(attribute) 中加入有效的“\(label)”")
    }
    if case .code(let name)? = fields["scheme"]?.value, let scheme = schema.schemes[name] {
      let label = scheme.label.text(in: language.rawValue)
      return language("\(attribute) with “\(label)”", "在 \(attribute) 中加入“\(label)”")
    }
    return language("\(attribute) with \(value)", "在 \(attribute) 中加入 \(value)")
  }

  private func type(of target: EditTarget) -> ValueType? {
    var type = values.schema.attributes[target.attribute]?.type
    for field in target.fields {
      guard case .record(let name)? = type else { return nil }
      type = values.schema.records[name]?.type(of: field)
    }
    return type
  }
}
