import Testing

@testable import Text

struct WordUsesTests {
  /// What the characters themselves say.
  private func slow(_ text: String, ignoring words: [String] = []) -> Int {
    let ignored = Set(words.map(foldedCase))
    var counts: [String: Int] = [:]
    for word in foldedCase(text).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      if !ignored.contains(String(word)) { counts[String(word), default: 0] += 1 }
    }
    return counts.values.max() ?? 0
  }

  private func fast(_ text: String, ignoring words: [String] = []) -> Int? {
    Array(text.utf8).withUnsafeBufferPointer { WordUses(ignoring: words).most(in: $0) }
  }

  @Test(arguments: [
    ("", 0), (" – ", 0), ("toy", 1), ("toy TOY, Toy-toy", 4), ("weiß WEISS weiß Weiss", 4), ("STRAẞE Straße", 2),
    ("ＴＯＹ toy", 2), ("the cup and the mug", 1), ("最佳，最佳。最佳", 3), ("ÄÖ äö aö", 2), ("a\u{A0}a\r\na", 3),
    ("toy_toy", 2), ("a…a", 2), ("Σας σας", 2), ("1 l, 1 kg", 2),
  ])
  func mostUses(_ text: String, _ count: Int) {
    #expect(fast(text, ignoring: ["The", "and"]) == count)
    #expect(slow(text, ignoring: ["The", "and"]) == count)
  }

  @Test(arguments: ["Cafe\u{301}", "か\u{3099}", "ｶﾞ", "½", "to\u{AD}y", "हिन्दी", "❤\u{FE0F}", "™"])
  func othersAreLeftToTheLibrary(_ text: String) { #expect(fast(text) == nil) }

  @Test func longTexts() {
    let words = (0..<20_000).map { "word\($0 * $0 % 7_919)" }
    #expect(fast(words.joined(separator: " ")) == slow(words.joined(separator: " ")))
  }

  /// FNV-1a, as the words of a text are found by; 300 words that it puts at one place of a table.
  @Test func wordsThatWereMadeToMeetAreLeftToTheLibrary() {
    var words: [String] = []
    var number = 0
    while words.count < 300 {
      number += 1
      var hash: UInt32 = 0x811C_9DC5
      for byte in "\(number)".utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
      if (hash ^ hash >> 15) & 1023 == 0 { words.append("\(number)") }
    }
    #expect(fast(words.joined(separator: " ")) == nil)
    #expect(fast(words.prefix(9).joined(separator: " ")) == 1)
    #expect(fast("x y x", ignoring: words) == 2)
  }

  /// Each code point in a word, and by itself.
  @Test func everyCodePoint() {
    var told = 0
    for value in UInt32(0)...0x2_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(Character(scalar))b a\(Character(scalar))b \(Character(scalar))"
      for text in [text, text.lowercased() + " " + text] {
        guard let most = fast(text) else { continue }
        told += 1
        if most != slow(text) {
          Issue.record("U+\(String(value, radix: 16)): \(most), not \(slow(text))")
        }
      }
    }
    #expect(told > 80_000)
  }

  @Test(arguments: 0..<6)
  func randomTexts(seed: UInt64) {
    var random = SplitMix64(seed: 900 + seed)
    var told = 0
    for _ in 0..<4_000 {
      let text = random.text(upTo: 14)
      let ignored = (0..<Int.random(in: 0...3, using: &random)).map { _ in random.text(upTo: 1) }
      guard let most = fast(text, ignoring: ignored) else { continue }
      told += 1
      #expect(most == slow(text, ignoring: ignored), "seed \(seed): \(text.debugDescription) without \(ignored)")
    }
    #expect(told > 300)
  }
}
