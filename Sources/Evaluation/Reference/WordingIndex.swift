package import Text

/// The wordings that rules look for in texts, by language, as one index: which of them may stand in a text is told in
/// one pass over its bytes. Any thread may read it; each worker takes a scanner of its own.
package struct WordingIndex: Sendable {
  /// Which words of a list count, as ``WordingList/entries(for:)`` chooses them.
  private enum Choice: Hashable {
    case all
    /// Those of a tag that the list has.
    case tag(String)
    /// Those of all tags of a language, for a tag that the list does not have.
    case language(String)
  }

  private struct Key: Hashable {
    let wording: Test.Wording
    let choice: Choice
  }

  /// Numbers of bits; -1 for a tag without words.
  private var bits: [Key: Int] = [:]
  private let set: WordingSet

  /// - Parameter wordings: those that tests mention, perhaps several times the same; a list or phrase that the library
  ///   does not have gets no bit.
  package init(_ wordings: some Sequence<Test.Wording>, in library: Library) {
    var searched: [SearchedWording] = []
    for wording in Set(wordings) {
      for (choice, words) in Self.words(of: wording, in: library) {
        bits[Key(wording: wording, choice: choice)] = words == nil ? -1 : searched.count
        if let words { searched.append(words) }
      }
    }
    set = WordingSet(searched)
  }

  /// The number of the bit of a wording for texts in a language (BCP 47; nil or `und`: not known); nil where the wording
  /// has no words in that language, so that nothing can be said of such texts.
  package func bit(of wording: Test.Wording, language: String?) -> Int? {
    let bit =
      if let language, language != "und", !wording.isText {
        bits[Key(wording: wording, choice: .tag(language))]
          ?? bits[Key(wording: wording, choice: .language(WordingList.base(of: language)))]
      } else {
        bits[Key(wording: wording, choice: .all)]
      }
    return bit == -1 ? nil : bit
  }

  /// A scanner for one worker: its ``WordingScanner/candidates(in:_:)`` sets the bits.
  package func makeScanner() -> WordingScanner { WordingScanner(set) }

  /// The words of a wording, for each choice of them; nil where there are none.
  private static func words(of wording: Test.Wording, in library: Library) -> [(Choice, SearchedWording?)] {
    switch wording {
    case .text(let text): [(.all, .terms([text]))]
    case .terms(let name):
      // A text with an exception of any language is looked at twice.
      words(of: library.terms[name]) { .terms($0, except: library.terms[name]?.exceptions(for: nil) ?? []) }
    case .phrase(let name): words(of: library.phrases[name]) { .phrase($0) }
    }
  }

  private static func words(
    of list: WordingList?, _ searched: ([String]) -> SearchedWording
  ) -> [(Choice, SearchedWording?)] {
    guard let list else { return [] }
    let tags = list.entries.keys.sorted()
    let choices =
      [(Choice.all, list.entries(for: nil))] + tags.map { (.tag($0), list.entries(for: $0)) }
      + Set(tags.map(WordingList.base)).map { (.language($0), list.entries(ofLanguage: $0)) }
    return choices.map { ($0, $1.isEmpty ? nil : searched($1)) }
  }
}

extension Test.Wording {
  fileprivate var isText: Bool {
    if case .text = self { true } else { false }
  }
}
