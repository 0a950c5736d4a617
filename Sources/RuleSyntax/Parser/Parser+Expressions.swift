import Diagnostics

extension Parser {
  /// `a and b and c`, `a or b`; the two mix only in parentheses.
  mutating func parseExpression() {
    nested { parser in
      parser.parseUnit()
      guard let word = parser.joint else { return }
      parser.wrapLast(as: word == "and" ? .and : .or) { parser in
        var isMixed = false
        while let next = parser.joint {
          if next != word, !isMixed {
            parser.report("parse.mixed_and_or", "`and` and `or` do not mix without parentheses")
            isMixed = true
          }
          parser.bumpJoint()
          parser.parseUnit()
        }
      }
    }
  }

  /// `and` or `or`, as it is written or as somebody meant it.
  private var joint: String? {
    if at("and") { return "and" }
    return at("or") || at("|") ? "or" : nil
  }

  private mutating func bumpJoint() {
    guard at("|") else { return bump() }
    bumpForeign(meaning: "or", length: isAdjacent("|") ? 2 : 1)
  }

  private mutating func parseUnit() {
    guarded { parser in
      guard parser.at("not") else { return parser.parseRelation() }
      parser.nested { parser in
        parser.node(.not) { parser in
          parser.bump()
          parser.parseUnit()
        }
      }
    }
  }

  private static let comparisons: Set<String> = [
    "<", "<=", ">", ">=", "=", "in", "include", "is", "is not", "matches", "mentions",
  ]

  private mutating func parseRelation() {
    parseSum()
    var count = 0
    while at(anyOf: Self.comparisons) || at("not", "in") {
      if count == 1 {
        report("parse.chained", "comparisons do not chain; join two of them with `and`")
      }
      count += 1
      guard chainFits() else { return }
      wrapLast(as: .relation) { $0.parseRelationTail() }
    }
  }

  private mutating func parseRelationTail() {
    if at(.unknown) { isMistaken = true }
    if at("matches") {
      bump()
      node(.regex) { $0.expect([.regex], "a pattern between slashes", "after `matches`") }
    } else if at("is") || at("is not") {
      bump()
      eat("not")
      if at(anyOf: ["present", "missing", "valid"]), peek(1).text != "." { bump() } else { parseSum() }
    } else if at("=") {
      let (isMore, isLess) = (isAdjacent(">"), isAdjacent("<"))
      bumpForeign(
        meaning: isMore ? ">=" : isLess ? "<=" : "is", length: isMore || isLess || isAdjacent("=") ? 2 : 1)
      parseSum()
    } else if at("<"), isAdjacent(">") {
      bumpForeign(meaning: "is not", length: 2)
      parseSum()
    } else {
      if eat("not") { bump() } else { bump() }
      parseSum()
    }
  }

  /// Whether the next token reads `text` and follows this one without a space.
  private func isAdjacent(_ text: String) -> Bool {
    peek(1).text == text && peek(1).range.start == current.range.end
  }

  /// Reads a sign of other languages, of one token or two, and tells what to write for it.
  private mutating func bumpForeign(meaning: String, length: Int) {
    let range = current.range.joined(to: peek(length - 1).range)
    report(
      "parse.unexpected_character", "`\(file.text(in: range))` stands in no condition", at: range,
      help: "write `\(meaning)`")
    for _ in 0..<length { bump() }
  }

  private mutating func parseSum() {
    parseProduct()
    while at("+") || at("-") {
      guard chainFits() else { return }
      wrapLast(as: .sum) {
        $0.bumpOperator()
        $0.parseProduct()
      }
    }
  }

  private mutating func parseProduct() {
    parseFactor()
    while at("*") || at("/") {
      guard chainFits() else { return }
      wrapLast(as: .product) {
        $0.bumpOperator()
        $0.parseFactor()
      }
    }
  }

  private mutating func bumpOperator() {
    if at(.unknown) { isMistaken = true }
    bump()
  }

  mutating func parseFactor() { guarded { $0.parseBareFactor() } }

  /// A value, a name, a look-up, a call, a list, a quantifier, or an expression in parentheses.
  private mutating func parseBareFactor() {
    if isAtBoundary || isAtEntry { return missing("a value or a condition") }
    switch current.kind {
    case .number, .date, .text, .quoted: return node(.literal) { $0.parseLiteralTokens() }
    case .language: return node(.literal) { $0.bump() }
    case .upper where peek(1).reading != ".": return node(.literal) { $0.bump() }
    case .upper: return parsePath("")
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
    } else if at("-"), peek(1).kind == .number {
      if at(.unknown) { isMistaken = true }
      node(.literal) {
        $0.bump()
        $0.parseLiteralTokens()
      }
    } else {
      missing("a value or a condition", help: at("-") ? "a sign stands before a number only; write `0 - …`" : nil)
    }
  }

  private mutating func parseLiteralTokens() {
    let isNumber = at(.number)
    bump()
    if isNumber, at(.unit) { bump() }
  }

  private mutating func parseNamed() {
    let next = peek(1)
    switch current.text {
    case "true", "false", "none": node(.literal) { $0.bump() }
    case "some", "every": parseQuantifier(.quantifier)
    case "count" where next.reading != "(" && next.text != ".": parseQuantifier(.counting)
    case "sum", "min", "max", "descending":
      if next.kind == .name, peek(2).text == "in" { parseQuantifier(.aggregate) } else { parsePathOrCall() }
    case "holds" where next.kind == .name: parseEvidence(.holds)
    case "registered" where next.kind == .upper: parseEvidence(.registered)
    case "unique" where next.reading == "(":
      node(.unique) {
        $0.bump()
        $0.parseArguments("(", ")")
      }
    default: parsePathOrCall()
    }
  }

  private mutating func parsePathOrCall() {
    if peek(1).reading == "(" {
      return node(.call) {
        $0.bump()
        $0.parseArguments("(", ")")
      }
    }
    parsePath("")
    guard at("[") else { return }
    wrapLast(as: .lookup) { parser in
      parser.parseArguments("[", "]")
      if parser.eat("else") { parser.parseFactor() }
    }
  }

  private mutating func parseArguments(_ open: String, _ close: String) {
    nested { parser in
      parser.expect(open, "")
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
          parser.expect([.name], "a name for the element", "")
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
