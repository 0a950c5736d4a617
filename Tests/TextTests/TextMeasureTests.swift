import Testing

@testable import Text

struct TextMeasureTests {
  /// What the standard library says, slowly.
  private func slowWords(_ text: String) -> Int {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.count
  }

  private func fast(_ text: String) -> (characters: Int?, words: Int?) {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { (TextMeasure.characters(in: $0), TextMeasure.words(in: $0)) }
  }

  @Test(arguments: [
    "", "a", "Toy car", "a\r\nb", "\r\n", "\r", "seven 7\r\n", "12345678\r\n9", "1234567\r\n89", "Schöne Größe – 10 €",
    "全球最佳陶瓷杯。",
    "木のおもちゃ", "최고급 도자기", "Мёд, ΑΒΓ", "don’t can't", "a_b", "½ l", "😀 toy 🎈", "\u{AD}\u{200B}", "ＴＯＹ １２",
  ])
  func simpleTextsAreMeasuredByTheirBytes(_ text: String) {
    #expect(fast(text).characters == text.count)
    #expect(fast(text).words == slowWords(text))
  }

  @Test(arguments: [
    "Cafe\u{301}", "👩‍👧", "🇩🇪", "हिन्दी", "ของ", "か\u{3099}", "ｶﾞ", "\u{1112}\u{1161}", "👍🏽", "❤\u{FE0F}", "1\u{20E3}",
  ])
  func othersAreMeasuredByTheLibrary(_ text: String) {
    #expect(fast(text).characters == nil && fast(text).words == nil)
    #expect(TextMeasure.characters(of: text) == text.count)
    #expect(TextMeasure.words(of: text) == slowWords(text))
  }

  /// Each code point beside others that touch what they can.
  @Test func everyCodePoint() {
    var simple = 0
    for value in UInt32(0)...0x2_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(Character(scalar))가\(Character(scalar))\(Character(scalar))\n"
      guard let characters = fast(text).characters else { continue }
      simple += 1
      if characters != text.count || fast(text).words != slowWords(text) {
        Issue.record("U+\(String(value, radix: 16)): \(fast(text)), not \(text.count) and \(slowWords(text))")
      }
    }
    #expect(simple > 40_000)
  }

  @Test(arguments: 0..<4)
  func randomTexts(seed: UInt64) {
    var random = SplitMix64(seed: 500 + seed)
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x20...0x7E, 0x9...0xD, 0xA0...0x17F, 0x2F0...0x590, 0x1E00...0x2BFF, 0x3000...0x3130,
      0x4E00...0x4F00,
      0xAC00...0xAD00, 0xFF00...0xFFA0, 0x1F1E0...0x1F650,
    ]
    var simple = 0
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let range = ranges.randomElement(using: &random) ?? 0x20...0x7E
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.unicodeScalars.append(scalar) }
      }
      simple += fast(text).characters == nil ? 0 : 1
      #expect(TextMeasure.characters(of: text) == text.count, "seed \(seed): \(text.debugDescription)")
      #expect(TextMeasure.words(of: text) == slowWords(text), "seed \(seed): \(text.debugDescription)")
    }
    #expect(simple > 1_000)
  }

  // MARK: White space at the ends

  /// What the characters themselves say, as the reader of values does.
  private func slowlyTrimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  private func trimmed(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { TextMeasure.trimmed($0).map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test(arguments: ["", " ", " \r\n a b\t", "größe ", "\n最佳", "a\u{B}"])
  func plainWhiteSpaceIsTrimmed(_ text: String) { #expect(trimmed(text) == slowlyTrimmed(text)) }

  @Test(arguments: ["\u{A0}a", "a \u{301}", " \u{301}a", "\u{600} ", "\u{3000}", "a\u{2003} "])
  func whiteSpaceThatMayBeOfACharacterIsLeft(_ text: String) { #expect(trimmed(text) == nil) }

  @Test(arguments: 0..<4)
  func randomTextsAreTrimmed(seed: UInt64) {
    var random = SplitMix64(seed: 700 + seed)
    var told = 0
    for _ in 0..<5_000 {
      let text = (Bool.random(using: &random) ? " \n" : "") + random.text(upTo: 3)
      guard let fast = trimmed(text) else { continue }
      told += 1
      #expect(Array(fast.utf8) == Array(slowlyTrimmed(text).utf8), "seed \(seed): \(text.debugDescription)")
    }
    #expect(told > 2_000)
  }

  @Test func everyCodePointAtAnEdge() {
    for value in UInt32(0)...0x2_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in [" \(Character(scalar))a\(Character(scalar)) ", "\(Character(scalar)) \(Character(scalar))"] {
        guard let fast = trimmed(text) else { continue }
        if Array(fast.utf8) != Array(slowlyTrimmed(text).utf8) { Issue.record("U+\(String(value, radix: 16))") }
      }
    }
  }
}
