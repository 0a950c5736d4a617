import Catalog
import Diagnostics
import Evaluation
import Values

/// Tables and wording: what they leave open on a day or in a language.
extension LibraryLints {
  // MARK: Tables

  /// Days between two rows of a key on which no row answers it.
  var gaps: [Diagnostic] {
    library.tables.sorted { $0.key < $1.key }.flatMap { name, table -> [Diagnostic] in
      guard let place = library.declarations["table \(name)"] else { return [] }
      return gaps(in: table).map { gap in
        Diagnostic(
          "table.gap", "`\(table.name)` has no row for \(gap.key) \(Self.written(gap.days))", at: place,
          severity: .warning, help: "let the row before end later or the row after begin earlier, if no law says so")
      }
    }
  }

  private func gaps(in table: Table) -> [(key: String, days: DayRange)] {
    let byKey = Dictionary(grouping: table.rows) { "\($0.keys)" }
    var found: [(key: String, days: DayRange)] = []
    for rows in byKey.values where rows.count > 1 {
      let sorted = rows.sorted { ($0.days.from ?? .first) < ($1.days.from ?? .first) }
      for (row, next) in zip(sorted, sorted.dropFirst()) {
        guard let through = row.days.through, let from = next.days.from, through.next < from else { continue }
        let days = DayRange(from: through.next, through: from.previous)
        let isAnswered = table.rows.contains { other in
          zip(other.keys, row.keys).allSatisfy { $0.meets($1) } && other.days.overlaps(days)
        }
        if !isAnswered { found.append((Self.written(row.keys), days)) }
      }
    }
    return found.sorted { ($0.key, $0.days.from ?? .first) < ($1.key, $1.days.from ?? .first) }
  }

  private static func written(_ days: DayRange) -> String {
    guard let from = days.from, let through = days.through else { return "" }
    return from == through ? "on \(from)" : "from \(from) through \(through)"
  }

  private static func written(_ keys: [Table.Cell]) -> String {
    keys.map { cell in if case .value(let value) = cell { "\(value)" } else { "any" } }.joined(separator: ", ")
  }

  // MARK: Wording

  /// Term lists and phrases without words in a language of the markets of the rules that look for them.
  var unspoken: [Diagnostic] {
    var told: Set<String> = []
    return library.rules.flatMap { rule -> [Diagnostic] in
      let spoken = languages(of: rule.scope)
      return wordings(in: rule).compactMap { wording -> Diagnostic? in
        let missing = Set(spoken.flatMap { lacks($0, in: wording.list) }).sorted()
        let written = "\(wording.kind).\(Declarations.lastName(wording.list.name))"
        guard !missing.isEmpty, told.insert("\(rule.id) \(written)").inserted else { return nil }
        let words = library.declarations["\(wording.kind) \(wording.list.name)"]
        return Diagnostic(
          "terms.language",
          "`\(written)` has no words in \(missing.joined(separator: ", ")), spoken in the rule's markets",
          at: rule.declaration, severity: .warning,
          secondary: words.map { [.init(file: $0.file, range: $0.range, text: "the words")] } ?? [],
          help: "what text in \(missing.count == 1 ? "it" : "them") says stays undetermined: add words, or narrow `in`")
      }
    }
  }

  /// The languages of each market that a scope names; none for a rule that holds everywhere.
  ///
  /// One that is first in no market (Irish, Luxembourgish) is not asked for: few listings have a version in it.
  private func languages(of scope: Scope) -> [(isUnion: Bool, languages: Set<String>)] {
    let day = scope.periods.map { $0.days.through ?? .last }.max() ?? .last
    let markets = library.schema.markets
    let excepted = Set(scope.except.flatMap { markets.members(of: $0, on: day) })
    return scope.markets.map { code in
      let members = Set(markets.members(of: code, on: day)).subtracting(excepted)
      let languages = Set(members.flatMap { Country.languages(ofMarket: $0) }).intersection(Self.firstLanguages)
      return (members.count > 1, languages)
    }
  }

  /// What a list lacks for a market. Nobody words a list in all the languages of a union: there, one will do.
  private func lacks(_ spoken: (isUnion: Bool, languages: Set<String>), in list: WordingList) -> Set<String> {
    let missing = spoken.languages.filter { list.entries(for: $0).isEmpty }
    return spoken.isUnion && missing.count < spoken.languages.count ? [] : missing
  }

  private static let firstLanguages = Set(Country.codes.compactMap { Country.languages(ofMarket: $0).first })

  private func wordings(in rule: Rule) -> [(kind: String, list: WordingList)] {
    var reader = WordingReader()
    for condition in rule.concerns + rule.exemptions.map(\.condition) { reader.visit(condition) }
    reader.visit(rule.requirement)
    for value in rule.lets { if case .truth(let condition) = value.term { reader.visit(condition) } }
    return reader.found.sorted { "\($0)" < "\($1)" }.compactMap { wording in
      switch wording {
      case .terms(let name): library.terms[name].map { ("terms", $0) }
      case .phrase(let name): library.phrases[name].map { ("phrase", $0) }
      case .text: nil
      }
    }
  }
}

/// Gathers the wording that conditions look for.
private struct WordingReader {
  private(set) var found: Set<Test.Wording> = []

  mutating func visit(_ condition: Condition) {
    switch condition {
    case .constant: break
    case .and(let parts), .or(let parts): for part in parts { visit(part) }
    case .not(let inner): visit(inner)
    case .test(.mentions(_, let wording)): found.insert(wording)
    case .test(.quantifier(_, _, _, let filter, let inner)):
      if let filter { visit(filter) }
      visit(inner)
    case .test(.listings(_, let inner)): visit(inner)
    case .test: break
    }
  }

  mutating func visit(_ requirement: Requirement) {
    switch requirement {
    case .condition(let condition): visit(condition)
    case .group(_, let parts):
      for part in parts {
        visit(part.body)
        for condition in [part.when, part.unless].compactMap(\.self) { visit(condition) }
      }
    }
  }
}
