/// A closed list of codes, perhaps with groups above them.
package struct CodeList: Sendable {
  /// A code with its label and the groups right above it.
  package struct Entry: Sendable {
    package let code: String
    package let label: Label?
    package let parents: [String]
    /// Numbers and synonyms that a catalog may write instead, such as a CAS number.
    package let aliases: [String]

    package init(code: String, label: Label?, parents: [String], aliases: [String] = []) {
      self.code = code
      self.label = label
      self.parents = parents
      self.aliases = aliases
    }
  }

  package let name: String
  package private(set) var entries: [String: Entry] = [:]
  /// Codes by what a catalog may write instead: codes, labels and aliases, folded by ``folded(_:)``.
  package private(set) var spellings: [String: String] = [:]

  package init(name: String, entries: [Entry]) {
    self.name = name
    for entry in entries { self.entries[entry.code] = entry }
    for entry in entries.sorted(by: { $0.code > $1.code }) {
      let labels = [entry.label?.english].compactMap(\.self) + (entry.label.map { Array($0.others.values) } ?? [])
      for label in labels + entry.aliases { spellings[Self.folded(label)] = entry.code }
    }
    for entry in entries { spellings[Self.folded(entry.code)] = entry.code }
  }

  /// A list as it was: its own ``entries`` and ``spellings``.
  package init(name: String, entries: [String: Entry], spellings: [String: String]) {
    self.name = name
    self.entries = entries
    self.spellings = spellings
  }

  /// The codes, sorted.
  package var codes: [String] { entries.keys.sorted() }

  /// Whether `code` is `group` or stands beneath it, at any depth.
  package func isCode(_ code: String, within group: String) -> Bool {
    if code == group { return true }
    var open = entries[code]?.parents ?? []
    var seen: Set<String> = []
    while let next = open.popLast() {
      if next == group { return true }
      if seen.insert(next).inserted { open += entries[next]?.parents ?? [] }
    }
    return false
  }

  /// The code that a catalog means by a text: the code itself, one of its labels or aliases, without regard to case, hyphens,
  /// underscores and spaces.
  package func code(spelt text: String) -> String? {
    entries[text]?.code ?? spellings[Self.folded(text)]
  }

  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" })
  }
}
