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
    let (severity, domain, isPreview) = classification(place)
    let basis = node.nodes(.basis).flatMap(head.citations)
    if node.nodes(.basis).isEmpty {
      log.add(Diagnostic("rule.basis", "the rule names no source, and without one nothing compiles", at: place))
    }
    let (lets, concerns, exemptions, required) = clauses()
    guard let (requirement, isForbidding) = required ?? (kind == .notice ? (.condition(.constant(true)), false) : nil)
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

  private func classification(_ place: Diagnostic.Label) -> (Rule.Severity, domain: String, isPreview: Bool) {
    guard let head = node.first(.classification) else {
      log.add(
        Diagnostic(
          "rule.classification", "the rule does not say its domain and severity", at: place,
          help: "begin it with a line such as `labeling warning`"))
      return (.info, "", false)
    }
    let words = head.tokens.map(\.text)
    guard words.count >= 2, let severity = Rule.Severity(rawValue: words[1]) else {
      if words.count >= 2 {
        log.error(
          "rule.severity", "a severity is `error`, `warning` or `info`", at: head.tokens[1], in: file,
          suggestions: nearestNames(to: words[1], among: Rule.Severity.allCases.map(\.rawValue)))
      }
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
      let readings = Source.Reading.allCases.filter { reading in basis.contains { $0.source.reading == reading } }
      guard !readings.isEmpty else { return }
      let words = readings.map { "`\($0.rawValue)`" }.joined(separator: " and ")
      log.add(
        Diagnostic(
          "rule.reading", "an `error` rests on a law that was checked only by \(words)", at: place,
          severity: .warning, help: "make it a `warning`, or read the provision and say `by text`"))
    }
  }

  // MARK: Conditions

  /// The clauses in the order in which they stand: what a `let` names is known below it.
  private func clauses() -> (
    lets: [Let], concerns: [Condition], exemptions: [Exemption], required: (Requirement, isForbidding: Bool)?
  ) {
    var lets: [Let] = []
    var concerns: [Condition] = []
    var exemptions: [Exemption] = []
    var required: (Requirement, isForbidding: Bool)?
    checker.laterLets = Set(node.nodes(.letClause).compactMap { letName($0)?.text })
    for clause in node.nodes {
      switch clause.kind {
      case .letClause: if let named = namedValue(clause) { lets.append(named) }
      case .whenClause: concerns.append(checker.condition(clause.nodes.first))
      case .unlessClause:
        exemptions.append(
          Exemption(
            condition: checker.condition(clause.nodes.first { $0.kind != .basis }),
            basis: clause.nodes(.basis).flatMap(head.citations)))
      case .require, .forbid:
        // A second one is told by the parser.
        if required == nil, let body = clause.nodes.first { required = (requirement(body), clause.kind == .forbid) }
      default: continue
      }
    }
    return (lets, concerns, exemptions, required)
  }

  private func letName(_ clause: SyntaxNode) -> Token? { clause.tokens.dropFirst().first { $0.kind == .name } }

  private func namedValue(_ clause: SyntaxNode) -> Let? {
    guard let token = letName(clause), let value = clause.nodes.first else { return nil }
    let name = token.text
    checker.checkShadow(token)
    let typed = checker.check(value)
    checker.variables[name] = .init(term: .variable(name), type: typed.type)
    letTypes[name] = typed.type
    checker.laterLets.remove(name)
    return Let(name: name, term: typed.term, type: typed.type)
  }

  private func requirement(_ node: SyntaxNode) -> Requirement {
    guard node.kind == .group else { return .condition(checker.condition(node)) }
    var names: Set<String> = []
    let parts = node.nodes(.requirement).compactMap { part -> NamedRequirement? in
      guard let token = part.token(.name) else { return nil }
      let name = token.text
      if !names.insert(name).inserted {
        log.error("resolve.duplicate", "two conditions of this group are called `\(name)`", at: token, in: file)
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
      let language = tokens[1]
      if texts.updateValue(tokens[2].content, forKey: language.text) != nil {
        log.error(
          "resolve.duplicate", "a second `\(tokens[0].text) \(language.text)`, where a language has one", at: language,
          in: file)
      }
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
