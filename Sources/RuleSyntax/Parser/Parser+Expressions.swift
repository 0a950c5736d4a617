import Diagnostics

extension Parser {
  /// `a and b and c`, `a or b`; the two mix only in parentheses.
  mutating func parseExpression() {
    nested { parser in
      parser.parseUnit()
      guard parser.at("and") || parser.at("or") else { return }
      let word = parser.current.text
      parser.wrapLast(as: word == "and" ? .and : .or) { parser in
        while parser.eat(word) { parser.parseUnit() }
        while parser.at("and") || parser.at("or") {
          parser.report("parse.mixed_and_or", "`and` and `or` do not mix without parentheses")
          parser.bump()
          parser.parseUnit()
        }
      }
    }
  }

  private mutating func parseUnit() {
    guard at("not") else { return parseRelation() }
    nested { parser in
      parser.node(.not) { parser in
        parser.bump()
        parser.parseUnit()
      }
    }
  }

  private static let comparisons: Set<String> = ["<", "<=", ">", ">=", "in", "include", "mentions"]

  private mutating func parseRelation() {
    parseSum()
    var count = 0
    while at(anyOf: Self.comparisons) || at("is") || at("matches") || at("not", "in") {
      if count == 1 { report("parse.chained", "comparisons do not chain; join two of them with `and`") }
      count += 1
      guard chainFits() else { return }
      wrapLast(as: .relation) { $0.parseRelationTail() }
    }
  }

  private mutating func parseRelationTail() {
    if at("matches") {
      bump()
      node(.regex) { $0.expect([.regex], "a pattern between slashes", "after `matches`") }
    } else if at("is") {
      bump()
      eat("not")
      if at(anyOf: ["present", "missing", "valid"]), peek(1).text != "." { bump() } else { parseSum() }
    } else {
      if eat("not") { bump() } else { bump() }
      parseSum()
    }
  }

  private mutating func parseSum() {
    parseProduct()
    while at("+") || at("-") {
      guard chainFits() else { return }
      wrapLast(as: .sum) {
        $0.bump()
        $0.parseProduct()
      }
    }
  }

  private mutating func parseProduct() {
    parseFactor()
    while at("*") || at("/") {
      guard chainFits() else { return }
      wrapLast(as: .product) {
        $0.bump()
        $0.parseFactor()
      }
    }
  }

  /// A value, a name, a look-up, a call, a list, a quantifier, or an expression in parentheses.
  mutating func parseFactor() {
    switch current.kind {
    case .number, .date, .text, .quoted: return node(.literal) { $0.parseLiteralTokens() }
    case .language: return node(.literal) { $0.bump() }
    case .upper where peek(1).text != ".": return node(.literal) { $0.bump() }
    case .upper: return parsePath("here")
    case .name: return parseNamed()
    default: break
    }
    if at("(") {
      nested { parser in
        parser.node(.parentheses) {
          $0.bump()
          $0.parseExpression()
          $0.expect(")", "after the expression")
        }
      }
    } else if at("[") {
      node(.listExpression) { $0.parseArguments("[", "]") }
    } else {
      missing("a value or a condition", "here")
    }
  }

  mutating func parseLiteralTokens() {
    let isNumber = at(.number)
    expect([.number, .date, .text, .quoted], "a value", "here")
    if isNumber, at(.unit) { bump() }
  }

  private mutating func parseNamed() {
    let next = peek(1)
    switch current.text {
    case "true", "false", "none": node(.literal) { $0.bump() }
    case "some", "every": parseQuantifier(.quantifier)
    case "count" where next.text != "(" && next.text != ".": parseQuantifier(.counting)
    case "sum", "min", "max", "descending":
      if next.kind == .name, peek(2).text == "in" { parseQuantifier(.aggregate) } else { parsePathOrCall() }
    case "holds" where next.kind == .name: parseEvidence(.holds)
    case "registered" where next.kind == .upper: parseEvidence(.registered)
    case "unique" where next.text == "(":
      node(.unique) {
        $0.bump()
        $0.parseArguments("(", ")")
      }
    default: parsePathOrCall()
    }
  }

  private mutating func parsePathOrCall() {
    if peek(1).text == "(" {
      return node(.call) {
        $0.bump()
        $0.parseArguments("(", ")")
      }
    }
    parsePath("here")
    guard at("[") else { return }
    wrapLast(as: .lookup) { parser in
      parser.parseArguments("[", "]")
      if parser.eat("else") { parser.parseFactor() }
    }
  }

  private mutating func parseArguments(_ open: String, _ close: String) {
    nested { parser in
      parser.expect(open, "here")
      if !parser.at(close) {
        repeat { parser.parseSum() } while parser.eat(",")
      }
      parser.expect(close, "after the last value")
    }
  }

  /// `some x in xs where (…) has (…)`, `count x in xs where (…)`, `sum x in xs where (…) of x.share`
  private mutating func parseQuantifier(_ kind: SyntaxNode.Kind) {
    nested { parser in
      parser.node(kind) { parser in
        parser.bump()
        if parser.at("listing") {
          parser.bump()
        } else {
          parser.expect([.name], "a name for the element", "here")
          parser.expect("in", "between the element's name and the list")
          parser.parseFactor()
        }
        if parser.at("where") { parser.parseFilter() }
        if kind == .quantifier {
          parser.expect("has", "before the condition in parentheses")
          parser.parseParenthesized("after `has`")
        } else if kind == .aggregate {
          parser.expect("of", "before what is taken of each element")
          parser.parseFactor()
        }
      }
    }
  }

  mutating func parseFilter() {
    node(.filter) {
      $0.bump()
      $0.parseParenthesized("after `where`")
    }
  }

  private mutating func parseParenthesized(_ context: String) {
    guard at("(") else { return missing("`(`", context) }
    parseFactor()
  }

  /// `holds document as d with (…)`, `registered SCHEME as n with (…)`
  private mutating func parseEvidence(_ kind: SyntaxNode.Kind) {
    node(kind) { parser in
      parser.bump()
      parser.bump()
      guard parser.eat("as") else { return }
      parser.expect([.name], "a name", "after `as`")
      parser.expect("with", "after the name")
      parser.parseParenthesized("after `with`")
    }
  }
}
