import Catalog
import Diagnostics
import Evaluation
import RuleSyntax

/// Checks `exception` and `derive` declarations, which speak of rules and attributes declared elsewhere.
struct ExceptionBuilder {
  let file: SourceFile
  let checker: ExpressionChecker

  /// An exception with the rules that it takes away from, and its examples.
  struct Result {
    let exception: RuleException
    let targets: [String]
    let examples: [RuleExample]
  }

  /// The exception of a node, given the ids of all rules.
  ///
  /// - Parameter ids: the ids of all rules, also of those with mistakes, which `rules` lacks.
  func build(_ node: SyntaxNode, rules: [Rule], ids: [String]) -> Result? {
    guard let token = node.token(.name, after: 1) else { return nil }
    let name = token.text
    let head = HeadReader(checker: checker, instance: nil)
    let basis = node.nodes(.basis).flatMap(head.citations)
    if node.nodes(.basis).isEmpty {
      checker.log.error(
        "rule.basis", "the exception names no source, and without one nothing compiles", at: token, in: file)
    }
    let targets = node.first(.targets).map { self.targets($0, rules, ids) } ?? []
    let exception = RuleException(
      id: "\(checker.package).\(name)", title: node.first(.label).map(Declarations.label(from:)) ?? Label(name),
      scope: head.scope(node, basis), basis: basis,
      condition: .and(node.nodes(.whenClause).map { checker.condition($0.nodes.first) }))
    let known: Set<SyntaxNode.Kind> = [
      .targets, .label, .scopeIn, .scopeExcept, .scopeOn, .applies, .basis, .whenClause, .example, .unexpected,
    ]
    for clause in node.nodes where !known.contains(clause.kind) {
      checker.mistake("parse.unknown_part", "an exception has no part `\(clause.tokens.first?.text ?? "")`", at: clause)
    }
    var examples: [RuleExample] = []
    var shown: Set<String> = []
    for rule in rules where targets.contains(rule.id) && shown.insert(rule.id).inserted {
      let builder = ExampleBuilder(
        rule: rule, checker: checker, partNames: Set(RuleBuilder.names(of: rule.requirement)))
      examples += node.nodes(.example).compactMap(builder.build).map { example in
        // What an example leaves out is the first day on which the exception holds, not the rule.
        var example = example
        example.day = example.day ?? exception.scope.periods.compactMap(\.days.from).min()
        return example
      }
    }
    return Result(exception: exception, targets: targets, examples: examples)
  }

  /// The rules that `to a.b.rule, package.*` names.
  private func targets(_ node: SyntaxNode, _ rules: [Rule], _ ids: [String]) -> [String] {
    var found: [String] = []
    var isPackage = false
    for child in node.children.reversed() {
      switch child {
      case .token(let token): if token.text == ".*" { isPackage = true }
      case .node(let path):
        let name = path.pathText
        let meant = rules.map(\.id).filter { isPackage ? $0.hasPrefix(name + ".") : $0 == name }
        if !ids.contains(where: { isPackage ? $0.hasPrefix(name + ".") : $0 == name }) {
          let packages = ids.map { $0.split(separator: ".").dropLast().joined(separator: ".") }
          checker.mistake(
            "resolve.rule", "there is no rule `\(name)\(isPackage ? ".*" : "")`", at: path,
            suggestions: isPackage
              ? nearestNames(to: name, among: packages).map { "\($0).*" } : nearestNames(to: name, among: ids))
        }
        found += meant
        isPackage = false
      }
    }
    return found
  }

  /// `derive category = toy when …`
  func derivation(_ node: SyntaxNode) -> Derivation? {
    let nodes = node.nodes
    guard nodes.count == 3 else { return nil }
    guard let attribute = checker.schema.attributes[nodes[0].pathText] else {
      checker.mistake(
        "resolve.name", "there is no attribute `\(nodes[0].pathText)`", at: nodes[0],
        suggestions: nearestNames(to: nodes[0].pathText, among: checker.schema.attributes.keys))
      return nil
    }
    let value = checker.check(nodes[1], expecting: attribute.type)
    if value.type != .error, !checker.fits(value.type, attribute.type) {
      checker.mistake(
        "type.mismatch", "`\(attribute.name)` is \(attribute.type.described), and this is \(value.type.described)",
        at: nodes[1])
    }
    return Derivation(attribute: attribute.name, value: value.term, condition: checker.condition(nodes[2]))
  }
}
