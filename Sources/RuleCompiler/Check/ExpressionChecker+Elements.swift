import Catalog
import Diagnostics
import Evaluation
import RuleSyntax

/// What runs over elements: quantifiers, sums, the seller's listings, documents and registrations.
extension ExpressionChecker {
  /// Binds the element of what a quantifier runs over to its variable while `body` runs.
  private func overElements<Result>(of node: SyntaxNode, _ body: (String, Term, Condition?) -> Result?) -> Result? {
    let names = node.tokens.filter { $0.kind == .name }.map(\.text)
    guard names.count >= 2, let listNode = node.nodes.first else { return nil }
    let whole = check(listNode)
    guard let element = whole.type.element else {
      if whole.type != .error {
        mistake("type.list", "\(whole.type.described) has no elements", at: listNode)
      }
      return nil
    }
    return binding(node.tokens.filter { $0.kind == .name }[1], of: element) { variable in
      body(variable, whole.term, node.first(.filter)?.nodes.first.map(condition))
    }
  }

  /// Binds a name to a numbered element while `body` runs.
  private func binding<Result>(
    _ token: Token, of type: ValueType, _ body: (String) -> Result
  ) -> Result {
    let name = token.text
    checkShadow(token)
    quantifierDepth += 1
    let variable = "\(name)#\(quantifierDepth)"
    let outer = variables.updateValue(Binding(term: .variable(variable), type: type), forKey: name)
    defer {
      quantifierDepth -= 1
      variables[name] = outer
    }
    return body(variable)
  }

  func quantifier(_ node: SyntaxNode) -> Typed {
    if node.has("listing") {
      if kind != .seller {
        mistake("rule.kind", "`listing` asks about the seller's listings, which only a `seller rule` does", at: node)
      }
      let inner = condition(node.nodes.last { $0.kind == .parentheses })
      return .condition(.test(.listings(every: node.has("every"), inner)))
    }
    let test = overElements(of: node) { variable, list, filter in
      Test.quantifier(
        every: node.has("every"), variable: variable, over: list, filter: filter,
        condition(node.nodes.last { $0.kind == .parentheses }))
    }
    return test.map { .condition(.test($0)) } ?? Self.failure
  }

  func aggregate(_ node: SyntaxNode) -> Typed {
    guard let word = node.tokens.first?.text, let kind = Term.Aggregate(rawValue: word) else {
      mistake("parse.expected", "`count`, `sum`, `min` or `max` is expected here", at: node)
      return Self.failure
    }
    if node.has("listing") { return listingCount(node) }
    let typed = overElements(of: node) { variable, list, filter -> Typed in
      guard kind != .count else {
        return .term(.aggregate(kind, variable: variable, over: list, filter: filter, of: nil), .integer)
      }
      guard let last = node.nodes.last else { return Self.failure }
      let element = check(last)
      if !isComputable(kind, element.type) {
        mistake(
          kind == .sum ? "type.arithmetic" : "type.order",
          kind == .sum
            ? "\(element.type.described) has no sum"
            : "\(element.type.described) has no order, so no `\(kind.rawValue)`",
          at: last)
        return Self.failure
      }
      return .term(.aggregate(kind, variable: variable, over: list, filter: filter, of: element.term), element.type)
    }
    return typed ?? Self.failure
  }

  /// `count listing where (…)`
  private func listingCount(_ node: SyntaxNode) -> Typed {
    if self.kind != .seller {
      mistake("rule.kind", "`listing` asks about the seller's listings, which only a `seller rule` does", at: node)
    }
    let filter = node.first(.filter)?.nodes.first.map(condition)
    return .term(.listingCount(filter ?? .constant(true)), .integer)
  }

  /// `descending f in fibres of f.share`
  func descending(_ node: SyntaxNode) -> Typed {
    let test = overElements(of: node) { variable, list, filter -> Test? in
      guard let last = node.nodes.last else { return nil }
      let element = check(last)
      if !element.type.isOrdered {
        mistake("type.order", "\(element.type.described) has no order, so nothing descends", at: last)
      }
      return .descending(variable: variable, over: list, filter: filter, of: element.term)
    }
    return test.map { .condition(.test($0)) } ?? Self.failure
  }

  /// `holds document as d with (…)`, `registered SCHEME as n with (…)`
  func evidence(_ node: SyntaxNode) -> Typed {
    let names = node.tokens.map(\.text)
    guard names.count >= 2 else { return Self.failure }
    let isDocument = node.kind == .holds
    let known: [String] = isDocument ? Array(schema.documents.keys) : Array(schema.schemes.keys)
    guard known.contains(names[1]) else {
      mistake(
        isDocument ? "resolve.document" : "resolve.scheme",
        "there is no \(isDocument ? "document" : "scheme") `\(names[1])`",
        at: SyntaxNode(.path, [.token(node.tokens[1])]),
        suggestions: nearestNames(to: names[1], among: known))
      return Self.failure
    }
    var variable: String?
    var with: Condition?
    if let position = names.firstIndex(of: "as"), position + 1 < names.count {
      let record = ValueType.record(isDocument ? "Document" : "Registration")
      (variable, with) = binding(node.tokens[position + 1], of: record) { variable in
        (variable, condition(node.nodes.last { $0.kind == .parentheses }))
      }
    }
    return .condition(
      .test(
        isDocument
          ? .evidence(document: names[1], variable: variable, with)
          : .registered(scheme: names[1], variable: variable, with)))
  }
}

extension ValueType {
  /// What a list holds.
  fileprivate var element: ValueType? {
    switch self {
    case .list(let element): element
    case .localizedList: .text
    case .keyed(let value, _): value
    default: nil
    }
  }
}
