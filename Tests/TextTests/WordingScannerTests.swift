import Testing

@testable import Text

struct WordingScannerTests {
  /// The numbers of the wordings that may stand in a text.
  private func candidates(_ wordings: [SearchedWording], in text: String) -> Set<Int> {
    ScannedWordings(wordings).candidates(in: text)
  }

  @Test(arguments: [
    ("GRÖSSE", "Schöne größe!"), ("größe", "GRO\u{308}SSE"), ("Maß", "Ein Maß, bitte"), ("toy", "A ＴＯＹ car"),
    ("toy", "t\u{AD}o\u{200B}y"), ("toy", "😀toy😀"), ("toy", "玩具toy车"), ("最佳", "全球最佳陶瓷杯"), ("オモチャ", "木のｵﾓﾁｬです"),
    ("café", "Cafe\u{301} noir"), ("eco-friendly", "Eco\u{2011}friendly"), ("a b", "a\n  b"), ("100%", "100% cotton"),
    ("child's play", "child’s play"), ("eau", "verre d’eau"), ("CE", "CE인증"), ("kg", "5 ㎏"), ("-free", "lead–free"),
    ("-", "a – b"), ("klimaneutral*", "klimaneutrales"), ("*tasse", "eine Kaffeetasse"), ("*tasse", "Tassen, Teetasse"),
    ("½", "1⁄2 l"), ("ของเล่น", "ขายของเล่นเด็ก"), ("हिन्दी", "यह हिन्दी है"), ("abcdefghijklmnop", "x ABCDEFGHIJKLMNOP."),
    ("toy", "<b>toy</b>"), ("toy", "x\0toy\0x"), ("株式会社", "㍿"), ("(株)", "㈱山田"), ("ʼn", "ŉ"),
  ])
  func mayStand(_ term: String, in text: String) {
    #expect(TermMatcher([term]).firstMatch(in: text) != nil, "the example is wrong")
    #expect(candidates([.terms(["never", term])], in: text) == [0])
  }

  @Test(arguments: [
    ("Maß", "Maßband"), ("toy", "toys"), ("toy", "stoy"), ("toy", "toy2"), ("toy", "toy_car"), ("toy", "ΑΒΓtoy"),
    ("мир", "мира"), ("최고", "최고급"), ("toy", ""), ("toy", "to"), ("", "x"), ("abcdefghi", "abcdefgh"),
    ("abcdefghi", "abcdefghj"), ("klimaneutral*", "unklimaneutral"), ("*tasse", "Tassen"), ("tasse", "Kaffeetasse"),
  ])
  func certainlyDoesNotStand(_ term: String, in text: String) {
    #expect(candidates([.terms([term])], in: text).isEmpty)
  }

  @Test func eachWordingHasABitOfItsOwn() {
    let wordings: [SearchedWording] = [
      .terms(["toy", "car"]), .phrase(["Not suitable {…} under 36 months"]), .anything, .terms(["toy"]), .terms([]),
      .phrase(["keep away from fire"]),
    ]
    #expect(candidates(wordings, in: "A toy.") == [0, 2, 3])
    #expect(candidates(wordings, in: "NOT SUITABLE for anybody under 36\nmonths!") == [1, 2])
    #expect(candidates(wordings, in: "Keep a-way from „fire“") == [2, 5])
    #expect(candidates(wordings, in: "") == [2])
    let many = (0..<200).map { SearchedWording.terms(["word\($0)", "common"]) }
    #expect(candidates(many, in: "word3 and word150, word42") == [3, 42, 150])
    #expect(candidates(many, in: "COMMON").count == 200)
  }

  @Test func longTextsAndLongWords() {
    let word = String(repeating: "Donaudampfschiff", count: 20)
    let text =
      String(repeating: "ein paar Wörter, ", count: 5_000) + word + String(repeating: " und mehr", count: 5_000)
    #expect(
      candidates([.terms([word]), .terms(["Wörter"]), .terms(["mehr und"]), .terms(["fehlt"])], in: text) == [0, 1, 2])
    for length in 0..<200 {
      let text = String(repeating: "x", count: length) + " toy"
      #expect(candidates([.terms(["toy"])], in: text) == [0], "after \(length) letters")
      #expect(candidates([.terms(["toy"])], in: text + "s").isEmpty, "after \(length) letters")
    }
  }

  /// Each code point of the table folds as the exact matcher folds it.
  @Test func tableAgreesWithFolding() {
    for start in stride(from: UInt32(0x21), to: 0x1_FFFF, by: 64) {
      let words = (start..<start + 64).compactMap(Unicode.Scalar.init).map { "a\(Character($0))b" }
      let standing = words.indices.filter { TermMatcher([words[$0]]).firstMatch(in: words[$0]) != nil }
      let scanned = ScannedWordings(words.map { .terms([$0]) })
      for word in standing where !scanned.candidates(in: words[word]).contains(word) {
        Issue.record("\(words[word].debugDescription) is passed over")
      }
    }
  }
}

/// A scanner with the wordings that it was made from.
struct ScannedWordings {
  private let scanner: WordingScanner

  init(_ wordings: [SearchedWording]) { scanner = WordingScanner(WordingSet(wordings)) }

  func candidates(in text: String) -> Set<Int> {
    var bits = scanner.noCandidates
    var text = text
    text.withUTF8 { scanner.candidates(in: $0, &bits) }
    return numbers(bits)
  }

  /// Those that are certain.
  func certain(in text: String) -> Set<Int> {
    var (bits, certain) = (scanner.noCandidates, scanner.noCandidates)
    var text = text
    text.withUTF8 { scanner.candidates(in: $0, &bits, certain: &certain) }
    return numbers(certain)
  }

  private func numbers(_ bits: [UInt64]) -> Set<Int> {
    Set((0..<scanner.wordings.count).filter { bits[$0 >> 6] >> UInt64($0 & 63) & 1 != 0 })
  }
}
