/// The words of the language, by where they stand.
enum Words {
  /// Where each clause stands in a rule; clauses of one rank may follow each other in any order.
  static let ranks: [String: Int] = [
    "was": 1, "binds": 2, "in": 3, "except": 4, "on": 5, "applies": 6, "basis": 7, "replaces": 8, "consequence": 9,
    "penalty": 10, "effort": 11, "let": 12, "when": 12, "unless": 12, "require": 12, "forbid": 12, "say": 12,
    "fix": 12, "satisfied": 13, "violated": 13, "not": 13, "undetermined": 13,
  ]

  /// What a rule begins with: its domain.
  static let domains: Set<String> = [
    "certification", "labeling", "vat", "packaging", "ip", "claims", "chemicals", "customs", "consumer", "safety",
    "documentation", "content", "media", "identifier", "hazmat",
  ]

  /// The words that begin a part of a rule or an exception.
  static let clauses = domains.union(ranks.keys)
  /// The words that begin an example; `not applicable` is the fourth.
  static let verdicts: Set<String> = ["satisfied", "violated", "undetermined"]
  static let sourceParts: Set<String> = ["url", "adopted", "in", "checked"]
  static let documentParts: Set<String> = ["covers", "expires", "kept"]
  static let schemeParts: Set<String> = ["in", "number", "covers"]

  /// What may stand behind a value or a condition, so that a word before it is a name and begins no clause.
  static let operators: Set<String> = [
    "and", "as", "else", "has", "in", "include", "is", "matches", "mentions", "not", "of", "or", "to", "where", "with",
  ]

  /// Words that may follow a number and are no units. `in` is one: inches are written `inch`.
  static let neverUnits: Set<String> = clauses.union(operators).union(sourceParts).union(documentParts).union([
    "above", "all", "any", "at", "below", "by", "confidential", "contains", "dated", "display", "each", "every", "for",
    "from", "has", "include", "needs", "over", "points", "presumed", "profile", "question", "safe", "some", "then",
    "through", "valid", "value", "key",
  ])

  /// The names nearest to a word that is none of `words`, also where one begins like the other: `whenever`, `req`.
  static func near(_ word: String, _ words: Set<String>, nearest: (String, Set<String>) -> [String]) -> [String] {
    if let meant = synonyms[word.lowercased()], words.contains(meant) { return [meant] }
    let names = nearest(word, words)
    guard names.isEmpty, word.count > 2 else { return names }
    return words.filter { ($0.count > 3 && word.hasPrefix($0)) || $0.hasPrefix(word) }.sorted()
  }

  /// What other languages and other people call a clause.
  private static let synonyms: [String: String] = [
    "if": "when", "must": "require", "ensure": "require", "requires": "require", "message": "say", "legal": "basis",
    "law": "basis", "market": "in", "markets": "in", "platform": "on", "platforms": "on", "forbids": "forbid",
    "must_not": "forbid", "pass": "satisfied", "fail": "violated", "where": "when",
  ]
}
