import Testing

@testable import Text

struct TermMatcherTests {
  /// What the matcher finds in a text: the matched words themselves.
  private func found(_ terms: [String], in text: String) -> [String] {
    TermMatcher(terms).matches(in: text).map { slice(text, $0.range) }
  }

  private func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  @Test(arguments: [
    ("GRÖSSE", "Schöne größe!", "größe"),
    ("Maß", "Ein Maß, bitte", "Maß"),
    ("toy", "Toy car", "Toy"),
    ("toy", "A ＴＯＹ car", "ＴＯＹ"),
    ("toy", "t\u{AD}o\u{200B}y", "t\u{AD}o\u{200B}y"),
    ("toy", "toy-car", "toy"),
    ("toy", "Toy™ car", "Toy"),
    ("toy", "😀toy😀", "toy"),
    ("toy", "玩具toy车", "toy"),
    ("最佳", "全球最佳陶瓷杯", "最佳"),
    ("ของเล่น", "ขายของเล่นเด็ก", "ของเล่น"),
    ("おもちゃ", "木のおもちゃです", "おもちゃ"),
    ("オモチャ", "木のｵﾓﾁｬです", "ｵﾓﾁｬ"),
    ("café", "Cafe\u{301} noir", "Cafe\u{301}"),
    ("cafe\u{301}", "CAFÉ", "CAFÉ"),
    ("eco-friendly", "Eco\u{2011}friendly", "Eco\u{2011}friendly"),
    ("environmentally friendly", "environmentally\n  friendly", "environmentally\n  friendly"),
    ("environmentally  friendly", "environmentally\u{A0}friendly", "environmentally\u{A0}friendly"),
    ("child's play", "child’s play", "child’s play"),
    ("100%", "100% cotton", "100%"),
    ("eau", "verre d’eau", "eau"),
    ("acqua", "bottiglia dell'acqua", "acqua"),
    ("CE", "CE인증", "CE"),
    ("M", "size M", "M"),
    ("kg", "5 ㎏", "㎏"),
    ("-free", "lead–free", "–free"),
    ("a", "a", "a"),
    ("toy", "x\0toy\0x", "toy"),
  ])
  func finds(_ term: String, in text: String, as expected: String) {
    #expect(found([term], in: text) == [expected])
    #expect(TermMatcher([term]).firstMatch(in: text).map { slice(text, $0.range) } == expected)
  }

  @Test(arguments: [
    ("Maß", "Maßband"), ("M", "Müsli"), ("M", "Mu\u{308}sli"), ("toy", "toys"), ("toy", "stoy"), ("toy", "toy2"),
    ("toy", "toy_car"), ("cafe", "café"), ("cafe", "cafe\u{301}"), ("s", "Straße"), ("s", "ß"), ("f", "ﬁ"),
    ("can", "can't"), ("clock", "o'clock"), ("", "anything"), (" ", "a b"), ("\u{AD}", "a\u{AD}b"), ("toy", ""),
    ("최고", "최고급"), ("eco friendly", "ecofriendly"), ("g", "㎏"), ("M", "M\u{335}x"), ("最佳", "最好"),
    ("и", "й"), ("か", "か\u{3099}"),
  ])
  func doesNotFind(_ term: String, in text: String) {
    #expect(found([term], in: text).isEmpty)
  }

  @Test func longestOfTheFirst() {
    let eco = found(["eco", "eco-friendly", "friendly"], in: "An eco-friendly, friendly eco")
    #expect(eco == ["eco-friendly", "friendly", "eco"])
    #expect(TermMatcher(["toy", "toy car"]).firstMatch(in: "a toy car") == TermMatch(term: 1, range: 2..<9))
    #expect(TermMatcher(["x", "y", "y"]).firstMatch(in: "y") == TermMatch(term: 1, range: 0..<1))
  }

  @Test func offsetsAreOfTheOriginal() {
    let match = TermMatcher(["größe"]).firstMatch(in: "ﬁ ßß GRÖSSE")
    #expect(match == TermMatch(term: 0, range: 9..<16))
    let all = TermMatcher(["最佳"]).matches(in: "最佳，最佳")
    #expect(all.map(\.range) == [0..<6, 9..<15])
  }

  @Test func manyTerms() {
    let terms = (0..<5_000).map { "word\($0)" }
    let matcher = TermMatcher(terms)
    #expect(matcher.firstMatch(in: "see WORD4711 here")?.term == 4711)
    #expect(matcher.matches(in: "word1 word12 word123").map(\.term) == [1, 12, 123])
    #expect(matcher.firstMatch(in: "words") == nil)
  }

  @Test func aMegabyte() {
    let filler = String(repeating: "Größere Spielzeugautos für Kinder 🎈 ", count: 25_000)
    let matcher = TermMatcher(["Spielzeug", "toy"])
    #expect(matcher.firstMatch(in: filler) == nil)
    #expect(matcher.firstMatch(in: filler + "toy")?.range.lowerBound == filler.utf8.count)
    #expect(matcher.matches(in: String(repeating: "toy ", count: 1 << 18)).count == 1 << 18)
  }

  @Test func oddTexts() {
    let marks = String(repeating: "\u{301}", count: 10_000)
    for text in ["", "\0", "\u{301}", "\u{301}toy\u{301}", "🇩🇪", "👩‍👩‍👧‍👦", "\u{202E}yot", marks] {
      _ = TermMatcher(["toy", text]).matches(in: text)
    }
    #expect(TermMatcher([]).firstMatch(in: "toy") == nil)
    #expect(TermMatcher(["🎈"]).firstMatch(in: "red 🎈 balloon")?.range == 4..<8)
  }

  /// Workers share a matcher: the same answers as one alone.
  @Test func manyThreads() async {
    let matcher = TermMatcher(["größe", "最佳", "toy"])
    let text = "Die GRÖSSE ist 全球最佳陶瓷杯 toy"
    let alone = matcher.matches(in: text)
    #expect(alone.count == 3)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<500).allSatisfy { _ in matcher.matches(in: text) == alone } }
      }
      for await same in group {
        #expect(same)
      }
    }
  }
}
