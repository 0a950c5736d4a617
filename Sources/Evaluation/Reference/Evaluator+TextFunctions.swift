import Catalog
import Text
import Values

extension Evaluator {
  /// The most uses of one word in a text, case and width folded, of the words that a term list does not name.
  func repeats(_ text: String, ignoring list: FactValue?, _ language: String?) -> Int {
    let ignored = Set(wordsWithoutCount(list, language).map(foldedCase))
    var counts: [String: Int] = [:]
    for word in foldedCase(text).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      let word = String(word)
      if !ignored.contains(word) { counts[word, default: 0] += 1 }
    }
    return counts.values.max() ?? 0
  }

  /// The words of a term list for texts in a language, as they are written.
  func wordsWithoutCount(_ list: FactValue?, _ language: String?) -> [String] {
    guard case .code(let name)? = list else { return [] }
    return library.terms[name]?.entries(for: language) ?? []
  }

  /// The share of capitals among the letters that have case; 0 where none has.
  static func capitals(_ text: String) -> Rational {
    let letters = text.filter(\.isCased)
    return Rational(letters.count(where: \.isUppercase)).divided(by: Rational(letters.count)) ?? Rational(0)
  }

  /// The language that a text is in fact written in, as a code; unknown where it is too short to tell.
  func writtenLanguage(of text: String) -> Outcome {
    detectedLanguage(of: text).map { .value(.code($0)) }
      ?? .unknown(Gap(uncomputable: ["the text is too short or too mixed to tell its language"]))
  }

  /// A text cut to so many user-perceived characters at the last word boundary, without loose punctuation at its end.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard text.count > limit else { return text }
    var cut = text.prefix(max(0, limit))
    let endsAtWord = text.dropFirst(limit).first?.isWhitespace ?? true
    if !endsAtWord, let space = cut.lastIndex(where: \.isWhitespace) { cut = cut[..<space] }
    while let last = cut.last, last.isWhitespace || ",;:-–—/(".contains(last) { cut.removeLast() }
    return String(cut)
  }

  /// A text without the words of a term list; the space that they leave is closed.
  func without(_ text: String, _ list: FactValue?, _ language: String?) -> String {
    guard case .code(let name)? = list,
      let matcher = wordings.matcher(for: .terms(name), language: language, in: library)
    else { return text }
    var bytes = Array(text.utf8)
    for range in matcher.termRanges(in: text).reversed() { bytes.removeSubrange(range) }
    return String(decoding: bytes, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: true)
      .joined(separator: " ")
  }
}
