package import Catalog
package import Diagnostics

/// A table of the library: at most one row answers a key on a day.
package struct Table: Sendable {
  /// A cell of a key column.
  package enum Cell: Sendable {
    case any
    case value(FactValue)
  }

  package struct Row: Sendable {
    package let keys: [Cell]
    package let values: [FactValue]
    package let days: DayRange

    package init(keys: [Cell], values: [FactValue], days: DayRange) {
      self.keys = keys
      self.values = values
      self.days = days
    }
  }

  package let name: String
  package let keyTypes: [(name: String, type: ValueType)]
  package let valueTypes: [(name: String, type: ValueType)]
  package let rows: [Row]
  /// Where a table in a file of its own says that its contents come from.
  package let source: String?

  package init(
    name: String, keyTypes: [(name: String, type: ValueType)], valueTypes: [(name: String, type: ValueType)],
    rows: [Row], source: String? = nil
  ) {
    self.source = source
    self.name = name
    self.keyTypes = keyTypes
    self.valueTypes = valueTypes
    self.rows = rows
  }
}

/// Wording by language: a list of terms, or the equal forms of a phrase that a law fixes.
package struct WordingList: Sendable {
  package let name: String
  package let label: Label
  /// Entries by BCP 47 tag.
  package let entries: [String: [String]]
  /// What is no hit although an entry stands in it, by BCP 47 tag: "green tea" for "green".
  package let exceptions: [String: [String]]

  package init(
    name: String, label: Label, entries: [String: [String]], exceptions: [String: [String]] = [:]
  ) {
    self.name = name
    self.label = label
    self.entries = entries
    self.exceptions = exceptions
  }

  /// The entries for a text in `language`: those of the tag, else of its base language; all where the language of the
  /// text is not known (`und`).
  package func entries(for language: String?) -> [String] { Self.choose(from: entries, for: language) }

  /// The exceptions for a text in `language`, chosen like the entries.
  package func exceptions(for language: String?) -> [String] { Self.choose(from: exceptions, for: language) }

  /// The entries of all tags of a language (`de` of `de` and `de-AT`).
  package func entries(ofLanguage base: String) -> [String] { Self.gather(entries, ofLanguage: base) }

  /// The language of a tag without script and region.
  package static func base(of language: String) -> String { String(language.prefix { $0 != "-" }) }

  private static func choose(from entries: [String: [String]], for language: String?) -> [String] {
    guard let language, language != "und" else { return entries.sorted { $0.key < $1.key }.flatMap(\.value) }
    return entries[language] ?? gather(entries, ofLanguage: base(of: language))
  }

  private static func gather(_ entries: [String: [String]], ofLanguage base: String) -> [String] {
    entries.filter { $0.key == base || $0.key.hasPrefix(base + "-") }.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}

/// A compiled rule library.
package struct Library: Sendable {
  package var schema: Schema
  package var rules: [Rule]
  package var tables: [String: Table]
  package var terms: [String: WordingList]
  package var phrases: [String: WordingList]
  /// Where what has a name is declared, by kind and name: `document paper`, `code Mark.CE`, `terms eu.claims.green`.
  package var declarations: [String: Diagnostic.Label] = [:]
  /// Where the contents of tables and lists in files of their own come from, by path.
  package var dataSources: [String: Source] = [:]
  /// Inferences by the attribute that they fill.
  package var derivations: [String: [Derivation]] = [:]
  /// SHA-256 over the files, in hexadecimal.
  package var digest: String

  package init(
    schema: Schema, rules: [Rule], tables: [String: Table], terms: [String: WordingList],
    phrases: [String: WordingList], digest: String
  ) {
    self.schema = schema
    self.rules = rules
    self.tables = tables
    self.terms = terms
    self.phrases = phrases
    self.digest = digest
  }
}
