import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Text
import Values

extension ExpressionChecker {
  func relation(_ node: SyntaxNode) -> Typed {
    guard let leftNode = node.nodes.first else { return Self.failure }
    let words = node.tokens.map(\.text)
    if let comparison = Test.Comparison(rawValue: words.joined(separator: " ")), node.nodes.count == 2,
      let turned = codeOnTheLeft(comparison, leftNode, node.nodes[1])
    {
      return turned
    }
    // Comparisons do not chain, which the parser tells.
    if leftNode.kind == .relation {
      _ = check(leftNode)
      return Self.failure
    }
    let takesDays = Test.Comparison(rawValue: words.joined(separator: " ")).map(Self.orders.contains) ?? false
    let left = takesDays ? side(leftNode) : check(leftNode)
    if words.first == "matches" { return matches(left, leftNode, node) }
    if let word = words.last, words.first == "is", ["present", "missing", "valid"].contains(word) {
      return state(word, negated: words.contains("not"), left)
    }
    guard node.nodes.count == 2, let comparison = Test.Comparison(rawValue: words.joined(separator: " ")) else {
      return words.first == "mentions" && node.nodes.count == 2 ? mentions(left, leftNode, node.nodes[1]) : Self.failure
    }
    let rightNode = node.nodes[1]
    if rightNode.kind == .literal, rightNode.has("none") { return none(comparison, left, leftNode, node) }
    return compare(comparison, left, leftNode, rightNode)
  }

  private func state(_ word: String, negated: Bool, _ left: Typed) -> Typed {
    let test: Test =
      switch word {
      case "present": .presence(.present, left.term)
      case "missing": .presence(.missing, left.term)
      default: .valid(left.term, left.type)
      }
    return .condition(negated ? .not(.test(test)) : .test(test))
  }

  private func none(
    _ comparison: Test.Comparison, _ left: Typed, _ leftNode: SyntaxNode, _ node: SyntaxNode
  ) -> Typed {
    let test = Condition.test(.presence(.none, left.term))
    if case .attribute(let name) = left.term, !mayBeNone(name, at: leftNode) { return Self.failure }
    switch comparison {
    case .equal: return .condition(test)
    case .notEqual: return .condition(.not(test))
    default:
      mistake("type.none", "`none` has no order and no parts; ask `is none` or `is not none`", at: node)
      return Self.failure
    }
  }

  private func matches(_ left: Typed, _ leftNode: SyntaxNode, _ node: SyntaxNode) -> Typed {
    guard let regexNode = node.first(.regex), let pattern = regexNode.token(.regex)?.content else {
      return Self.failure
    }
    expectText(left.type, leftNode, "matched against a pattern")
    do {
      _ = try Pattern(pattern)
    } catch {
      mistake("type.pattern", "the pattern cannot be read: \(error.reason)", at: regexNode)
    }
    return .condition(.test(.matches(left.term, pattern: pattern)))
  }

  /// Whether the attribute's declaration says `or none`; where not, nobody can say that there is none.
  func mayBeNone(_ name: String, at node: SyntaxNode, isFact: Bool = false) -> Bool {
    guard let attribute = schema.attributes[name], !attribute.mayBeNone else { return true }
    mistake(
      "type.none", "`\(name)` is never none: its declaration does not say `or none`", at: node,
      help: isFact
        ? "leave out what is not stated, or let the declaration say `or none`"
        : "ask `is missing` for what is not stated, or let the declaration say `or none`",
      secondary: attribute.declaration.file.isEmpty ? [] : [attribute.declaration])
    return false
  }

  private static let orders: Set<Test.Comparison> = [.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual]

  /// A side of a comparison that has an order or is equality.
  private func side(_ node: SyntaxNode, expecting expected: ValueType? = nil) -> Typed {
    mayReadToday = true
    defer { mayReadToday = false }
    return check(node, expecting: expected)
  }

  /// `CE in marks`, `toy is category`: a code on the left takes its type from the right; nil where it is none.
  private func codeOnTheLeft(
    _ comparison: Test.Comparison, _ leftNode: SyntaxNode, _ rightNode: SyntaxNode
  ) -> Typed? {
    guard [.equal, .notEqual, .isIn, .notIn].contains(comparison), isBareCode(leftNode), !isBareCode(rightNode),
      rightNode.kind != .listExpression, !rightNode.has("none")
    else { return nil }
    let right = check(rightNode)
    guard right.type != .error else { return Self.failure }
    if comparison == .equal || comparison == .notEqual {
      guard isCodeType(right.type) else { return nil }
      let left = check(leftNode, expecting: right.type)
      guard left.type != .error else { return Self.failure }
      return .condition(.test(.compare(comparison, right.term, left.term)))
    }
    guard case .list(let element) = right.type else {
      mistake("type.list", "\(right.type.described) holds no elements, so nothing is in it", at: rightNode)
      return Self.failure
    }
    guard isCodeType(element) else { return nil }
    let left = check(leftNode, expecting: element)
    guard left.type != .error else { return Self.failure }
    let included = Condition.test(.compare(.include, right.term, left.term))
    return .condition(comparison == .isIn ? included : .not(included))
  }

  /// Whether a node is a code written by itself, which only its surroundings give a list.
  private func isBareCode(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .literal: return node.token(.upper, .quoted, .language) != nil
    case .path:
      let parts = node.pathParts
      guard parts.count == 1, variables[parts[0]] == nil, declarations.meaning(of: parts[0]) == nil else {
        return false
      }
      let isDefined = declarations.resolve(parts[0], in: declarations.definitions, from: package) != nil
      return !isDefined && schema.codeLists.values.contains { $0.entries[parts[0]] != nil }
    default: return false
    }
  }

  private func expectText(_ type: ValueType, _ node: SyntaxNode, _ use: String) {
    switch type {
    case .text, .localizedText, .url, .identifier, .error: break
    default: mistake("type.text", "\(type.described) cannot be \(use); only text can", at: node)
    }
  }

  private func mentions(_ left: Typed, _ leftNode: SyntaxNode, _ rightNode: SyntaxNode) -> Typed {
    expectText(left.type, leftNode, "searched for words")
    if rightNode.kind == .listExpression, !rightNode.nodes.isEmpty {
      let parts = rightNode.nodes.map { mentions(left, leftNode, $0) }
      guard !parts.contains(where: { $0.type == .error }) else { return Self.failure }
      return .condition(.or(parts.compactMap { if case .condition(let part) = $0 { part } else { nil } }))
    }
    switch check(rightNode, expecting: .text) {
    case .term(.constant(.code(let name)), .terms): return .condition(.test(.mentions(left.term, .terms(name))))
    case .term(.constant(.code(let name)), .phrase): return .condition(.test(.mentions(left.term, .phrase(name))))
    case .term(.constant(.text(let text)), .text): return .condition(.test(.mentions(left.term, .text(text))))
    case .term(_, .error): return Self.failure
    case let other:
      mistake(
        "type.mentions",
        "a text, `terms.…`, `phrase.…` or a list of them is expected, and this is \(other.type.described)",
        at: rightNode)
      return Self.failure
    }
  }

  // MARK: Comparisons

  private func compare(
    _ comparison: Test.Comparison, _ left: Typed, _ leftNode: SyntaxNode, _ rightNode: SyntaxNode
  ) -> Typed {
    var expected = left.type
    if comparison == .include {
      guard case .list(let element) = left.type else {
        if left.type != .error {
          mistake("type.list", "\(left.type.described) holds no elements, so it includes nothing", at: leftNode)
        }
        return Self.failure
      }
      expected = element
    }
    if comparison == .isIn || comparison == .notIn { return membership(comparison, left, rightNode) }
    let right = comparison == .include ? check(rightNode, expecting: expected) : side(rightNode, expecting: expected)
    guard left.type != .error, right.type != .error else { return Self.failure }
    var left = left
    // `20 mg/kg < cadmium`: the other side says that the share is a concentration.
    if leftNode.kind == .literal, left.type == .percent, right.type == .quantity(.concentration) {
      left = check(leftNode, expecting: right.type)
      expected = left.type
    }
    if isMembership(comparison, left, right) {
      mistake(
        "type.union", "no country is a union; `in` asks whether it belongs to one", at: rightNode,
        help: "write `\(comparison == .notEqual ? "not in" : "in") \(rightNode.fullText)`")
    }
    if !fits(right.type, expected) { clash(expected, leftNode, right.type, rightNode) }
    if [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(comparison), !expected.isOrdered {
      mistake("type.order", "\(expected.described) has no order", at: leftNode)
    }
    return .condition(.test(.compare(comparison, left.term, right.term)))
  }

  /// Whether a country, or the market asked about, is compared by `is` with a union, which neither ever is.
  private func isMembership(_ comparison: Test.Comparison, _ left: Typed, _ right: Typed) -> Bool {
    guard comparison == .equal || comparison == .notEqual, left.type == .country || left.term == .market,
      case .constant(.code(let code)) = right.term, let market = schema.markets.markets[code]
    else { return false }
    return !market.members.isEmpty || !market.bases.isEmpty
  }

  private func membership(_ comparison: Test.Comparison, _ left: Typed, _ rightNode: SyntaxNode) -> Typed {
    let isList = rightNode.kind == .listExpression
    let expected: ValueType = left.type == .country && !isList ? .market : left.type
    let right = check(rightNode, expecting: isList ? .list(expected) : expected)
    guard left.type != .error, right.type != .error else { return Self.failure }
    let element: ValueType =
      switch right.type {
      case .list(let element), .range(let element): element
      default: right.type
      }
    let isUnion = (left.type == .country || left.type == .market) && element == .market
    if !fits(element, expected), !isUnion { clash(expected, rightNode, element, rightNode) }
    return .condition(.test(.compare(comparison, left.term, right.term)))
  }

  func fits(_ type: ValueType, _ expected: ValueType) -> Bool {
    if type == expected || type == .error || expected == .error { return true }
    switch (type, expected) {
    case (.integer, .decimal), (.decimal, .integer): return true
    case (.quantity, .measure), (.measure, .quantity): return true
    case (.country, .market), (.market, .country): return true
    case (.text, .localizedText), (.localizedText, .text), (.text, .url), (.text, .identifier):
      return true
    case (.list(let one), .list(let other)): return fits(one, other)
    default: return false
    }
  }

  private func clash(_ left: ValueType, _ leftNode: SyntaxNode, _ right: ValueType, _ rightNode: SyntaxNode) {
    let areQuantities = if case (.quantity, .quantity) = (left, right) { true } else { false }
    var origins: [Diagnostic.Label] = []
    if leftNode.range != rightNode.range {
      origins.append(.init(file: file.path, range: leftNode.range, text: left.described))
    }
    if leftNode.kind == .path, let attribute = schema.attributes[leftNode.pathText] {
      origins.append(attribute.declaration)
    }
    mistake(
      areQuantities ? "type.dimension" : "type.mismatch",
      "\(left.described) is compared with \(right.described)", at: rightNode,
      help: rightNode.kind == .literal ? left.writtenAs : nil, label: right.described, secondary: origins)
  }
}
