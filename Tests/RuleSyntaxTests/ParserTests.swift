import Diagnostics
import RuleSyntax
import Testing

@Suite struct ParserTests {
  private func parse(_ text: String) -> SyntaxTree { Parser.parse(SourceFile(path: "test.rules", text: text)) }

  private let toys = """
    package eu.toys  // the path says the same
    source TSD "Directive 2009/48/EC" { url <https://eur-lex.europa.eu/eli/dir/2009/48/oj> in force from 2009-07-20 checked 2026-11-21 by agreeing "a", "b" }
    rule ce_marking "Affix the CE marking" zh "加贴 CE 标志" {
      certification error preview
      in EU, XI except FI-01
      on amazon
      applies from 2011-07-20 through 2030-07-31 to goods placed_on_market from 2012-01-01
      basis TSD "art 16, 17"
      let limit = limits[market] else 75
      when category is toy and not (age.minimum < 36 months or price >= 1.5 EUR/kg)
      unless condition is exhibit basis TSD "art 16(4)"
      require any of {
        marked "the CE marking" zh "CE 标志": marks include CE when limit > 0 %
        both: all of { a: every b in batteries where (b.cadmium > 20 mg/kg) has (b.marks include CD) }
        sized: count i in images where (max(i.width, i.height) >= 500 px) >= 1
        spelt: not (title matches /[!$\\/]/) unless brand is missing
      }
      say en "{title} lacks {failed}."
      say zh-Hans "缺少{failed}。"
      fix marked: add CE to marks needs review
      satisfied "ok" as of 2011-07-20 in DE on amazon profile { category: toy, title: {en: "x", zh-Hans: "y"}, price: -1 EUR, site: <https://a.example> } { a.b: [1, CE] }
      not applicable "no" { }
      undetermined "what" { } needs a, b or c
    }

    """

  @Test func everyByteIsKept() {
    let tree = parse(toys)
    #expect(tree.diagnostics.map(\.message) == [])
    #expect(tree.root.fullText == toys)
  }

  @Test func expressionShape() {
    let tree = parse("package a\nderive x = toy when not a.b <= 2 kg and c in [1, 2 %]\n")
    #expect(tree.diagnostics.map(\.message) == [])
    #expect(
      tree.outline == """
        (file
          (package package
            (path a))
          (derive derive
            (path x) =
            (path toy) when
            (and
              (not not
                (relation
                  (path a b) <=
                  (literal 2 kg))) and
              (relation
                (path c) in
                (list_expression
                  (literal 1)
                  (literal 2 %))))))
        """)
  }

  @Test(arguments: [
    ("package a\nderive x = y when a and b or c\n", "parse.mixed_and_or"),
    ("package a\nderive x = y when 1 < 2 < 3\n", "parse.chained"),
    ("derive x = y when a\n", "parse.package_missing"),
    ("package a\nruel x \"t\" { }\n", "parse.declaration"),
    ("package a\nsource X \"open { }\n", "parse.unclosed"),
    ("package a\nrule x \"t\" {\n  say en \"x\"\n  in DE\n}\n", "parse.order"),
    ("package a\nderive x = \(String(repeating: "(", count: 5000))1\n", "parse.depth"),
    ("package a\nderive x = 1\(String(repeating: " + 1", count: 50_000)) when y\n", "parse.depth"),
    ("package a\nderive x = y when 1\(String(repeating: " * 1", count: 50_000))\n", "parse.depth"),
    ("package a\nderive x = y when 1\(String(repeating: " is 1", count: 50_000))\n", "parse.depth"),
  ])
  func mistakesAreFound(text: String, id: String) {
    let tree = parse(text)
    #expect(tree.diagnostics.map(\.id).contains(id))
    #expect(tree.root.fullText == text)
  }

  @Test func everyTokenRemovedOrDoubledKeepsEveryByte() {
    let (tokens, _) = Lexer.tokens(of: SourceFile(path: "test.rules", text: toys))
    for index in tokens.indices {
      for copies in [0, 2] {
        var text = ""
        for (position, token) in tokens.enumerated() {
          text += String(repeating: token.text, count: position == index ? copies : 1)
        }
        #expect(parse(text).root.fullText == text)
      }
    }
  }

  /// Looking for the column of each word from the beginning of its line took minutes on one long line.
  @Test(.timeLimit(.minutes(5))) func aLongLineOfDeclarationWordsIsReadInNoTime() {
    let text = "package a\n " + String(repeating: "code x ", count: 20_000)
    #expect(parse(text).diagnostics.map(\.id) == ["parse.declaration"])
  }

  @Test func anyBytesAreCutIntoTokens() {
    var generator = SplitMix(seed: 20_261_121)
    for _ in 0..<300 {
      let bytes = (0..<200).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      let file = SourceFile(path: "noise.rules", bytes: bytes)
      let tree = Parser.parse(file)
      var covered = 0
      tree.root.forEachToken { token in
        #expect(token.range.start == covered)
        covered = token.range.end
      }
      #expect(covered == bytes.count)
    }
  }
}

/// A small seeded generator (SplitMix64), so that a failing case can be repeated.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
