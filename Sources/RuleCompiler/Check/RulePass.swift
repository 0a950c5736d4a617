import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

/// Checks the rules of all files, then what speaks of rules: exceptions, replacements, derivations.
struct RulePass {
  let declarations: Declarations
  private(set) var rules: [Rule] = []
  private(set) var examples: [RuleExample] = []
  private(set) var derivations: [Derivation] = []
  private(set) var log = DiagnosticLog()
  /// Where each rule and exception was declared first, by id.
  private var names: [String: Diagnostic.Label] = [:]
  /// What two ways lead to is told once.
  private var told: Set<String> = []
  /// The ids of all rules, also of those with mistakes.
  var ids: [String] { names.keys.sorted() }

  init(declarations: Declarations) {
    self.declarations = declarations
  }

  mutating func collect(_ tree: SyntaxTree) {
    let package = Declarations.package(of: tree)
    for node in tree.root.nodes(.rule) {
      checkName(of: node, tree.file, package)
      guard let family = node.first(.family) else {
        add(RuleBuilder(node: node, file: tree.file, package: package, declarations))
        continue
      }
      let checker = ExpressionChecker(declarations: declarations, file: tree.file, package: package)
      let instances = FamilyExpander(declarations: declarations, checker: checker).instances(of: family) ?? []
      log.diagnostics += checker.log.diagnostics
      for (index, instance) in instances.enumerated() {
        let builder = RuleBuilder(
          node: node, file: tree.file, package: package, declarations, instance: instance)
        // One mistake of a family is told once, not once for each row; so are its examples.
        if !add(builder, withExamples: index == 0) { break }
      }
    }
  }

  @discardableResult
  private mutating func add(_ builder: RuleBuilder, withExamples: Bool = true) -> Bool {
    let built = builder.build()
    if withExamples || built == nil { log.diagnostics += Self.told(of: builder) }
    guard let (rule, itsExamples) = built else { return false }
    rules.append(rule)
    if withExamples { examples += itsExamples }
    return true
  }

  /// What a rule lacks is told only where the parser could read all of its parts.
  private static func told(of builder: RuleBuilder) -> [Diagnostic] {
    if builder.node.has("{"), builder.node.first(.unexpected) == nil { return builder.log.diagnostics }
    return builder.log.diagnostics.filter { !absences.contains($0.id) }
  }

  private static let absences: Set<String> = [
    "message.language", "resolve.part", "rule.basis", "rule.classification", "rule.examples", "rule.requirement",
  ]

  /// A rule has a name of its own, whether or not it has other mistakes.
  private mutating func checkName(of node: SyntaxNode, _ file: SourceFile, _ package: String) {
    let isLong = ["seller", "catalog"].contains(node.tokens.first?.text ?? "")
    guard let token = node.token(.name, after: isLong ? 2 : 1) else { return }
    let id = "\(package).\(token.text)"
    let place = Diagnostic.Label(file: file.path, range: token.range, text: "declared here first")
    if let earlier = names.updateValue(names[id] ?? place, forKey: id) {
      log.error(
        "resolve.duplicate", "the rule `\(id)` is declared twice", at: token, in: file, secondary: [earlier])
    }
  }

  /// What can be checked only when all rules are known.
  mutating func finish(_ trees: [SyntaxTree]) {
    for tree in trees {
      let package = Declarations.package(of: tree)
      for node in tree.root.nodes where node.kind == .exception || node.kind == .derive {
        let checker = ExpressionChecker(declarations: declarations, file: tree.file, package: package)
        let builder = ExceptionBuilder(file: tree.file, checker: checker)
        if node.kind == .derive {
          if let derivation = builder.derivation(node) { derivations.append(derivation) }
        } else if let result = builder.build(node, rules: rules, ids: ids) {
          checkUse(of: result, node, tree.file)
          attach(result)
        }
        log.diagnostics += checker.log.diagnostics
      }
    }
    for rule in rules { replace(by: rule) }
    for (name, definition) in declarations.definitions.sorted(by: { $0.key < $1.key }) { check(definition, name) }
  }

  /// Checks a definition by itself, also where no rule uses it.
  private mutating func check(_ definition: Declarations.Definition, _ name: String) {
    let checker = ExpressionChecker(
      declarations: declarations, file: definition.file, package: definition.package)
    checker.expanding = [name]
    for parameter in definition.parameters {
      checker.variables[parameter.name] = .init(term: .variable(parameter.name), type: parameter.type)
    }
    let typed = checker.check(definition.body, expecting: definition.type)
    if let wanted = definition.type, typed.type != .error, !checker.fits(typed.type, wanted) {
      checker.mistake(
        "type.mismatch", "`\(Declarations.lastName(name))` is \(wanted.described), and this is \(typed.type.described)",
        at: definition.body)
    }
    log.diagnostics += checker.log.diagnostics
  }

  /// An exception that takes nothing away from any of its rules is a mistake in one of them.
  private mutating func checkUse(of result: ExceptionBuilder.Result, _ node: SyntaxNode, _ file: SourceFile) {
    let targets = rules.filter { result.targets.contains($0.id) }
    guard !targets.isEmpty, let token = node.token(.name, after: 1) else { return }
    let meeting = ScopeMeeting(markets: declarations.schema.markets)
    let contradictions = Contradictions(schema: declarations.schema)
    let met = targets.filter { meeting.meet($0.scope, result.exception.scope) }
    let isUsed = met.contains { contradictions.clash(in: $0.concerns + [result.exception.condition]) == nil }
    guard !isUsed else { return }
    let reason =
      met.isEmpty
      ? "it and the rule never hold in one market on one day"
      : "its `when` and the `when` of the rule exclude each other"
    let place = Diagnostic.Label(
      file: targets[0].declaration.file, range: targets[0].declaration.range, text: "the rule")
    log.add(
      Diagnostic(
        "rule.exception_never", "the exception never takes anything away: \(reason)",
        at: .init(file: file.path, range: token.range), severity: .warning, secondary: [place]))
  }

  private mutating func attach(_ result: ExceptionBuilder.Result) {
    for index in rules.indices where result.targets.contains(rules[index].id) {
      rules[index].exceptions.append(result.exception)
    }
    examples += result.examples
  }

  /// There and then the replaced rules rest, whatever the replacing one's `when` says.
  private mutating func replace(by rule: Rule) {
    for id in rule.replaces {
      var found = false
      for index in rules.indices where rules[index].id == id {
        found = true
        let meeting = ScopeMeeting(markets: declarations.schema.markets)
        let rival = rules.first {
          $0.id < rule.id && $0.replaces.contains(id) && meeting.meet($0.scope, rule.scope)
        }
        if let rival, told.insert("\(rule.id) \(id)").inserted {
          let place = Diagnostic.Label(
            file: rival.declaration.file, range: rival.declaration.range, text: "this rule replaces it, too")
          log.add(
            Diagnostic(
              "rule.replaced_twice", "`\(rule.id)` and `\(rival.id)` both replace `\(id)` in one market on one day",
              at: rule.declaration, secondary: [place],
              help: "part them by `in`, `on` or `applies`, or let one replace the other"))
        }
        rules[index].replacedIn.append(rule.scope)
      }
      if !found, names[id] == nil {
        log.add(
          Diagnostic(
            "resolve.rule", "there is no rule `\(id)` to replace", at: rule.declaration,
            suggestions: nearestNames(to: id, among: ids)))
      }
    }
  }
}
