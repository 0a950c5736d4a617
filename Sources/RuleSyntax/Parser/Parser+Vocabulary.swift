extension Parser {
  /// `attribute a.b : T by K or none "label" zh "…" question "…" zh "…" presumed today confidential amazon "field"`
  mutating func parseAttribute() {
    node(.attribute) { parser in
      parser.bump()
      parser.parsePath("after `attribute`")
      parser.expect(":", "between an attribute and its type")
      parser.parseType()
      parser.parseLabel("after the attribute's type")
      while !parser.atEnd, !parser.isAtDeclaration {
        if parser.at("question"), parser.peek(1).kind == .text {
          parser.node(.question) {
            $0.bump()
            $0.parseLabel("after `question`")
          }
        } else if parser.at("presumed") {
          parser.node(.presumed) {
            $0.bump()
            $0.parseFactor()
          }
        } else if parser.at("confidential") {
          parser.bump()
        } else if parser.at(.name), parser.peek(1).kind == .text {
          parser.node(.platformName) {
            $0.bump()
            $0.bump()
          }
        } else {
          return
        }
      }
    }
  }

  /// `List<T>`, `T by K`, `T range`, `T?`, `T or none`.
  mutating func parseType() {
    nested { parser in
      parser.node(.type) { parser in
        parser.expect([.upper], "a type such as `Text` or `List<Mark>`", "")
        if parser.eat("<") {
          parser.parseType()
          parser.expect(">", "after the type of a list's elements")
        }
        if parser.eat("by") { parser.expect([.upper], "the type of the keys", "after `by`") }
        parser.eat("range")
        parser.eat("?")
        if parser.at("or", "none") {
          parser.bump()
          parser.bump()
        }
      }
    }
  }

  mutating func parseRecord() {
    node(.record) { parser in
      parser.bump()
      parser.expect([.upper], "the record's name", "after `record`")
      parser.parseLabel("", required: false)
      parser.parseBraces("the record", form: "a field is written `name : Type`") { parser in
        guard parser.at(.name) else { return false }
        parser.node(.field) {
          $0.expect([.name], "a field's name", "")
          $0.expect(":", "between a field and its type")
          $0.parseType()
          $0.parseLabel("", required: false)
        }
        parser.eat(",")
        return true
      }
    }
  }

  /// `code Mark = CE "…" | UKCA "…"`, `code Substance = retinoid > { retinol }`, `code Substance from "file.csv"`
  mutating func parseCode() {
    node(.code) { parser in
      parser.bump()
      parser.expect([.upper], "the code list's name", "after `code`")
      parser.parseLabel("", required: false)
      if parser.eat("from") { return parser.expect([.text], "a file's name", "after `from`") }
      parser.expect("=", "before the codes")
      parser.eat("|")
      parser.parseCodeEntry()
      while parser.eat("|") { parser.parseCodeEntry() }
    }
  }

  private mutating func parseCodeEntry() {
    nested { parser in
      parser.node(.codeEntry) { parser in
        parser.expect([.name, .upper, .quoted], "a code", "")
        parser.parseLabel("", required: false)
        parser.parseChildren()
      }
    }
  }

  /// `> { a "…", b }`
  private mutating func parseChildren() {
    guard at(">") else { return }
    node(.codeGroup) { parser in
      parser.bump()
      parser.parseBraces("the group", form: "codes are names, names in upper case, or stand between single quotes") {
        parser in
        guard [.name, .upper, .quoted].contains(parser.current.kind) else { return false }
        parser.parseCodeEntry()
        parser.eat(",")
        return true
      }
    }
  }

  /// `category toy "Toys" > { doll } from hs 9503 from google 1239`
  mutating func parseCategory() {
    node(.category) { parser in
      parser.bump()
      parser.expect([.name], "the category's name", "after `category`")
      parser.parseLabel("after the category's name")
      parser.parseChildren()
      while parser.at("from") {
        parser.node(.origin) {
          $0.bump()
          $0.expect([.name], "a classification such as `hs`", "after `from`")
          $0.expect([.number, .text], "a number of it", "after the classification")
          while $0.eat(",") { $0.expect([.number, .text], "a number of it", "after the comma") }
        }
      }
    }
  }

  mutating func parseDocument() {
    node(.document) { parser in
      parser.bump()
      parser.expect([.name], "the document's name", "after `document`")
      parser.parseLabel("after the document's name")
      guard parser.at("{") else { return }
      parser.parseBraces("the document", of: Words.documentParts) { parser in
        guard parser.at(anyOf: Words.documentParts) else { return false }
        parser.node(.evidenceClause) { parser in
          switch parser.current.text {
          case "covers":
            parser.bump()
            parser.parseNames([.name], "what it covers", "after `covers`")
          case "expires":
            parser.bump()
            if parser.eat("after") { parser.parseFactor() }
          default:
            parser.bump()
            parser.parseFactor()
          }
        }
        return true
      }
    }
  }

  /// `scheme LUCID "…" { in DE  number /DE[0-9]{13}/  covers stream }`
  mutating func parseScheme() {
    node(.scheme) { parser in
      parser.bump()
      parser.expect([.upper], "the scheme's name", "after `scheme`")
      parser.parseLabel("after the scheme's name")
      parser.parseBraces("the scheme", of: Words.schemeParts) { parser in
        guard parser.at(anyOf: Words.schemeParts) else { return false }
        parser.node(.evidenceClause) { parser in
          let word = parser.current.text
          parser.bump()
          switch word {
          case "in": parser.parseNames([.upper], "a market", "after `in`")
          case "number": parser.expect([.regex], "a pattern between slashes", "after `number`")
          default: parser.parseNames([.name], "what it covers", "after `covers`")
          }
        }
        return true
      }
    }
  }

  /// `market EU "…" { AT from DAY … }`, `market EU_VAT "…" = EU except ES-CN`, `market US "…"`
  mutating func parseMarket() {
    node(.market) { parser in
      parser.bump()
      parser.expect([.upper], "the market's code", "after `market`")
      parser.parseLabel("after the market's code")
      if parser.eat("=") {
        parser.node(.scopeIn) { $0.parseNames([.upper], "a market", "after `=`") }
        if parser.at("except") {
          parser.node(.scopeExcept) {
            $0.bump()
            $0.parseNames([.upper], "a market", "after `except`")
          }
        }
      } else if parser.at("{") {
        parser.parseBraces("the market", form: "a member is a market such as DE, perhaps with its days") { parser in
          guard parser.at(.upper) else { return false }
          parser.node(.memberMarket) {
            $0.bump()
            if $0.at("from") || $0.at("through") { $0.parsePeriod() }
          }
          parser.eat(",")
          return true
        }
      }
    }
  }

  mutating func parsePlatform() {
    node(.platform) { parser in
      parser.bump()
      parser.expect([.name], "the platform's name", "after `platform`")
      parser.parseLabel("after the platform's name")
    }
  }

  /// `terms NAME "label" { en "a" | "b" except "a c" }`, or a file instead of the braces; likewise `phrase`.
  mutating func parseWording(_ kind: SyntaxNode.Kind) {
    node(kind) { parser in
      parser.bump()
      parser.expect([.name], "a name", "after `\(kind.rawValue)`")
      parser.parseLabel("after the name")
      if parser.at(.text) { return parser.bump() }
      guard parser.at("{") else { return }
      let form = "words are written `en \"…\" | \"…\"`"
      parser.parseBraces(kind == .terms ? "the term list" : "the phrase", form: form) { parser in
        guard parser.isAtLanguage else { return false }
        parser.node(.termsEntry) { parser in
          parser.bump()
          parser.parseForms("after the language")
          guard parser.at("except") else { return }
          parser.node(.scopeExcept) {
            $0.bump()
            $0.parseForms("after `except`")
          }
        }
        return true
      }
    }
  }

  /// `"a" | "b"`
  private mutating func parseForms(_ place: String) {
    expect([.text], "a text", place)
    while at("|") || at(.text) {
      expect("|", "between two texts")
      expect([.text], "a text", "after `|`")
    }
  }

  /// `define share_of(group : Substance) : Percent = …`
  mutating func parseDefine() {
    node(.define) { parser in
      parser.bump()
      parser.expect([.name], "a name", "after `define`")
      if parser.eat("(") {
        repeat {
          parser.node(.parameter) {
            $0.expect([.name], "a parameter", "between the parentheses")
            $0.expect(":", "between a parameter and its type")
            $0.parseType()
          }
        } while parser.eat(",")
        parser.expect(")", "after the parameters")
      }
      if parser.eat(":") { parser.parseType() }
      parser.expect("=", "before what the name stands for")
      parser.parseExpression()
    }
  }

  /// `derive category = toy when title mentions terms.toys`
  mutating func parseDerive() {
    node(.derive) { parser in
      parser.bump()
      parser.parsePath("after `derive`")
      parser.expect("=", "before the value")
      parser.parseExpression()
      parser.expect("when", "before the condition")
      parser.parseExpression()
    }
  }
}
