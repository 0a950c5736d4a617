import Diagnostics
import RuleSyntax
import Testing

@Suite struct FormatterTests {
  private func parse(_ text: String) -> SyntaxTree { Parser.parse(SourceFile(path: "test.rules", text: text)) }

  private func format(_ text: String) -> String { RuleFormatter.format(parse(text)) }

  @Test func ruleFilesAreFound() {
    #expect(RuleFiles.all.count >= 20)
  }

  @Test(arguments: RuleFiles.all.map(\.path)) func formattingKeepsTheTreeAndIsIdempotent(path: String) throws {
    let file = try #require(RuleFiles.all.first { $0.path == path })
    let tree = Parser.parse(file)
    #expect(tree.diagnostics.map(\.message) == [])
    let once = RuleFormatter.format(tree)
    let again = parse(once)
    #expect(SyntaxChecks.skeleton(again.root) == SyntaxChecks.skeleton(tree.root))
    #expect(SyntaxChecks.comments(again) == SyntaxChecks.comments(tree))
    #expect(RuleFormatter.format(again) == once)
  }

  // MARK: Other spaces, the same text

  @Test func spacesDoNotMatterInRules() throws {
    let file = try #require(RuleFiles.read("rules/eu/toys.rules"))
    let expected = RuleFormatter.format(Parser.parse(file))
    for seed in 1...300 {
      var mutation = SpacingMutation(file, seed: UInt64(seed))
      let text = mutation.text(comments: false)
      let formatted = format(text)
      #expect(parse(text).diagnostics.map(\.message) == [], "seed \(seed)")
      #expect(formatted == expected, "seed \(seed)")
    }
  }

  @Test func commentsAnywhereKeepTheTree() throws {
    let file = try #require(RuleFiles.read("rules/eu/toys.rules"))
    let original = Parser.parse(file)
    for seed in 1...300 {
      var mutation = SpacingMutation(file, seed: UInt64(seed))
      let tree = parse(mutation.text(comments: true))
      let once = RuleFormatter.format(tree)
      let again = parse(once)
      #expect(SyntaxChecks.skeleton(again.root) == SyntaxChecks.skeleton(original.root), "seed \(seed)")
      #expect(SyntaxChecks.comments(again) == SyntaxChecks.comments(tree), "seed \(seed)")
      #expect(RuleFormatter.format(again) == once, "seed \(seed)")
    }
  }

  // MARK: What the style decides

  @Test func ruleInHouseStyle() {
    let text = """
      package a.b
      rule x "Title" zh "标题" { vat error preview in EU,XI except DE on amazon
        applies from 2020-01-01 to goods placed_on_market from 2020-01-01  basis TSD "art 1",a.b.TSD "art 2"
        let n=count i in images where(i.width>=500 px)


        when not(a and b)
        unless age<36 months basis TSD "art 3"
        unless is_bundle basis TSD "art 4"
        require any of{a "first" zh "第一":marks include CE
          second "second": unique(gtin,brand)}
        say en "x" say zh-Hans "y" fix a:add CE to marks needs review
        fix second:set gtin to shorten(title,2)
        satisfied "ok" in DE{a:1,b:{en:"x"},c:[{d:-1 EUR}]} not applicable "no" as of 2020-01-01 profile{} needs a,b or c}
      """
    #expect(
      format(text) == """
        package a.b

        rule x "Title" zh "标题" {
          vat       error preview
          in        EU, XI except DE
          on        amazon
          applies   from 2020-01-01 to goods placed_on_market from 2020-01-01
          basis     TSD "art 1", a.b.TSD "art 2"
          let n = count i in images where (i.width >= 500 px)

          when      not (a and b)
          unless    age < 36 months  basis TSD "art 3"
          unless    is_bundle        basis TSD "art 4"
          require any of {
            a      "first" zh "第一":  marks include CE
            second "second":           unique (gtin, brand)
          }
          say en    "x"
          say zh-Hans "y"
          fix a:      add CE to marks  needs review
          fix second: set gtin to shorten(title, 2)

          satisfied      "ok" in DE { a: 1, b: {en: "x"}, c: [{d: -1 EUR}] }
          not applicable "no" as of 2020-01-01 profile { }  needs a, b or c
        }

        """)
  }

  @Test func commentsStayWhereTheyAre() {
    let text = """
      // before
      package a // behind
      // of the market

      // apart
      market UK "United Kingdom" { GB // one
        XI
        // last
      }
      // end
      """
    #expect(
      format(text) == """
        // before
        package a  // behind

        // of the market

        // apart
        market UK "United Kingdom" {
          GB  // one
          XI
          // last
        }
        // end

        """)
  }

  @Test func longConditionsBreakBeforeAndAndOr() {
    let names = (1...12).map { "attribute_number_\($0) is present" }
    let text = "package a\nderive x = y when z and (\(names.joined(separator: " or ")))\n"
    let lines = format(text).split(separator: "\n")
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { $0.count <= 130 })
    #expect(lines.dropFirst(2).allSatisfy { $0.hasPrefix("  and ") || $0.hasPrefix("  or ") })
  }

  @Test(.timeLimit(.minutes(5))) func aVeryLongConditionIsWrittenInNoTime() {
    let text = "package a\nderive x = y when a" + String(repeating: " and a", count: 20_000) + "\n"
    #expect(format(text).split(separator: "\n").allSatisfy { $0.utf8.count <= 130 })
  }

  @Test(arguments: ["", "package a\nruel x \"t\" { }\n", "package a\nderive x = y when a and b or c\n"])
  func whatDoesNotParseStaysAsItIs(text: String) {
    #expect(format(text) == text)
  }

  @Test func whatIsNotUTF8StaysAsItIs() {
    let bytes = Array("package  a\nplatform b \"".utf8) + [0xFF] + Array("\"\n".utf8)
    let tree = Parser.parse(SourceFile(path: "test.rules", bytes: bytes))
    #expect(tree.diagnostics.isEmpty)
    #expect(RuleFormatter.format(tree).hasPrefix("package  a\n"))
  }

  @Test func aNumberKeepsItsDistanceToAWord() {
    let text = "package a\nattribute n : Integer \"N\" presumed 10  amazon \"n\"\n"
    #expect(format(text) == "package a\n\nattribute n : Integer \"N\" presumed 10  amazon \"n\"\n")
  }
}

/// Writes a file's tokens with other spaces between them.
///
/// What the house style keeps stays: comments and empty lines between clauses, and the first column of declarations.
/// What the lexer reads stays, too: the space between a number and its unit, and those without which two tokens are one.
struct SpacingMutation {
  private let tokens: [Token]
  private var generator: SplitMix

  init(_ file: SourceFile, seed: UInt64) {
    tokens = Lexer.tokens(of: file).0
    generator = SplitMix(seed: seed)
  }

  /// The mutated text, with further comments in some of the gaps or without.
  mutating func text(comments: Bool) -> String {
    var text = ""
    for (index, token) in tokens.enumerated() {
      guard token.kind != .end else { break }
      let next = tokens[index + 1]
      if token.kind != .whitespace || next.kind == .unit {
        text += token.text
        if !token.isTrivia, !next.isTrivia, next.kind != .unit, next.kind != .end, Bool.random(using: &generator) {
          text += gap(comments: comments)
        }
      } else {
        let breaks = token.text.utf8.count { $0 == 10 }
        let isBesideComment = next.kind == .comment || (index > 0 && tokens[index - 1].kind == .comment)
        let isInFirstColumn = token.text.utf8.last == 10
        if breaks > 0, breaks > 1 || isBesideComment || isInFirstColumn {
          text += token.text
          if !isInFirstColumn { text += Bool.random(using: &generator) ? " " : "" }
        } else {
          text += gap(comments: comments)
        }
      }
    }
    return text
  }

  private mutating func gap(comments: Bool) -> String {
    let kinds = comments ? 6 : 4
    return switch Int.random(in: 0..<kinds, using: &generator) {
    // Two spaces at least: after a number, one space and a word would be a unit.
    case 0: "  "
    case 1: "\n  "
    case 2: " \t  "
    case 3: "\n      "
    case 4: "  // a comment\n  "
    default: "\n  // a comment\n  // and another\n\n  "
    }
  }
}
