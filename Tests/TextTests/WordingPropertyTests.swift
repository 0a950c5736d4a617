import Testing

@testable import Text

/// What the scanner passes over, the exact matchers do not find either: over random words and texts.
@Suite("No wording is passed over")
struct WordingPropertyTests {
  @Test(arguments: 0..<8)
  func terms(seed: UInt64) {
    var random = TextGenerator(seed: seed)
    var tally = Tally()
    for _ in 0..<30 {
      let lists = (0..<12).map { _ in (0..<4).map { _ in random.term() } }
      let scanned = ScannedWordings(lists.map { .terms($0) })
      let matchers = lists.map { TermMatcher($0) }
      for _ in 0..<20 {
        let text = random.text(around: lists.flatMap(\.self))
        let candidates = scanned.candidates(in: text)
        for (bit, matcher) in matchers.enumerated() {
          let stands = matcher.firstMatch(in: text) != nil
          tally.count(stands: stands, isCandidate: candidates.contains(bit))
          if stands, !candidates.contains(bit) {
            Issue.record("seed \(seed): \(lists[bit]) stands in \(text.debugDescription) and is passed over")
          }
        }
      }
    }
    tally.check()
  }

  @Test(arguments: 0..<4)
  func phrases(seed: UInt64) {
    var random = TextGenerator(seed: 1_000 + seed)
    var tally = Tally()
    for _ in 0..<30 {
      let phrases = (0..<8).map { _ in (0..<2).map { _ in random.form() } }
      let scanned = ScannedWordings(phrases.map { .phrase($0) })
      let matchers = phrases.map { PhrasePattern(forms: $0) }
      for _ in 0..<20 {
        let forms = phrases.flatMap(\.self).map { $0.replacing("{…}", with: "x") }
        let text = random.text(around: forms)
        let candidates = scanned.candidates(in: text)
        for (bit, matcher) in matchers.enumerated() {
          let stands = matcher.firstMatch(in: text) != nil
          tally.count(stands: stands, isCandidate: candidates.contains(bit))
          if stands, !candidates.contains(bit) {
            Issue.record("seed \(seed): \(phrases[bit]) stands in \(text.debugDescription) and is passed over")
          }
        }
      }
    }
    tally.check()
  }

  /// How often what was looked for stood there, and how often the scanner said so for nothing.
  private struct Tally {
    private var all = 0
    private var standing = 0
    private var candidates = 0

    mutating func count(stands: Bool, isCandidate: Bool) {
      all += 1
      standing += stands ? 1 : 0
      candidates += isCandidate ? 1 : 0
    }

    /// The texts must hold what is looked for often enough, and the scanner must be worth asking.
    func check() {
      #expect(standing * 50 > all, "only \(standing) of \(all) stand")
      #expect(candidates < standing * 2, "\(candidates) candidates for \(standing)")
    }
  }
}

/// Words and texts of every kind that folding and word boundaries tell apart.
private struct TextGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let pieces = [
    "toy", "car", "eco", "Maß", "größe", "STRASSE", "straße", "É", "café", "cafe\u{301}", "ı", "İ", "i", "I", "ﬁ", "fi",
    "ﬃ", "ſ", "s", "K", "k", "Å", "å", "Σ", "ς", "σ", "мир", "МИР", "ё", "е\u{308}", "й", "최고", "급", "최\u{AC00}",
    "\u{1112}\u{1161}",
    "最佳", "最", "佳", "玩具", "々", "オモチャ", "ｵﾓﾁｬ", "ガ", "ｶﾞ", "か\u{3099}", "が", "ー", "ของ", "เล่น", "हिन्दी", "नि", "שָׁלוֹם", "مُحَمَّد",
    "ＴＯＹ", "１２", "12", "3", "36", "½", "1⁄2", "㎏", "kg", "™", "tm", "№", "㈱", "①", "_", "＿", "‿", "x\u{335}", "ǆ", "ŉ",
    "ʰ", "ˇ",
    "\u{345}", "a\u{323}\u{302}", "a\u{302}\u{323}", "😀", "👩‍👧", "🇩🇪", "❤\u{FE0F}", "1\u{FE0F}\u{20E3}", "\u{AD}",
    "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{2060}",
    "\u{34F}", "'", "’", "ʼ", "\"", "“", "«", "„", "`", "-", "–", "‑", "−", "〜", "(", ")", ".", "。", ",", "、", ":", "·",
    "/", "&amp;",
    "<b>", "</p>", "%", "+", "…", "°", "\u{0}", "𠮷", "ﷺ", "ẞ", "ß", "ss", "SS", "l", "d", "qu", "un",
  ]
  private static let gaps = [
    "", "", "", " ", " ", " ", "  ", "\n", "\t ", "\u{A0}", "\u{3000}", "-", "–", "'", "’", "\u{200B}", "\u{AD}", ".",
  ]

  mutating func term() -> String {
    let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in piece() + gap() }.joined()
    let start = chance(10) ? "*" : ""
    return start + words + (chance(10) ? "*" : "")
  }

  mutating func form() -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in piece() + gap() + (chance(8) ? "{…}" : "") }.joined()
  }

  /// A text with some of the words in it, written in another way.
  mutating func text(around words: [String]) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      text += chance(2) ? varied(words.randomElement(using: &random) ?? "") : piece()
      text += gap()
    }
    return text
  }

  /// The same word to a reader: other case, other width, other composition, invisible characters, other gaps.
  private mutating func varied(_ word: String) -> String {
    var word = word.replacing("*", with: "")
    if chance(3) { word = word.uppercased() }
    if chance(3) { word = word.lowercased() }
    if chance(4) { word = word.replacing(" ", with: "\u{A0} \n") }
    if chance(4) { word = word.replacing("-", with: "\u{2011}").replacing("'", with: "’") }
    guard chance(4) else { return word }
    return word.unicodeScalars.map { scalar in
      if chance(6) { return String(scalar) + "\u{AD}" }
      if chance(6), (0x21...0x7E).contains(scalar.value), let wide = Unicode.Scalar(scalar.value + 0xFEE0) {
        return String(wide)
      }
      return String(scalar)
    }.joined()
  }

  private mutating func piece() -> String { Self.pieces.randomElement(using: &random) ?? "" }
  private mutating func gap() -> String { Self.gaps.randomElement(using: &random) ?? "" }
  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
}

/// A generator that gives the same numbers for the same seed.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
