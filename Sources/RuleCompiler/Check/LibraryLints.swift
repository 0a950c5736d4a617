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
    return (lints.labels + lints.unmatchable + lints.duplicates + lints.wording).sorted(by: Diagnostic.isOrderedBefore)
  }
}

/// Looks over a compiled library.
private struct LibraryLints {
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
    let lists: [(String, [String: Label?])] =
      schema.codeLists.values.map { ("code of \($0.name)", $0.entries.mapValues(\.label)) } + [
        ("document", schema.documents.mapValues(\.label)), ("scheme", schema.schemes.mapValues(\.label)),
        ("market", schema.markets.markets.mapValues(\.label)), ("platform", schema.platforms.mapValues { $0 }),
      ]
    let place = library.rules.first?.declaration ?? Diagnostic.Label(file: "", range: TextRange(0, 0))
    for (kind, labels) in lists where kind != "code of DocumentKind" && kind != "code of SchemeName" {
      for (name, label) in labels.sorted(by: { $0.key < $1.key }) {
        guard let gap = gap(label) else { continue }
        found.append(
          warning("label.missing", "the \(kind) `\(name)` has no label in \(gap)", library.declarations[name] ?? place))
      }
    }
    for rule in library.rules where rule.row == nil { found += conditionLabels(rule) }
    return found
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

  /// Rules whose conditions contradict each other, as far as codes and bounds of one attribute show it.
  var unmatchable: [Diagnostic] {
    library.rules.compactMap { rule in
      if rule.scope.periods.isEmpty {
        return warning("rule.never", "the rule binds on no day", rule.declaration)
      }
      var constraints: [Term: [Test]] = [:]
      for condition in rule.concerns { collect(condition, into: &constraints) }
      for (term, tests) in constraints.sorted(by: { "\($0.key)" < "\($1.key)" }) where contradict(tests) {
        let name = if case .attribute(let name) = term { name } else { "a value" }
        return warning(
          "rule.never", "the rule can never match: its conditions on `\(name)` exclude each other", rule.declaration)
      }
      return nil
    }
  }

  private func collect(_ condition: Condition, into constraints: inout [Term: [Test]]) {
    switch condition {
    case .and(let parts): for part in parts { collect(part, into: &constraints) }
    case .test(let test):
      if case .compare(_, let left, .constant) = test { constraints[left, default: []].append(test) }
    default: break
    }
  }

  private func contradict(_ tests: [Test]) -> Bool {
    for (index, one) in tests.enumerated() {
      for other in tests.dropFirst(index + 1) where exclude(one, other) || exclude(other, one) { return true }
    }
    return false
  }

  private func exclude(_ one: Test, _ other: Test) -> Bool {
    guard case .compare(let first, _, .constant(let left)) = one,
      case .compare(let second, _, .constant(let right)) = other
    else { return false }
    switch (first, second) {
    case (.equal, .equal):
      if case (.code(let left), .code(let right)) = (left, right) { return !canBeBoth(left, right) }
      return FactValue.order(left, right).map { $0 != .equal } ?? false
    case (.less, .greater), (.less, .greaterOrEqual), (.lessOrEqual, .greater), (.less, .equal), (.equal, .greater):
      return FactValue.order(left, right).map { $0 != .greater } ?? false
    case (.lessOrEqual, .greaterOrEqual), (.lessOrEqual, .equal), (.equal, .greaterOrEqual):
      return FactValue.order(left, right).map { $0 == .less } ?? false
    default: return false
    }
  }

  /// Whether some code is within both groups.
  private func canBeBoth(_ left: String, _ right: String) -> Bool {
    library.schema.codeLists.values.contains { list in
      list.entries.keys.contains { list.isCode($0, within: left) && list.isCode($0, within: right) }
    }
  }

  /// Rules that ask the same of the same goods in the same places on the same days.
  var duplicates: [Diagnostic] {
    var first: [String: Rule] = [:]
    var found: [Diagnostic] = []
    for rule in library.rules where rule.kind != .notice {
      let meaning = "\(rule.kind) \(rule.scope) \(rule.concerns) \(rule.requirement) \(rule.isForbidding)"
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
        guard let same, let place = library.declarations[name] else { return nil }
        let words = same.map { "“\($0)”" }.joined(separator: ", ")
        return warning("terms.same", "\(words) are the same word to the search (\(language))", place)
      }
    }
  }
}
