import Catalog
import Diagnostics
import Evaluation
import RuleSyntax

/// Builds the typed rule of one `rule` node, and its examples.
final class RuleBuilder {
  let node: SyntaxNode
  let file: SourceFile
  let package: String
  let declarations: Declarations
  let checker: ExpressionChecker
  var log: DiagnosticLog {
    get { checker.log }
    set { checker.log = newValue }
  }
  /// The types of the `let` names, for messages.
  private(set) var letTypes: [String: ValueType] = [:]

  /// The row of the family that is built, where the rule is one.
  let instance: FamilyExpander.Instance?

  init(
    node: SyntaxNode, file: SourceFile, package: String, _ declarations: Declarations,
    instance: FamilyExpander.Instance? = nil
  ) {
    self.node = node
    self.file = file
    self.package = package
    self.declarations = declarations
    self.instance = instance
    checker = ExpressionChecker(declarations: declarations, file: file, package: package)
    if let instance { checker.variables[instance.name] = instance.binding }
  }

  private var head: HeadReader { HeadReader(checker: checker, instance: instance) }

  var schema: Schema { declarations.schema }

  /// The rule and its examples; `nil` where it has an error, which then stands in ``log``.
  func build() -> (Rule, [RuleExample])? {
    let words = node.tokens.map(\.text)
    let keywords = ["seller", "catalog"].contains(words.first ?? "") ? 2 : 1
    guard let nameToken = node.token(.name, after: keywords) else { return nil }
    let place = Diagnostic.Label(file: file.path, range: nameToken.range)
    let kinds: [String: Rule.Kind] = ["rule": .listing, "seller": .seller, "catalog": .catalog, "notice": .notice]
    let kind = kinds[words.first ?? ""] ?? .listing
    checker.kind = kind
    let (severity, domain, isPreview) = classification()
    let basis = node.nodes(.basis).flatMap(head.citations)
    if basis.isEmpty {
      log.add(Diagnostic("rule.basis", "the rule names no source, and without one nothing compiles", at: place))
    }
    let lets = lets()
    let concerns = node.nodes(.whenClause).map { checker.condition($0.nodes.first) }
    let exemptions = node.nodes(.unlessClause).map { clause in
      Exemption(
        condition: checker.condition(clause.nodes.first { $0.kind != .basis }),
        basis: clause.nodes(.basis).flatMap(head.citations))
    }
    guard
      let (requirement, isForbidding) = requirement() ?? (kind == .notice ? (.condition(.constant(true)), false) : nil)
    else {
      log.add(Diagnostic("rule.requirement", "the rule neither requires nor forbids anything", at: place))
      return nil
    }
    let messages = messages(hasLanguages: ["en", "zh"], place: place)
    let names = Set(Self.names(of: requirement))
    let fixes = node.nodes(.fix).compactMap { fix($0, parts: names) }
    checkReading(severity, basis, isPreview: isPreview, place: place)
    var rule = Rule(
      id: "\(package).\(nameToken.text)", kind: kind,
      title: title(node.first(.label).map(Declarations.label(from:)) ?? Label(nameToken.text)), domain: domain,
      severity: severity, isPreview: isPreview,
      binds: node.first(.binds).map { Array($0.tokens.dropFirst().filter { $0.kind == .name }.map(\.text)) } ?? [
        "seller"
      ],
      scope: head.scope(node, basis), basis: basis, consequences: texts(.consequence), lets: lets, concerns: concerns,
      exemptions: exemptions, requirement: requirement, isForbidding: isForbidding, messages: messages, fixes: fixes,
      declaration: place)
    rule.row = instance?.row
    rule.bindings = bindings
    rule.formerIDs = node.first(.was)?.nodes(.path).map(\.pathText) ?? []
    rule.replaces = node.first(.replaces)?.nodes(.path).map(\.pathText) ?? []
    rule.penalty = node.first(.penalty)?.token(.number)?.text
    rule.effort = node.first(.effort).map { $0.nodes.map(\.fullText).joined(separator: " ") }
    let examples = node.nodes(.example).compactMap {
      ExampleBuilder(rule: rule, checker: checker, partNames: names).build($0)
    }
    checkExamples(examples, kind: kind, place: place)
    return log.diagnostics.contains { $0.severity == .error } ? nil : (rule, examples)
  }

  func mistake(_ id: String, _ message: String, at node: SyntaxNode, help: String? = nil, suggestions: [String] = []) {
    log.error(id, message, at: node, in: file, help: help, suggestions: suggestions)
  }

  // MARK: Head

  private func classification() -> (Rule.Severity, domain: String, isPreview: Bool) {
    guard let head = node.first(.classification) else {
      mistake("rule.classification", "the rule does not say its domain and severity", at: node)
      return (.info, "", false)
    }
    let words = head.tokens.map(\.text)
    guard words.count >= 2, let severity = Rule.Severity(rawValue: words[1]) else {
      mistake(
        "rule.severity", "a severity is `error`, `warning` or `info`", at: head,
        suggestions: nearestNames(to: words.dropFirst().first ?? "", among: Rule.Severity.allCases.map(\.rawValue)))
      return (.info, words.first ?? "", false)
    }
    return (severity, words[0], words.contains("preview"))
  }

  /// The values that the family's row gives to names in messages.
  private var bindings: [String: FactValue] {
    guard let instance else { return [:] }
    if case .constant(let value) = instance.binding.term { return [instance.name: value] }
    return Dictionary(
      uniqueKeysWithValues: instance.binding.columns.map { ("\(instance.name).\($0.key)", $0.value.value) })
  }

  /// A title with the row's values in the place of `{r.column}`.
  private func title(_ label: Label) -> Label {
    func filled(_ text: String) -> String {
      bindings.reduce(text) { text, binding in
        guard text.contains("{\(binding.key)}") else { return text }
        return text.split(separator: "{\(binding.key)}", omittingEmptySubsequences: false)
          .joined(separator: "\(binding.value)")
      }
    }
    return Label(
      filled(label.english), others: Dictionary(uniqueKeysWithValues: label.others.map { ($0, filled($1)) }))
  }

  /// An `error` rests on a law that was read.
  private func checkReading(
    _ severity: Rule.Severity, _ basis: [Citation], isPreview: Bool, place: Diagnostic.Label
  ) {
    guard severity == .error, !basis.isEmpty else { return }
    if !basis.contains(where: { $0.source.reading?.supportsErrors ?? false }) {
      let words = basis.compactMap { $0.source.reading?.rawValue }.joined(separator: ", ")
      log.add(
        Diagnostic(
          "rule.reading", "an `error` rests on a source that was checked only by \(words)", at: place,
          severity: .warning, help: "make it a `warning`, or read the provision and say `by text`"))
    }
  }

  // MARK: Conditions

  private func lets() -> [Let] {
    node.nodes(.letClause).compactMap { clause in
      guard let name = clause.tokens.dropFirst().first(where: { $0.kind == .name })?.text,
        let value = clause.nodes.first
      else { return nil }
      if schema.attributes[name] != nil || checker.variables[name] != nil {
        mistake("resolve.shadow", "`\(name)` already means something here", at: clause)
      }
      let typed = checker.check(value)
      checker.variables[name] = .init(term: .variable(name), type: typed.type)
      letTypes[name] = typed.type
      return Let(name: name, term: typed.term, type: typed.type)
    }
  }

  private func requirement() -> (Requirement, isForbidding: Bool)? {
    for (kind, forbids) in [(SyntaxNode.Kind.require, false), (.forbid, true)] {
      if let clause = node.first(kind), let body = clause.nodes.first { return (requirement(body), forbids) }
    }
    return nil
  }

  private func requirement(_ node: SyntaxNode) -> Requirement {
    guard node.kind == .group else { return .condition(checker.condition(node)) }
    var names: Set<String> = []
    let parts = node.nodes(.requirement).compactMap { part -> NamedRequirement? in
      guard let name = part.token(.name)?.text else { return nil }
      if !names.insert(name).inserted {
        mistake("resolve.duplicate", "two conditions of this group are called `\(name)`", at: part)
      }
      let body = part.nodes.first { ![.label, .whenClause, .unlessClause].contains($0.kind) }
      return NamedRequirement(
        name: name, label: part.first(.label).map(Declarations.label(from:)),
        body: body.map(requirement) ?? .condition(.constant(false)),
        when: part.first(.whenClause).map { checker.condition($0.nodes.first) },
        unless: part.first(.unlessClause).map { checker.condition($0.nodes.first) })
    }
    return .group(any: node.has("any"), parts)
  }

  static func names(of requirement: Requirement) -> [String] {
    guard case .group(_, let parts) = requirement else { return [] }
    return parts.flatMap { [$0.name] + names(of: $0.body) }
  }

  func texts(_ kind: SyntaxNode.Kind) -> [String: String] {
    var texts: [String: String] = [:]
    for clause in node.nodes(kind) {
      let tokens = clause.tokens
      guard tokens.count >= 3 else { continue }
      texts[tokens[1].text] = tokens[2].content
    }
    return texts
  }

  private func checkExamples(_ examples: [RuleExample], kind: Rule.Kind, place: Diagnostic.Label) {
    let shown = Set(examples.map(\.verdict))
    let wanted: [Verdict] = kind == .notice ? [.satisfied, .notApplicable] : [.satisfied, .violated, .notApplicable]
    let missing = wanted.filter { !shown.contains($0) }
    if !missing.isEmpty {
      log.add(
        Diagnostic(
          "rule.examples", "no example shows \(missing.map { "`\($0.rawValue)`" }.joined(separator: ", "))",
          at: place, severity: .warning))
    }
  }
}
