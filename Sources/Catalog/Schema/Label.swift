/// What a person calls something, by language.
package struct Label: Sendable, Hashable {
  /// The English text.
  package let english: String
  /// Further texts by BCP 47 tag.
  package let others: [String: String]

  package init(_ english: String, others: [String: String] = [:]) {
    self.english = english
    self.others = others
  }

  /// The text in a language, else in its base language (`zh` for `zh-Hans`), else in English.
  package func text(in language: String) -> String {
    if let exact = others[language] { return exact }
    if let base = language.split(separator: "-").first, let text = others[String(base)] { return text }
    if language == "zh", let simplified = others["zh-Hans"] { return simplified }
    return english
  }
}
