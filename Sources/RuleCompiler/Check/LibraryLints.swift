import Catalog
package import Diagnostics
import Evaluation
import Text
import Values

extension CompiledLibrary {
  /// What compiles and should be looked at all the same: labels, rules that cannot match or stand twice, wording.
  ///
  /// Apart from ``diagnostics``, because they need the whole library: an editor shows a file's own mistakes first.
  package var lints: [Diagnostic] {
    let lints = LibraryLints(library: library)
    let all =
      lints.labels + lints.unmatchable + lints.duplicates + lints.nones + lints.wording + lints.gaps + lints.unspoken
    return all.sorted { left, right in
      if Diagnostic.isOrderedBefore(left, right) { return true }
      return !Diagnostic.isOrderedBefore(right, left) && left.message < right.message
    }
  }
}

/// Looks over a compiled library.
struct LibraryLints {
  let library: Library
  private let languages = ["en", "zh"]

  init(library: Library) {
    self.library = library
  }

  // MARK: Labels

  /// Attributes, codes, documents, markets, platforms and named conditions without a label in English and Chinese.
  var labels: [Diagnostic] {
    let schema = library.schema
    var found: [Diagnostic] = []
    for attribute in schema.attributes.values where !attribute.declaration.file.isEmpty {
      let place = Diagnostic.Label(file: attribute.declaration.file, range: attribute.declaration.range)
      if let gap = gap(attribute.label) {
        found.append(warning("label.missing", "the attribute `\(attribute.name)` has no label in \(gap)", place))
      }
      if let gap = gap(attribute.question) {
        found.append(warning("label.question", "the attribute `\(attribute.name)` has no question in \(gap)", place))
      }
    }
    let codes = schema.codeLists.values.filter {
      !["DocumentKind", "SchemeName", Schema.categoryList].contains($0.name)
    }
    let categories = schema.codeLists[Schema.categoryList]?.entries.mapValues(\.label) ?? [:]
    let lists: [(kind: String, prefix: String, labels: [String: Label?])] =
      codes.map { ("code", "\($0.name).", $0.entries.mapValues(\.label)) } + [
        ("category", "", categories), ("document", "", schema.documents.mapValues(\.label)),
        ("scheme", "", schema.schemes.mapValues(\.label)), ("market", "", schema.markets.markets.mapValues(\.label)),
        ("platform", "", schema.platforms.mapValues { $0 }),
      ]
    for list in lists {
      for (name, label) in list.labels {
        guard let gap = gap(label), let place = library.declarations["\(list.kind) \(list.prefix)\(name)"] else {
          continue
        }
        found.append(
          warning("label.missing", "the \(list.kind) `\(list.prefix)\(name)` has no label in \(gap)", place))
      }
    }
    for rule in families { found += conditionLabels(rule) }
    return found
  }

  /// Each rule, of a family the first for all of its rows.
  private var families: [Rule] {
    var seen: Set<String> = []
    return library.rules.filter { seen.insert($0.id).inserted }
  }

  private func conditionLabels(_ rule: Rule) -> [Diagnostic] {
    var found: [Diagnostic] = []
    func visit(_ requirement: Requirement) {
      guard case .group(_, let parts) = requirement else { return }
      for part in parts {
        if let gap = gap(part.label) {
          found.append(
            warning("label.missing", "the condition `\(part.name)` has no label in \(gap)", rule.declaration))
        }
        visit(part.body)
      }
    }
    visit(rule.requirement)
    if let gap = gap(rule.title) {
      found.append(warning("label.missing", "the rule has no title in \(gap)", rule.declaration))
    }
    return found
  }

  /// The languages that a label lacks; nil where it has them all.
  private func gap(_ label: Label?) -> String? {
    guard let label, !label.english.isEmpty else { return "English, Chinese" }
    return label.others.keys.contains { $0 == "zh" || $0.hasPrefix("zh-") } ? nil : "Chinese"
  }

  private func warning(_ id: String, _ message: String, _ place: Diagnostic.Label) -> Diagnostic {
    Diagnostic(id, message, at: place, severity: .warning)
  }

  // MARK: Rules

  /// Rules that bind nowhere, or whose conditions contradict each other.
  var unmatchable: [Diagnostic] {
    let meeting = ScopeMeeting(markets: library.schema.markets)
    let contradictions = Contradictions(schema: library.schema)
    return library.rules.compactMap { rule in
      if rule.scope.periods.isEmpty {
        return warning("rule.never", "the rule binds on no day", rule.declaration)
      }
      if !meeting.meet(rule.scope, rule.scope) {
        return warning("rule.never", "the rule binds in no market on its days", rule.declaration)
      }
      if let term = contradictions.clash(in: rule.concerns) {
        return warning(
          "rule.never", "the rule can never match: its conditions on \(Self.written(term)) exclude each other",
          rule.declaration)
      }
      if let term = contradictions.clash(in: rule.concerns + rule.exemptions.map { .not($0.condition) }) {
        return warning(
          "rule.never",
          "the rule can never match: its `unless` takes away all that its `when` asks of \(Self.written(term))",
          rule.declaration)
      }
      return nil
    }
  }

  static func written(_ term: Term) -> String {
    switch term {
    case .attribute(let name), .variable(let name): "`\(name)`"
    case .field(let base, let field): "\(written(base).dropLast()).\(field)`"
    case .market: "`market`"
    case .platform: "`platform`"
    default: "a value"
    }
  }

  /// Requirements that compare what may be none.
  var nones: [Diagnostic] {
    families.flatMap { rule in
      NoneLint(schema: library.schema, rule: rule).attributes.map { name in
        Diagnostic(
          "rule.none", "`\(name)` may be none, and then no comparison holds: whoever has none violates this rule",
          at: rule.declaration, severity: .warning,
          help: "add `unless \(name) is none`, or ask `\(name) is present and …` where there must be one")
      }
    }
  }

  /// Rules that ask the same of the same goods in the same places on the same days.
  var duplicates: [Diagnostic] {
    var first: [String: Rule] = [:]
    var found: [Diagnostic] = []
    for rule in library.rules where rule.kind != .notice {
      let exemptions = rule.exemptions.map(\.condition)
      let meaning =
        "\(rule.kind) \(rule.scope) \(rule.lets) \(rule.concerns) \(exemptions) \(rule.requirement) \(rule.isForbidding)"
      if let other = first[meaning], other.id != rule.id {
        found.append(
          Diagnostic(
            "rule.same", "`\(rule.id)` asks the same as `\(other.id)`, of the same goods, places and days",
            at: rule.declaration, severity: .warning, secondary: [other.declaration]))
      } else {
        first[meaning] = rule
      }
    }
    return found
  }

  // MARK: Wording

  /// Terms of one list and language that fold to the same word.
  var wording: [Diagnostic] {
    library.terms.sorted { $0.key < $1.key }.flatMap { name, list in
      list.entries.sorted { $0.key < $1.key }.compactMap { language, entries -> Diagnostic? in
        let same = Dictionary(grouping: entries, by: foldedCase).values.first { $0.count > 1 }
        guard let same, let place = library.declarations["terms \(name)"] else { return nil }
        let words = same.map { "“\($0)”" }.joined(separator: ", ")
        return warning("terms.same", "\(words) are the same word to the search (\(language))", place)
      }
    }
  }
}
