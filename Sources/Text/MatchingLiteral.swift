/// Bytes that stand in each text with a term or a form, folded and without spaces, dashes and quotes.
struct MatchingLiteral {
  let bytes: [UInt8]
  /// Whether they may start or end inside of a word.
  let startsFreely: Bool
  let endsFreely: Bool
  /// The whole term that they are of, folded and with plain spaces, dashes and apostrophes; nil where they are a part of
  /// what is looked for. Whether it may start or end inside of a word.
  var term: [UInt8]?
  var termStartsFreely = false
  var termEndsFreely = false
  var bit = 0

  /// One for each of some words, without those that are never found; nil where one of them is of spaces, dashes and
  /// quotes alone.
  static func forEach(_ words: [String], _ literal: (String) -> MatchingLiteral?) -> [MatchingLiteral]? {
    let literals = words.compactMap(literal)
    return literals.contains(where: \.bytes.isEmpty) ? nil : literals
  }
}
