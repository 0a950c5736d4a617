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
      let indent = parser.lineIndent
      parser.guarded { parser in
        parser.node(.facts) { parser in
          parser.bump()
          while !parser.endsFacts(indent) { parser.parseFact() }
          // What could be read between the braces is checked further; what they hold is not known if they do not close.
          parser.isMistaken = false
          if parser.closesOuter(indent) {
            parser.missing("`}`", "after the facts")
          } else {
            parser.expect("}", "after the facts")
          }
        }
      }
    }
  }

  private func endsFacts(_ indent: Int) -> Bool {
    at("}") || atEnd || isAtBoundary || closesOuter(indent) || at("]")
  }

  private mutating func parseFact() {
    guard at(.name) || at(.upper) || at(.language) else {
      missing("an attribute and a colon")
      node(.unexpected) { parser in
        parser.bump()
        parser.skipTokens(closers: ["}", "]"]) { $0.at(",") || $0.isAtEntry }
      }
      eat(",")
      return
    }
    parseMember()
    if eat(",") || at("}") || at("]") { return }
    missing("`,` or `}`", "after a fact")
    if isAtEntry { return }
    skip(closers: ["}", "]"]) { $0.at(",") || $0.beginsPart || $0.isAtEntry }
    eat(",")
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
    if at("[") { return parseList() }
    if at(.url) { return node(.literal) { $0.bump() } }
    parseFactor()
  }

  /// `[CE, UKCA]`, `[{kind: …}]`; one that is not closed ends before the next fact.
  private mutating func parseList() {
    nested { parser in
      parser.guarded { parser in
        parser.node(.list) { parser in
          parser.bump()
          while !parser.at("]"), !parser.at("}"), !parser.atEnd, !parser.isAtBoundary, !parser.isAtEntry {
            parser.parseElement()
          }
          parser.isMistaken = false
          parser.expect("]", "after the list")
        }
      }
    }
  }

  private mutating func parseElement() {
    let before = position
    parseFactValue()
    if eat(",") || at("]") || at("}") || isAtEntry { return }
    missing("`,` or `]`", "in a list")
    if position == before { node(.unexpected) { $0.bump() } }
  }
}
