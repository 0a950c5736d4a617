import Diagnostics

extension Parser {
  /// `rule`, `seller rule`, `catalog rule` or `notice`, its head, clauses and examples.
  mutating func parseRule() {
    node(.rule) { parser in
      let kind = parser.current.text
      parser.bump()
      if kind == "seller" || kind == "catalog" { parser.expect("rule", "after `\(kind)`") }
      parser.expect([.name], "the rule's name", "after `rule`")
      parser.parseLabel("after the rule's name")
      if parser.at("for", "each") {
        parser.node(.family) {
          $0.bump()
          $0.bump()
          $0.expect([.name], "a name for the row", "after `for each`")
          $0.expect("in", "before the table")
          $0.parseFactor()
          if $0.at("where") { $0.parseFilter() }
        }
      }
      parser.parseRuleBody("the rule")
    }
  }

  /// `exception NAME to PATH, PACKAGE.* "…" { … }`
  mutating func parseException() {
    node(.exception) { parser in
      parser.bump()
      parser.expect([.name], "the exception's name", "after `exception`")
      parser.expect("to", "before the rules it takes away from")
      parser.node(.targets) { parser in
        repeat {
          parser.parsePath("after `to`")
          parser.eat(".*")
        } while parser.eat(",")
      }
      parser.parseLabel("after the rules")
      parser.parseRuleBody("the exception")
    }
  }

  /// Clauses that a rule has once; several `applies`, `basis`, `let`, `when`, `unless`, `say` and `fix` add up.
  private static let onceWords: Set<String> = [
    "was", "binds", "in", "except", "on", "replaces", "penalty", "effort", "require",
  ]

  private mutating func parseRuleBody(_ what: String) {
    var rank = 0
    var latest = ""
    var seen: Set<String> = []
    parseBraces(what, of: Words.clauses) { parser in
      let word = parser.current.text
      if parser.at(.name), Words.domains.contains(word) {
        parser.node(.classification) {
          $0.bump()
          $0.expect([.name], "`error`, `warning` or `info`", "after the domain")
          $0.eat("preview")
        }
        return true
      }
      guard parser.at(.name), let next = Words.ranks[word] else { return false }
      if next < rank {
        parser.report("parse.order", "`\(word)` belongs before `\(latest)` in \(what)")
      } else {
        (rank, latest) = (next, word)
      }
      let once = word == "forbid" ? "require" : word
      if Self.onceWords.contains(once), !seen.insert(once).inserted {
        parser.report("parse.repeated", "`\(word)` stands a second time in \(what), which has one")
      }
      parser.parseClause(word)
      return true
    }
  }

  private mutating func parseClause(_ word: String) {
    switch word {
    case "satisfied", "violated", "undetermined": parseExample()
    case "not": parseExample()
    case "require": parseRequirementClause(.require)
    case "forbid": parseRequirementClause(.forbid)
    case "say": parseLanguageText(.say)
    case "consequence": parseLanguageText(.consequence)
    case "fix": parseFix()
    default: parseHeadOrCondition(word)
    }
  }

  private mutating func parseHeadOrCondition(_ word: String) {
    let kinds: [String: SyntaxNode.Kind] = [
      "was": .was, "binds": .binds, "in": .scopeIn, "except": .scopeExcept, "on": .scopeOn, "applies": .applies,
      "basis": .basis, "replaces": .replaces, "penalty": .penalty, "effort": .effort, "let": .letClause,
      "when": .whenClause, "unless": .unlessClause,
    ]
    guard let kind = kinds[word] else { return }
    if kind == .basis { return parseBasis() }
    node(kind) { parser in
      parser.bump()
      switch kind {
      case .was, .replaces: parser.parsePaths("after `\(word)`")
      case .binds: parser.parseNames([.name], "whom it binds", "after `binds`")
      case .scopeOn: parser.parseNames([.name], "a platform", "after `on`")
      case .scopeIn, .scopeExcept: parser.parsePaths("after `\(word)`, where a market stands")
      case .applies: parser.parseApplies()
      case .penalty:
        parser.expect([.number], "a number", "after `penalty`")
        parser.expect("points", "after the number")
      case .effort:
        parser.parseFactor()
        while parser.at(.number) { parser.parseFactor() }
      case .letClause:
        parser.expect([.name], "a name", "after `let`")
        parser.expect("=", "after the name")
        parser.parseExpression()
      default:
        parser.parseExpression()
        if kind == .unlessClause, parser.at("basis") { parser.parseBasis() }
      }
    }
  }

  /// `applies from DAY to goods EVENT from DAY`
  private mutating func parseApplies() {
    parsePeriod()
    guard at("to", "goods") else { return }
    bump()
    bump()
    parsePath("after `to goods`")
    parsePeriod()
  }

  /// `basis TSD "art 16", eu.toys.TSD r.provision`
  mutating func parseBasis() {
    node(.basis) { parser in
      parser.bump()
      repeat {
        parser.node(.cite) {
          $0.parsePath("where a source's short name stands")
          if $0.at(.text) { $0.bump() } else { $0.parseProvision() }
        }
      } while parser.eat(",")
    }
  }

  /// In a family the row may hold the provision: `r.provision`.
  private mutating func parseProvision() {
    guard at(.name), !isAtBoundary, !at("basis") else {
      return missing("a provision such as \"art 16\"", "after the source")
    }
    parsePath("after the source")
  }

  private mutating func parseLanguageText(_ kind: SyntaxNode.Kind) {
    node(kind) { parser in
      parser.bump()
      parser.expect([.name, .language], "a language such as `en`", "after `\(kind.rawValue)`")
      parser.expect([.text], "a text", "after the language")
    }
  }

  /// `require …`, `require { name "…": … }`, `require any of { … }`, likewise `forbid`.
  private mutating func parseRequirementClause(_ kind: SyntaxNode.Kind) {
    node(kind) { parser in
      parser.bump()
      parser.parseConditionOrGroup()
    }
  }

  private mutating func parseConditionOrGroup() {
    if at("{") || at("any", "of") || at("all", "of") { parseGroup() } else { parseExpression() }
  }

  private mutating func parseGroup() {
    nested { parser in
      parser.node(.group) { parser in
        if parser.at("any") || parser.at("all") {
          parser.bump()
          parser.bump()
        }
        parser.parseBraces("the group", form: "a condition is written `name: …` or `name \"label\": …`") { parser in
          guard parser.at(.name) else { return false }
          parser.node(.requirement) { parser in
            parser.bump()
            parser.parseLabel("", required: false)
            parser.expect(":", "between a condition's name and the condition")
            parser.parseConditionOrGroup()
            for (word, kind) in [("when", SyntaxNode.Kind.whenClause), ("unless", .unlessClause)] where parser.at(word)
            {
              parser.node(kind) {
                $0.bump()
                $0.parseExpression()
              }
            }
          }
          return true
        }
      }
    }
  }

  /// `fix NAME: add CE to marks needs review`
  private mutating func parseFix() {
    node(.fix) { parser in
      parser.bump()
      if parser.peek(1).reading == ":" {
        parser.bump()
        parser.bump()
      }
      parser.node(.action) { $0.parseAction() }
      if !parser.eat("safe"), parser.at("needs") || parser.at("display") {
        let last = parser.at("needs") ? "review" : "only"
        parser.bump()
        parser.expect(last, "in a fix")
      }
    }
  }

  private mutating func parseAction() {
    let verbs = ["add": "to", "set": "to", "append": "to", "remove": "from"]
    let verb = current.text
    if let preposition = verbs[verb] {
      bump()
      verb == "set" ? parsePath("after `set`") : parseFactor()
      expect(preposition, "in `\(verb) … \(preposition) …`")
      verb == "set" ? parseExpression() : parsePath("after `\(preposition)`")
    } else if verb == "obtain" || verb == "register" {
      bump()
      parsePath("after `\(verb)`")
    } else {
      missing("`add`, `set`, `append`, `remove`, `obtain` or `register`", "after `fix`")
    }
  }
}
