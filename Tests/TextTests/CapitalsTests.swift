import Testing
import Text
import Values

@Suite struct CapitalsTests {
  /// The share is that of the characters themselves wherever the bytes tell it.
  @Test func bytesAgreeWithCharacters() {
    var state: UInt64 = 20_261_121
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let pieces = [
      "A", "b", "ß", "É", "ü", "×", "÷", " ", "9", "最", "カ", "カ\u{3099}", "。", "я", "Я", "e\u{301}", "𝔸", "ー",
    ]
    var told = 0
    for _ in 0..<5_000 {
      let text = (0..<next(8)).map { _ in pieces[next(pieces.count)] }.joined()
      guard let share = TextMeasure.capitals(of: text) else { continue }
      told += 1
      let letters = text.filter { $0.isCased }
      let expected = Rational(letters.count { $0.isUppercase }).divided(by: Rational(letters.count)) ?? Rational(0)
      #expect(share == expected, "seed 20261121: \(text)")
    }
    #expect(told > 500)
  }
}
