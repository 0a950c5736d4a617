import Text

/// Matchers of term lists, phrases and patterns, built once for a library and a language. Not thread-safe.
package final class WordingCache {
  private var matchers: [Key: WordingMatcher?] = [:]
  private var patterns: [String: Pattern?] = [:]

  package init() {}

  private struct Key: Hashable {
    let wording: Test.Wording
    let language: String?
  }

  /// The matcher for a text in a language; `nil` where the list or phrase has no words in it.
  func matcher(for wording: Test.Wording, language: String?, in library: Library) -> WordingMatcher? {
    let key = Key(wording: wording, language: language)
    if let known = matchers[key] { return known }
    let matcher: WordingMatcher?
    switch wording {
    case .text(let text): matcher = WordingMatcher(terms: [text])
    case .terms(let name):
      matcher = library.terms[name].flatMap { list in
        list.entries(for: language).nonEmpty.map { entries in
          WordingMatcher(terms: entries, except: list.exceptions(for: language))
        }
      }
    case .phrase(let name):
      matcher = library.phrases[name]?.entries(for: language).nonEmpty.map { WordingMatcher(forms: $0) }
    }
    matchers[key] = .some(matcher)
    return matcher
  }

  /// A compiled pattern; `nil` where it cannot be compiled, which the compiler has refused before.
  func pattern(_ text: String) -> Pattern? {
    if let known = patterns[text] { return known }
    let pattern = try? Pattern(text)
    patterns[text] = .some(pattern)
    return pattern
  }
}

/// Finds the first of some terms, or a phrase, in a text.
struct WordingMatcher {
  private enum Kind {
    case terms(TermMatcher, [String], except: TermMatcher?)
    case phrase(PhrasePattern, String)
  }

  private let kind: Kind

  /// - Parameter exceptions: wider expressions, in which a term is no hit.
  init(terms: [String], except exceptions: [String] = []) {
    kind = .terms(TermMatcher(terms), terms, except: exceptions.nonEmpty.map { TermMatcher($0) })
  }

  init(forms: [String]) { kind = .phrase(PhrasePattern(forms: forms), forms.first ?? "") }

  /// The place in UTF-8 offsets, and the entry that was found there.
  func firstMatch(in text: String) -> (range: Range<Int>, entry: String)? {
    switch kind {
    case .terms(let matcher, let terms, nil): matcher.firstMatch(in: text).map { ($0.range, terms[$0.term]) }
    case .terms(let matcher, let terms, let exceptions?):
      firstMatch(of: matcher, in: text, outside: exceptions).map { ($0.range, terms[$0.term]) }
    case .phrase(let pattern, let form): pattern.firstMatch(in: text).map { ($0, form) }
    }
  }

  /// The places of all terms in UTF-8 offsets, in their order, exceptions disregarded; none of a phrase.
  func termRanges(in text: String) -> [Range<Int>] {
    switch kind {
    case .terms(let matcher, _, _): matcher.matches(in: text).map(\.range)
    case .phrase: []
    }
  }

  private func firstMatch(of matcher: TermMatcher, in text: String, outside exceptions: TermMatcher) -> TermMatch? {
    let found = matcher.matches(in: text)
    guard !found.isEmpty else { return nil }
    let excepted = exceptions.matches(in: text).map(\.range)
    return found.first { match in
      !excepted.contains { $0.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.upperBound }
    }
  }
}

extension Array {
  fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
