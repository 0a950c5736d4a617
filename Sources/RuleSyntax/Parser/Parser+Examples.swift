extension Parser {
  /// `violated "…" as of DAY in DE on amazon profile { … } at marked`
  mutating func parseExample() {
    node(.example) { parser in
      if parser.eat("not") { parser.expect("applicable", "after `not`") } else { parser.bump() }
      parser.expect([.text], "a few words on what the example shows", "after the verdict")
      if parser.eat("as") {
        parser.expect("of", "after `as`")
        parser.expect([.date], "a day", "after `as of`")
      }
      if parser.at("in") {
        parser.node(.scopeIn) {
          $0.bump()
          $0.expect([.upper], "a market", "after `in`")
        }
      }
      if parser.at("on") {
        parser.node(.scopeOn) {
          $0.bump()
          $0.expect([.name], "a platform", "after `on`")
        }
      }
      parser.eat("profile")
      if !parser.at("{") { parser.missing("facts between `{` and `}`", "in an example") }
      while parser.at("{") { parser.parseFacts() }
      parser.parseExpectation()
    }
  }

  private mutating func parseExpectation() {
    if at("at") {
      node(.exampleAt) {
        $0.bump()
        $0.parseNames([.name], "a condition's name", "after `at`")
      }
    } else if at("needs") {
      repeat {
        node(.exampleNeeds) {
          $0.bump()
          $0.parsePaths("after `needs`")
        }
      } while at("or")
    }
  }

  /// `{ title: {en: "…"}, marks: [CE], min_age: 3 years }`
  mutating func parseFacts() {
    nested { parser in
      parser.node(.facts) { parser in
        parser.expect("{", "before facts")
        while !parser.at("}"), !parser.atEnd, !parser.isAtDeclaration {
          parser.parseMember()
          if !parser.eat(","), !parser.at("}") {
            parser.missing("`,` or `}`", "after a fact")
            parser.skip { $0.at(",") || $0.at("}") || $0.isAtDeclaration }
            parser.eat(",")
          }
        }
        parser.expect("}", "after the facts")
      }
    }
  }

  private mutating func parseMember() {
    node(.member) { parser in
      if parser.at(.language) {
        parser.bump()
      } else {
        parser.parsePath("where an attribute stands")
      }
      parser.expect(":", "between an attribute and its value")
      parser.parseFactValue()
    }
  }

  private mutating func parseFactValue() {
    if at("{") { return parseFacts() }
    if at("[") {
      return nested { parser in
        parser.node(.list) { parser in
          parser.bump()
          while !parser.at("]"), !parser.atEnd, !parser.isAtDeclaration {
            let before = parser.current.range
            parser.parseFactValue()
            if !parser.eat(","), !parser.at("]") { parser.missing("`,` or `]`", "in a list") }
            if parser.current.range == before { parser.node(.unexpected) { $0.bump() } }
          }
          parser.expect("]", "after the list")
        }
      }
    }
    if at(.url) { return node(.literal) { $0.bump() } }
    if at("-") {
      return node(.literal) {
        $0.bump()
        $0.parseLiteralTokens()
      }
    }
    parseFactor()
  }
}
