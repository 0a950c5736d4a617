import Catalog
import Evaluation
import Reports

/// Remedies in words, and as other programs read them.
struct RemedyWording {
  let library: Library
  let values: ValueText

  private var language: ReportLanguage { values.language }

  /// A remedy of a rule.
  ///
  /// - Parameter computed: what an expression comes to for the listing; nil where that cannot be told.
  func remedy(_ fix: Fix, computed: (Term) -> FactValue?) -> Finding.Remedy {
    let (text, action) = told(fix.action, computed)
    return Finding.Remedy(
      text: text + (fix.applicability == .safe ? "" : language(" (needs review)", "（需人工确认）")), action: action,
      applicability: Self.applicability(fix.applicability))
  }

  private static func applicability(_ applicability: Fix.Applicability) -> Finding.Remedy.Applicability {
    switch applicability {
    case .safe: .safe
    case .needsReview: .needsReview
    case .displayOnly: .displayOnly
    }
  }

  private func told(_ action: Fix.Action, _ computed: (Term) -> FactValue?) -> (String, AnswerLine) {
    switch action {
    case .add(let term, let attribute):
      let value = constant(term) ?? computed(term)
      let record: AnswerLine = ["add": value?.json ?? .null, "to": .text(attribute)]
      guard let value else {
        return (language("add what is missing to \(attribute)", "在 \(attribute) 中补充缺少的内容"), record)
      }
      let label = values.text(value, type: library.schema.attributes[attribute]?.type.element)
      return (language("add \(label) to \(attribute)", "在 \(attribute) 中加入“\(label)”"), record)
    case .set(let attribute, let term):
      let value = computed(term) ?? constant(term)
      let record: AnswerLine = ["set": .text(attribute), "to": value?.json ?? .null]
      guard let value else { return (language("correct \(attribute)", "更正 \(attribute)"), record) }
      let words = values.text(value, type: library.schema.attributes[attribute]?.type)
      return (language("set \(attribute) to “\(words)”", "将 \(attribute) 改为“\(words)”"), record)
    case .append(let phrase, let attribute):
      let words = library.phrases[phrase]?.label.text(in: language.rawValue) ?? phrase
      return (
        language("append “\(words)” to \(attribute)", "在 \(attribute) 末尾加上“\(words)”"),
        ["append": .text(phrase), "to": .text(attribute)]
      )
    case .remove(let terms, let attribute):
      let words = library.terms[terms]?.label.text(in: language.rawValue) ?? terms
      return (
        language("take the words (\(words)) out of \(attribute)", "从 \(attribute) 中删去相关词语（\(words)）"),
        ["remove": .text(terms), "from": .text(attribute)]
      )
    case .obtain(let document):
      let label = library.schema.documents[document]?.label.text(in: language.rawValue) ?? document
      return (language("obtain: \(label)", "取得：\(label)"), ["obtain": .text(document)])
    case .register(let scheme):
      let label = library.schema.schemes[scheme]?.label.text(in: language.rawValue) ?? scheme
      return (language("register: \(label)", "办理注册：\(label)"), ["register": .text(scheme)])
    }
  }

  private func constant(_ term: Term) -> FactValue? {
    if case .constant(let value) = term { value } else { nil }
  }
}
