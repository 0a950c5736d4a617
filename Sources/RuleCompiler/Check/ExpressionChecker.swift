import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Text
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
  /// Whether a constant is read, as in a table's cell or a fact: there a name is a code and nothing else.
  var isConstant = false
  /// Whether what is read is a side of a comparison, where `today` may stand.
  var mayReadToday = false
  /// The names that a `let` further down will give.
  var laterLets: Set<String> = []

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
      mistake(
        "type.condition", "a condition is expected, and this is \(type.described)", at: node,
        help: node.kind == .literal ? "repeat what it is compared with, or write a list: `… in [a, b]`" : nil)
      return .constant(false)
    }
  }

  /// An expression, with the type that its surroundings ask for where they ask for one.
  func check(_ node: SyntaxNode, expecting expected: ValueType? = nil) -> Typed {
    let outer = mayReadToday
    defer { mayReadToday = outer }
    if ![.sum, .path, .parentheses].contains(node.kind) { mayReadToday = false }
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
    if isConstant, parts.count == 1, let expected, isCode(first, of: expected) {
      return code(first, of: expected, at: node)
    }
    if let binding = variables[first] {
      if isAmbiguous(parts, expected, "a name of the rule", node) { return Self.failure }
      return bound(binding, Array(parts.dropFirst()), node)
    }
    switch (parts.count, first) {
    case (1, "today"): return today(node)
    case (1, "market"): return .term(.market, .market)
    case (1, "platform"): return .term(.platform, .platform)
    case (2..., "phrase"), (2..., "terms"): return wording(first, parts.dropFirst().joined(separator: "."), node)
    default: break
    }
    for length in stride(from: parts.count, to: 0, by: -1) {
      let name = parts.prefix(length).joined(separator: ".")
      if let attribute = schema.attributes[name] {
        if isAmbiguous(parts, expected, "an attribute", node) { return Self.failure }
        return fields(Array(parts.dropFirst(length)), of: (.attribute(name), attribute.type), node)
      }
    }
    if let name = declarations.resolve(node.pathText, in: declarations.definitions, from: package) {
      if isAmbiguous(parts, expected, "a definition", node) { return Self.failure }
      return expand(name, [], node)
    }
    if parts.count == 2, schema.codeLists[first] != nil {
      return code(parts[1], of: first == Schema.categoryList ? .category : .code(first), at: node)
    }
    if parts.count == 1, let expected, isCodeType(expected) { return code(first, of: expected, at: node) }
    unknownName(parts.joined(separator: "."), expecting: expected, at: node)
    return Self.failure
  }

  /// A name that is also a code of the list that is meant: nobody can tell which.
  private func isAmbiguous(_ parts: [String], _ expected: ValueType?, _ what: String, _ node: SyntaxNode) -> Bool {
    guard parts.count == 1, let expected, schema.codeList(of: expected) != nil, isCode(parts[0], of: expected) else {
      return false
    }
    mistake(
      "resolve.ambiguous", "`\(parts[0])` is \(what) and a code of \(expected.name)", at: node,
      help: "write `\(expected.name).\(parts[0])` for the code")
    return true
  }

  /// The day asked about stands beside a date only: then the days on which a verdict changes can be computed.
  private func today(_ node: SyntaxNode) -> Typed {
    if !mayReadToday {
      mistake(
        "type.today", "`today` stands only in a comparison with a date", at: node,
        help: "compare it with `<`, `<=`, `>`, `>=` or `is`, perhaps with a duration added: `expiry <= today + 30 days`"
      )
      return Self.failure
    }
    return .term(.today, .date)
  }

  private func bound(_ binding: Binding, _ fields: [String], _ node: SyntaxNode) -> Typed {
    guard !binding.columns.isEmpty else { return self.fields(fields, of: (binding.term, binding.type), node) }
    guard let column = fields.first else {
      mistake(
        "resolve.column", "`\(node.pathText)` is a whole row", at: node,
        help: "name a column of it, such as `\(node.pathText).\(binding.columns.keys.min() ?? "")`")
      return Self.failure
    }
    guard let (value, type) = binding.columns[column] else {
      mistake(
        "resolve.column", "the row has no column `\(column)`", at: node,
        suggestions: nearestNames(to: column, among: binding.columns.keys))
      return Self.failure
    }
    return .term(.constant(value), type)
  }

  private func unknownName(_ name: String, expecting expected: ValueType?, at node: SyntaxNode) {
    if laterLets.contains(name) {
      return mistake(
        "resolve.name", "`\(name)` is named further down, and a `let` holds for the lines below it", at: node,
        help: "move `let \(name)` above this line")
    }
    let names =
      Array(schema.attributes.keys) + Array(variables.keys)
      + declarations.shortNames(of: declarations.definitions, from: package)
    mistake(
      "resolve.name", "there is no attribute or name `\(name)`", at: node, help: help(forUnknown: name),
      suggestions: nearestNames(to: name, among: names))
  }

  /// What is meant by words that other languages have, or by a code that stands alone (`x is a or b`).
  private func help(forUnknown name: String) -> String? {
    if ["empty", "null", "nil", "undefined", "blank", "given", "stated"].contains(name) {
      return "write `is missing` or `is present`; `is none` where the seller says that there is none"
    }
    if ["yes", "no"].contains(name) { return "write `true` or `false`" }
    let list = schema.codeLists.values.filter { $0.entries[name] != nil }.map(\.name).min()
    return list.map { "`\(name)` is a code of \($0); one of several is written `… in [a, b]`" }
  }

  private func wording(_ kind: String, _ name: String, _ node: SyntaxNode) -> Typed {
    let lists = kind == "terms" ? declarations.terms : declarations.phrases
    guard let full = declarations.resolve(name, in: lists, from: package) else {
      mistake(
        "resolve.name", "there is no \(kind == "terms" ? "term list" : "phrase") `\(name)`", at: node,
        suggestions: nearestNames(to: name, among: declarations.shortNames(of: lists, from: package)).map {
          "\(kind).\($0)"
        })
      return Self.failure
    }
    return .term(.constant(.code(full)), kind == "terms" ? .terms : .phrase)
  }

  /// What is wrong with fields of a value, elements of a list taken one by one; nil where they are there.
  func mistake(inFields names: [String], of type: ValueType) -> (message: String, suggestions: [String])? {
    var type = type
    for name in names {
      if case .list(let element) = type { type = element }
      if type == .error { return nil }
      guard case .record(let recordName) = type, let record = schema.records[recordName] else {
        return ("\(type.described) has no parts, so no `\(name)`", [])
      }
      guard let field = record.type(of: name) else {
        return (
          "\(recordName) has no field `\(name)`", nearestNames(to: name, among: record.fields.map(\.name))
        )
      }
      type = field
    }
    return nil
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
    case .language: isLanguage(name)
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
      case .country: Country.codes
      case .market: schema.markets.codes
      case .currency: Currency.codes
      case .platform: Array(schema.platforms.keys)
      case .source: declarations.shortNames(of: declarations.sources, from: package)
      default: schema.codeList(of: type)?.codes ?? []
      }
    // What is written may be a code's label: `usb_c` for 'USB-C', `germany` for DE.
    let isPlace = type == .country || type == .market
    var suggestions = [
      schema.codeList(of: type)?.code(spelt: name),
      isPlace ? schema.markets.code(spelt: name, isCountry: type == .country) : nil,
    ].compactMap(\.self)
    suggestions += nearestNames(to: name, among: known).filter { !suggestions.contains($0) }
    if suggestions.isEmpty, name.count > 3 {
      suggestions = known.filter { $0.hasPrefix(name) || (name.hasPrefix($0) && $0.count > 3) }.sorted()
    }
    mistake(
      "resolve.code", "`\(name)` is no \(Self.noun(type))", at: node, suggestions: Array(suggestions.prefix(3)))
    return Self.failure
  }

  private static func noun(_ type: ValueType) -> String {
    if case .code(let name) = type { return "code of \(name)" }
    return type.name.lowercased()
  }

  /// Whether a tag is that of a language, as `en` and `zh-Hans` are and `english` is not.
  func isLanguage(_ tag: String) -> Bool {
    let base = tag.prefix { $0 != "-" }
    return (2...3).contains(base.count) && base.allSatisfy(\.isLowercase) && isKnownLocale(tag)
  }
}
