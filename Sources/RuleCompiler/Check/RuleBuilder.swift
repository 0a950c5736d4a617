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

  init(node: SyntaxNode, file: SourceFile, package: String, _ declarations: Declarations) {
    self.node = node
    self.file = file
    self.package = package
    self.declarations = declarations
    checker = ExpressionChecker(declarations: declarations, file: file)
  }

  var schema: Schema { declarations.schema }

  /// The rule and its examples; `nil` where it has an error, which then stands in ``log``.
  func build() -> (Rule, [RuleExample])? {
    let words = node.tokens.map(\.text)
    guard
      let nameToken = node.tokens.first(where: {
        $0.kind == .name && !["rule", "seller", "catalog", "notice"].contains($0.text)
      })
    else { return nil }
    let place = Diagnostic.Label(file: file.path, range: nameToken.range)
    guard words.first == "rule" || words.first == "seller", node.first(.family) == nil else {
      mistake("resolve.not_yet", "this kind of rule is not compiled by this version", at: node)
      return nil
    }
    let (severity, domain, isPreview) = classification()
    let basis = node.nodes(.basis).flatMap(citations)
    if basis.isEmpty {
      log.add(Diagnostic("rule.basis", "the rule names no source, and without one nothing compiles", at: place))
    }
    let lets = lets()
    let concerns = node.nodes(.whenClause).map { checker.condition($0.nodes.first) }
    let exemptions = node.nodes(.unlessClause).map { clause in
      Exemption(
        condition: checker.condition(clause.nodes.first { $0.kind != .basis }),
        basis: clause.nodes(.basis).flatMap(citations))
    }
    guard let (requirement, isForbidding) = requirement() else {
      log.add(Diagnostic("rule.requirement", "the rule neither requires nor forbids anything", at: place))
      return nil
    }
    let messages = messages(hasLanguages: ["en", "zh"], place: place)
    let names = Set(Self.names(of: requirement))
    let fixes = node.nodes(.fix).compactMap { fix($0, parts: names) }
    checkReading(severity, basis, isPreview: isPreview, place: place)
    let rule = Rule(
      id: "\(package).\(nameToken.text)", kind: words.first == "seller" ? .seller : .listing,
      title: node.first(.label).map(Declarations.label(from:)) ?? Label(nameToken.text), domain: domain,
      severity: severity, isPreview: isPreview,
      binds: node.first(.binds).map { Array($0.tokens.dropFirst().filter { $0.kind == .name }.map(\.text)) } ?? [
        "seller"
      ],
      scope: scope(basis), basis: basis, consequences: texts(.consequence), lets: lets, concerns: concerns,
      exemptions: exemptions, requirement: requirement, isForbidding: isForbidding, messages: messages, fixes: fixes,
      declaration: place)
    let examples = node.nodes(.example).compactMap {
      ExampleBuilder(rule: rule, checker: checker, partNames: names).build($0)
    }
    checkExamples(examples, place: place)
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

  private func citations(_ node: SyntaxNode) -> [Citation] {
    node.nodes(.cite).compactMap { cite in
      guard let path = cite.first(.path) else { return nil }
      guard let source = source(named: path.pathText) else {
        let known = declarations.sources.keys.map { String($0.split(separator: ".").last ?? "") }
        mistake(
          "resolve.source", "there is no source `\(path.pathText)` here", at: path,
          suggestions: nearestNames(to: path.pathText, among: known))
        return nil
      }
      return Citation(source: source, provision: cite.token(.text)?.content ?? "")
    }
  }

  /// A source of this package, of one above it, or by its full path.
  private func source(named name: String) -> Source? {
    if let full = declarations.sources[name] { return full }
    var parts = package.split(separator: ".")
    while !parts.isEmpty {
      if let source = declarations.sources[parts.joined(separator: ".") + "." + name] { return source }
      parts.removeLast()
    }
    return nil
  }

  private func scope(_ basis: [Citation]) -> Scope {
    let markets = codes(.scopeIn, among: schema.markets.isKnown, what: "market", known: schema.markets.codes)
    let except = codes(.scopeExcept, among: schema.markets.isKnown, what: "market", known: schema.markets.codes)
    let platforms = codes(
      .scopeOn, among: { self.schema.platforms[$0] != nil }, what: "platform", known: Array(schema.platforms.keys))
    var periods = node.nodes(.applies).compactMap(period)
    if periods.isEmpty { periods = basis.map { Scope.Period(days: $0.source.inForce) } }
    for line in node.nodes(.applies) { checkLife(of: line, basis) }
    return Scope(markets: markets, except: except, platforms: platforms, periods: periods)
  }

  private func codes(
    _ kind: SyntaxNode.Kind, among isKnown: (String) -> Bool, what: String, known: [String]
  ) -> [String] {
    guard let clause = node.first(kind) else { return [] }
    let paths = clause.nodes(.path)
    if paths.isEmpty {
      return clause.tokens.dropFirst().filter { $0.kind == .name }.map { token in
        if !isKnown(token.text) {
          log.error(
            "resolve.\(what)", "there is no \(what) `\(token.text)`", at: token, in: file,
            suggestions: nearestNames(to: token.text, among: known))
        }
        return token.text
      }
    }
    return paths.map { path in
      if !isKnown(path.pathText) {
        mistake(
          "resolve.\(what)", "there is no \(what) `\(path.pathText)`", at: path,
          suggestions: nearestNames(to: path.pathText, among: known))
      }
      return path.pathText
    }
  }

  private func period(_ node: SyntaxNode) -> Scope.Period? {
    let periods = node.nodes(.period)
    var reader = declarations
    reader.log = DiagnosticLog()
    guard let days = periods.first.map({ reader.days(of: $0, file) }) else { return nil }
    defer { log.diagnostics += reader.log.diagnostics }
    guard let event = node.first(.path)?.pathText, periods.count == 2 else { return Scope.Period(days: days) }
    if schema.attributes[event]?.type != .date {
      mistake("type.event", "`\(event)` is no attribute that holds a date", at: node)
    }
    return Scope.Period(days: days, event: (event, reader.days(of: periods[1], file)))
  }

  /// A rule that begins to apply when none of its sources is in force is a mistake in one of the two.
  private func checkLife(of line: SyntaxNode, _ basis: [Citation]) {
    guard let days = period(line)?.days, !basis.isEmpty else { return }
    if !basis.contains(where: { $0.source.inForce.overlaps(days) }) {
      mistake("date.outside_source", "the rule applies only on days when none of its sources is in force", at: line)
    }
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
      checker.variables[name] = typed.type
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

  private func checkExamples(_ examples: [RuleExample], place: Diagnostic.Label) {
    let shown = Set(examples.map(\.verdict))
    let missing = [Verdict.satisfied, .violated, .notApplicable].filter { !shown.contains($0) }
    if !missing.isEmpty {
      log.add(
        Diagnostic(
          "rule.examples", "no example shows \(missing.map { "`\($0.rawValue)`" }.joined(separator: ", "))",
          at: place, severity: .warning))
    }
  }
}
