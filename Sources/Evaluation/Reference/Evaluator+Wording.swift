import Catalog
import Text

/// Words and patterns in texts.
extension Evaluator {
  func mentions(_ term: Term, _ wording: Test.Wording) -> Verity {
    switch evaluate(term) {
    case .none: return Verity(.no)
    case .unknown(let gap), .between(_, _, let gap): return .unknown(gap)
    case .value(.text(let text)):
      let language = language(of: term)
      guard let matcher = wordings.matcher(for: wording, language: language, in: library) else {
        return .unknown(Gap(uncomputable: ["\(wording) has no words in the language \(language ?? "und")"]))
      }
      guard let match = matcher.firstMatch(in: text) else { return Verity(.no) }
      let bytes = Array(text.utf8)
      let words = String(decoding: bytes[match.range], as: UTF8.self)
      let before = String(decoding: bytes[..<match.range.lowerBound], as: UTF8.self).count
      found.append(
        Found(
          attribute: attribute(of: term), language: language, words: words, entry: match.entry,
          characters: (before + 1)...(before + max(1, words.count))))
      return Verity(.yes)
    case .value: return Verity(.no)
    }
  }

  func matches(_ term: Term, _ pattern: String) -> Verity {
    switch evaluate(term) {
    case .none: return Verity(.no)
    case .unknown(let gap), .between(_, _, let gap): return .unknown(gap)
    case .value(let value):
      guard let regex = wordings.pattern(pattern) else {
        return .unknown(Gap(uncomputable: ["the pattern /\(pattern)/ cannot be used"]))
      }
      return Verity(Truth(regex.isFound(in: "\(value)")))
    }
  }

  /// The attribute that a text comes from, as findings name it.
  private func attribute(of term: Term) -> String {
    switch resolved(term) {
    case .attribute(let name), .version(let name, _): name
    case .call(_, let arguments): arguments.first.map(attribute) ?? "value"
    default: stated(term).path
    }
  }

  /// The language whose words a text is searched with; nil where it is not known, so that all words count.
  func language(of term: Term) -> String? {
    switch resolved(term) {
    case .attribute(let name): languageOfVersion(of: name)
    case .version(let name, let asked): tag(asked, of: name)
    case .variable(let name): elements[name]?.language
    case .call(_, let arguments): arguments.first.flatMap(language)
    default: nil
    }
  }
}
