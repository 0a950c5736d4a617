import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

/// Resolves and type-checks expressions: syntax in, terms and conditions out.
///
/// A name is looked up as a variable, a `let`, an attribute, and, where the other side asks for a code, a code. One
/// mistake gives one diagnostic: what hangs on it gets the type ``ValueType/error``.
final class ExpressionChecker {
  let declarations: Declarations
  let file: SourceFile
  var log = DiagnosticLog()
  /// The package of the file: names of packages above it are seen.
  let package: String
  /// What `let` names, elements, parameters and a family's row stand for.
  var variables: [String: Binding] = [:]
  /// How many quantifiers are open: elements are numbered by it, so that a definition's element never means another's.
  var quantifierDepth = 0
  /// The kind of rule that is checked: only some look at several listings.
  var kind: Rule.Kind?
  /// The definitions that are being expanded.
  var expanding: [String] = []

  /// A name of the rule: its term and type, or the columns of a family's row.
  struct Binding {
    let term: Term
    let type: ValueType
    /// Values of the row's columns, with their types, where the name is a row.
    var columns: [String: (value: FactValue, type: ValueType)] = [:]
  }

  init(declarations: Declarations, file: SourceFile, package: String) {
    self.declarations = declarations
    self.file = file
    self.package = package
  }

  var schema: Schema { declarations.schema }

  /// What an expression turned out to be.
  enum Typed {
    case term(Term, ValueType)
    case condition(Condition)

    var type: ValueType {
      switch self {
      case .term(_, let type): type
      case .condition: .boolean
      }
    }

    var term: Term {
      switch self {
      case .term(let term, _): term
      case .condition(let condition): .truth(condition)
      }
    }
  }

  static let failure = Typed.term(.none, .error)

  /// An expression that must be a condition.
  func condition(_ node: SyntaxNode?) -> Condition {
    guard let node else { return .constant(false) }
    switch check(node) {
    case .condition(let condition): return condition
    case .term(let term, .boolean): return .test(.holdsTrue(term))
    case .term(_, .error): return .constant(false)
    case .term(_, let type):
      mistake("type.condition", "a condition is expected, and this is \(type.described)", at: node)
      return .constant(false)
    }
  }

  /// An expression, with the type that its surroundings ask for where they ask for one.
  func check(_ node: SyntaxNode, expecting expected: ValueType? = nil) -> Typed {
    switch node.kind {
    case .parentheses: return node.nodes.first.map { check($0, expecting: expected) } ?? Self.failure
    case .and: return .condition(.and(node.nodes.map(condition)))
    case .or: return .condition(.or(node.nodes.map(condition)))
    case .not: return .condition(.not(condition(node.nodes.first)))
    case .relation: return relation(node)
    case .quantifier: return quantifier(node)
    case .holds, .registered: return evidence(node)
    case .sum, .product: return arithmetic(node, expecting: expected)
    case .literal: return literal(node, expecting: expected)
    case .path: return path(node, expecting: expected)
    case .call: return call(node)
    case .lookup: return lookup(node)
    case .listExpression: return list(node, expecting: expected)
    case .counting: return aggregate(node)
    case .aggregate: return node.has("descending") ? descending(node) : aggregate(node)
    case .unique:
      if kind != .catalog {
        mistake("rule.kind", "`unique` compares listings, which only a `catalog rule` does", at: node)
      }
      return .condition(.test(.unique(node.nodes.map { check($0).term })))
    // The parser has told what is wrong with it.
    case .unexpected: return Self.failure
    default:
      mistake("parse.expected", "a value or a condition is expected here", at: node)
      return Self.failure
    }
  }

  func mistake(
    _ id: String, _ message: String, at node: SyntaxNode, help: String? = nil, suggestions: [String] = [],
    label: String = "", secondary: [Diagnostic.Label] = []
  ) {
    log.error(
      id, message, at: node, in: file, help: help, suggestions: suggestions, label: label, secondary: secondary)
  }

  // MARK: Names

  private func path(_ node: SyntaxNode, expecting expected: ValueType?) -> Typed {
    let parts = node.pathParts
    guard let first = parts.first else { return Self.failure }
    if let binding = variables[first] { return bound(binding, Array(parts.dropFirst()), node) }
    switch (parts.count, first) {
    case (1, "today"): return .term(.today, .date)
    case (1, "market"): return .term(.market, .market)
    case (1, "platform"): return .term(.platform, .platform)
    case (2..., "phrase"), (2..., "terms"): return wording(first, parts.dropFirst().joined(separator: "."), node)
    default: break
    }
    for length in stride(from: parts.count, to: 0, by: -1) {
      let name = parts.prefix(length).joined(separator: ".")
      if let attribute = schema.attributes[name] {
        if parts.count == 1, let expected, isCode(name, of: expected) {
          mistake(
            "resolve.ambiguous", "`\(name)` is an attribute and a code of \(expected.name)", at: node,
            help: "write \(expected.name).\(name) for the code")
        }
        return fields(Array(parts.dropFirst(length)), of: (.attribute(name), attribute.type), node)
      }
    }
    if let name = declarations.resolve(node.pathText, in: declarations.definitions, from: package) {
      return expand(name, [], node)
    }
    if parts.count == 2, let list = schema.codeLists[first], list.entries[parts[1]] != nil {
      return .term(.constant(.code(parts[1])), first == Schema.categoryList ? .category : .code(first))
    }
    if parts.count == 1, let expected, isCodeType(expected) { return code(first, of: expected, at: node) }
    unknownName(parts.joined(separator: "."), expecting: expected, at: node)
    return Self.failure
  }

  private func bound(_ binding: Binding, _ fields: [String], _ node: SyntaxNode) -> Typed {
    guard !binding.columns.isEmpty else { return self.fields(fields, of: (binding.term, binding.type), node) }
    guard let column = fields.first, let (value, type) = binding.columns[column] else {
      mistake(
        "resolve.column", "the row has no column `\(fields.first ?? "")`", at: node,
        suggestions: nearestNames(to: fields.first ?? "", among: binding.columns.keys))
      return Self.failure
    }
    return .term(.constant(value), type)
  }

  private func unknownName(_ name: String, expecting expected: ValueType?, at node: SyntaxNode) {
    let names = Array(schema.attributes.keys) + Array(variables.keys)
    mistake(
      "resolve.name", "there is no attribute or name `\(name)`", at: node,
      suggestions: nearestNames(to: name, among: names))
  }

  private func wording(_ kind: String, _ name: String, _ node: SyntaxNode) -> Typed {
    let lists = kind == "terms" ? declarations.terms : declarations.phrases
    guard let full = declarations.resolve(name, in: lists, from: package) else {
      mistake(
        "resolve.name", "there is no \(kind == "terms" ? "term list" : "phrase") `\(name)`", at: node,
        suggestions: nearestNames(to: name, among: lists.keys.map(Declarations.lastName)))
      return Self.failure
    }
    return .term(.constant(.code(full)), kind == "terms" ? .terms : .phrase)
  }

  private func fields(_ names: [String], of base: (Term, ValueType), _ node: SyntaxNode) -> Typed {
    var (term, type) = base
    for name in names {
      if type == .error { return Self.failure }
      guard case .record(let recordName) = type, let record = schema.records[recordName] else {
        mistake("type.field", "\(type.described) has no parts, so no `\(name)`", at: node)
        return Self.failure
      }
      guard let field = record.type(of: name) else {
        mistake(
          "resolve.field", "\(recordName) has no field `\(name)`", at: node,
          suggestions: nearestNames(to: name, among: record.fields.map(\.name)))
        return Self.failure
      }
      (term, type) = (.field(term, name), field)
    }
    return .term(term, type)
  }

  // MARK: Codes

  func isCodeType(_ type: ValueType) -> Bool {
    switch type {
    case .code, .category, .country, .market, .currency, .language, .platform, .source: true
    default: false
    }
  }

  func isCode(_ name: String, of type: ValueType) -> Bool {
    switch type {
    case .code, .category: schema.codeList(of: type)?.entries[name] != nil
    case .country, .market: schema.markets.isKnown(name)
    case .currency: Currency(name) != nil
    case .platform: schema.platforms[name] != nil
    case .language: (2...8).contains(name.count)
    case .source: declarations.resolve(name, in: declarations.sources, from: package) != nil
    default: false
    }
  }

  func code(_ name: String, of type: ValueType, at node: SyntaxNode) -> Typed {
    if type == .source, let full = declarations.resolve(name, in: declarations.sources, from: package) {
      return .term(.constant(.code(full)), type)
    }
    if isCode(name, of: type) { return .term(.constant(.code(name)), type) }
    let known: [String] =
      switch type {
      case .country, .market: schema.markets.codes
      case .currency: Currency.codes
      case .platform: Array(schema.platforms.keys)
      default: schema.codeList(of: type)?.codes ?? []
      }
    mistake("resolve.code", "`\(name)` is no \(type.name)", at: node, suggestions: nearestNames(to: name, among: known))
    return Self.failure
  }
}
