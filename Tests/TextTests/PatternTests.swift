import Testing

@testable import Text

struct PatternTests {
  private func found(_ pattern: String, in text: String) throws -> String? {
    try Pattern(pattern).firstMatch(in: text).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    // Full case folding.
    ("(?i)größe", "Schöne GRÖSSE!", "GRÖSSE"), ("(?i)GRÖSSE", "größe", "größe"), ("(?i)strasse", "Straße", "Straße"),
    ("(?i)straße", "STRAẞE", "STRAẞE"), ("(?i)fi", "eﬁ", "ﬁ"), ("(?i)office", "oﬃce", "oﬃce"),
    ("(?i)oﬃce", "OFFICE", "OFFICE"),
    ("(?i)σ", "ς", "ς"), ("(?i)K", "\u{212A}", "\u{212A}"), ("(?i)[äß]x", "SSX", "SSX"), ("(?i)ß+", "ssß", "ssß"),
    ("(?i)s+$", "Fuß", "ß"), ("(?i:größe) A", "GRÖSSE A", "GRÖSSE A"), ("a(?i)b(?-i)c", "aBc", "aBc"),
    ("(?i)İ", "i\u{307}", "i\u{307}"),
    ("(?i)ŉ", "ʼN", "ʼN"), ("(?i)masse|größe", "GRÖSSE", "GRÖSSE"), ("(?i)\\Qß.\\E", "SS.", "SS."),
    // Words of any script.
    ("\\w+", "größe", "größe"), ("\\w+", "最佳 x", "最佳"), ("^\\w+$", "हिन्दी", "हिन्दी"), ("[\\w-]+", "öko-tex", "öko-tex"),
    ("\\W+", "größe – x", " – "), ("[^\\W_]+", "_größe_", "größe"), ("[^\\w]", "aé!", "!"),
    ("[\\W\\d]+", "é12!", "12!"),
    // Word boundaries.
    ("\\bMaß\\b", "Ein Maß, bitte", "Maß"), ("\\bM\\b", "size M", "M"), ("\\bM\\b", "M", "M"),
    ("größe\\b", "größe!", "größe"),
    ("\\b\\w+\\b", "können", "können"), ("\\bcan\\b.*\\bdo\\b", "I can really do it", "can really do"),
    ("(?i)\\bgröße\\b", "DIE GRÖSSE 4", "GRÖSSE"), ("\\b(?:\\bM|L)\\b", "size L", "L"), ("x\\b\\b y", "x y", "x y"),
    ("\\Baß\\b", "Maß", "aß"), ("o\\Bo", "foo", "oo"), ("^\\bfoo\\b$", "foo", "foo"), ("\\b^foo$\\b", "foo", "foo"),
    ("(?m)^\\bb\\b$", "a\nb\nc", "b"), ("(?m)a$", "a\nb", "a"), ("a.b\\b", "a b", "a b"), ("\\b3\\b", "3-6", "3"),
    ("(?s)a.b\\b", "a\nb", "a\nb"), ("\\b[^a]{2}\\b", "aa bb", "bb"), ("\\b\\S+\\b", " größe ", "größe"),
    ("\\b\\d{2}\\b", "1 22 333", "22"),
    ("\\b[\\s\\S]{3}\\b", "öäü", "öäü"), ("\\bétés?\\b", "les étés", "étés"), ("(?:\\b|x)été", "été", "été"),
    ("\\b(?:a|b)+\\b", "abab", "abab"),
    ("\\bcan't\\b", "you can't go", "can't"), ("(\\bfoo\\b ?)+", "foo foo", "foo foo"),
    ("\\bbitte\\b", "Maß,\(MarkedText.boundary)bitte", "bitte"),
    ("\\b最佳", "全球 最佳", "最佳"), ("\\b", "a", ""), ("\\bé?\\b", "é", "é"),
    // As before.
    ("", "", ""), ("a{2,3}", "aaaa", "aaa"), ("a{b", "a{b", "a{b"), ("[]a]+", "]a", "]a"), ("[^]a]", "]ab", "b"),
    ("\\x41\\x{e9}\\101", "AéA", "AéA"),
    ("[[:alpha:]_]+", "1a_", "a_"), ("\\pL+", "1é", "é"), ("\\p{^L}", "é1", "1"), ("(?P<x>a)\\b", "a", "a"),
  ])
  func finds(_ pattern: String, in text: String, as expected: String) throws {
    #expect(try found(pattern, in: text) == expected)
  }

  @Test(arguments: [
    ("\\bMaß\\b", "Maßband"), ("\\bM\\b", "Müsli"), ("\\bM\\b", "Mu\u{308}sli"), ("\\bM\\b", "üM"), ("Größe", "GRÖSSE"),
    ("(?i)s$", "Fuß"), ("(?i)^s", "ßx"), ("(?i)f", "ﬁ"), ("a(?i)b(?-i)c", "aBC"), ("(?i:a)b", "AB"), ("\\bs", "ß"),
    ("\\w", "–!"), ("\\W", "größe"),
    ("\\bcan\\b", "can't"), ("\\Bfoo", "foo"), ("foo\\B", "foo"), ("\\b", ""), ("\\B\\b", "ab"), ("\\b\\B", "a b"),
    ("^.{1}$\\b", "ab"), ("\\b[^a]\\b", "aa"), ("\\b\\W{2}\\b", "a b"), ("(?i)\\bgrösse\\b", "GRÖSSEN"), ("^\\b$", ""),
    ("\\b.{3}\\b", "ab"), ("\\btoy\\b", "toy_car"), ("\\b3\\b", "3.5"),
  ])
  func doesNotFind(_ pattern: String, in text: String) throws {
    #expect(try found(pattern, in: text) == nil)
  }

  @Test(arguments: ["(", "[a", "a**", "\\8", "(?<=a)b", "\\bx[\\P{L}a]", "\\b\\C", "(?i)ssssssssssssssssssssss"])
  func refuses(_ pattern: String) {
    #expect(throws: PatternError.self) { try Pattern(pattern) }
  }

  /// Where RE2 and Unicode mean the same, rewriting changes nothing: on ASCII, whose words no mark joins.
  @Test(arguments: 0..<6)
  func rewritingChangesNothingElse(seed: UInt64) throws {
    var random = SplitMix64(seed: 77 + seed)
    let parts = [
      "a", "b", "ab", ".", "[ab]", "[^a]", "\\d", "\\D", "\\S", "[\\d ]", "\\x61", "(a|b)", "(?:ab)", "a*", "b+?",
      "[ab]{1,2}", "a?", " ",
      "(?:a|\\d)+", "^", "$", "|", "\\pL", "[[:alpha:]]",
    ]
    var matches = 0
    for _ in 0..<150 {
      let pattern = (0..<Int.random(in: 1...5, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
        .joined()
      let plain = try Pattern(pattern)
      // A class that RE2 does not know as Unicode's makes it a rewritten one; `\b?` makes it a marked one.
      let rewritten = try Pattern("(?:\(pattern))(?:\\w{0})")
      let marked = try Pattern("(?:\(pattern))(?:\\b)?")
      for _ in 0..<10 {
        let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
          "ab 1-ü".randomElement(using: &random).map(String.init) ?? ""
        }
        .joined()
        let place = plain.firstMatch(in: text)
        matches += place == nil ? 0 : 1
        #expect(rewritten.firstMatch(in: text) == place, "seed \(seed): /\(pattern)/ in \(text.debugDescription)")
        #expect(
          marked.firstMatch(in: text) == place, "seed \(seed): /\(pattern)/ with marks in \(text.debugDescription)")
      }
    }
    #expect(matches > 300)
  }

  /// `\b` says what ICU's iterator says, place by place.
  @Test func boundariesAreThoseOfUAX29() throws {
    for text in ["Maß, can't 3.5 x_y", "全球最佳 toy 최고급", "l’eau 👩‍👧 a\u{301}b\r\nc", "हिन्दी ไทย"] {
      var bytes = Array(text.utf8)
      bytes.withUnsafeMutableBufferPointer { buffer in
        let all = UnsafeBufferPointer(buffer)
        var edges = WordEdges(all)
        let marks = MarkedText(all)
        var (place, marked) = (0, 0)
        for scalar in text.unicodeScalars {
          let isBoundary = place == 0 || edges.icuBoundary(place)
          let mark = Array(String(Character(isBoundary ? MarkedText.boundary : MarkedText.inside)).utf8)
          // Six bytes of marks stand before each character.
          #expect(Array(marks.bytes[marked..<marked + 6]) == mark + mark, "\(text) at \(place)")
          place += String(scalar).utf8.count
          marked += String(scalar).utf8.count + 6
        }
      }
    }
  }

  @Test func longFoldingsAreAllThatICUHas() {
    var known = Set(CaseFolding.longFoldings.map(\.scalar))
    #expect(known.count > 100)
    for value in UInt32(0)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value), CaseFolding.folded(scalar).count > 1 else { continue }
      #expect(known.remove(scalar) != nil, "U+\(String(value, radix: 16))")
    }
    #expect(known.isEmpty)
  }

  @Test func linearTime() throws {
    let pattern = try Pattern("(?i)(?:\\b\\w+\\b ?)*\\bß\\b")
    let text = String(repeating: "größe ", count: 3_000)
    let clock = ContinuousClock()
    let short = clock.measure { _ = pattern.isFound(in: text) }
    let long = clock.measure { _ = pattern.isFound(in: text + text + text + text) }
    #expect(long < short * 40 + .milliseconds(200))
  }

  // MARK: What every match holds

  @Test(arguments: [
    ("[a-z0-9._-]+@[a-z0-9-]+\\.[a-z]{2,}", "@", 0), ("https?:\\/\\/", "://", 0), ("\\bCE\\b", "CE", 0),
    ("abc*d+e", "ab", 0),
    ("a|b@", "", 0), ("(?i)a@", "", 0), ("(?:x|y)@(?i:z)", "", 0), ("(@|x)ab{0}c", "a", 0), ("\\Qa@b\\E?c", "a@", 1),
    ("", "", 0), ("x{2}", "", 0), ("[@]", "", 0), ("Straße 5", "Straße 5", 0),
  ])
  func requiredText(_ pattern: String, _ text: String, _ rarest: Int) throws {
    _ = try Pattern(pattern)
    let required = RequiredText(of: PatternReader.tokens(of: pattern))
    #expect(String(decoding: required.bytes, as: UTF8.self) == text)
    #expect(required.rarest == rarest)
  }

  /// Where a pattern is found, it is said to be, whatever it was looked for by.
  @Test(arguments: 0..<4)
  func isFoundWhereItMatches(seed: UInt64) {
    var random = SplitMix64(seed: 1_100 + seed)
    let parts = [
      "a", "b", "@", "ab", "ß", "\\.", ".", "[ab]", "[^a]", "\\d", "(a|b@)", "(?:@)", "(?i:A)", "|", "^", "$", "\\b",
      "\\B", "x",
      "\\Q@a\\E", "://", "\\w",
    ]
    let quantifiers = ["", "", "", "", "*", "+", "?", "{2}", "{0,1}", "+?"]
    let letters = ["a", "b", "@", ".", "ß", "A", "x", " ", "1", "://", "ab"]
    var (compiled, found) = (0, 0)
    for _ in 0..<4_000 {
      let source = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (parts.randomElement(using: &random) ?? "") + (quantifiers.randomElement(using: &random) ?? "")
      }.joined()
      guard let pattern = try? Pattern(source) else { continue }
      compiled += 1
      for _ in 0..<6 {
        let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }
          .joined()
        let isFound = pattern.firstMatch(in: text) != nil
        found += isFound ? 1 : 0
        #expect(pattern.isFound(in: text) == isFound, "seed \(seed): /\(source)/ in \(text.debugDescription)")
      }
    }
    #expect(compiled > 1_000 && found > 1_000)
  }
}
