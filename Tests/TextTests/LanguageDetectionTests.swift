import Testing

@testable import Text

struct LanguageDetectionTests {
  @Test(arguments: [
    ("en", "A wooden toy for children from three years on, painted by hand"),
    ("de", "Ein Spielzeug aus Holz für Kinder ab drei Jahren, von Hand bemalt"),
    ("fr", "Un jouet en bois pour les enfants à partir de trois ans, peint à la main"),
    ("ja", "木のおもちゃです。三歳以上のお子様向けです。"), ("zh", "这是一个木制玩具，适合三岁以上的儿童使用。"), ("el", "Ελλάδα"),
  ])
  func detects(_ language: String, _ text: String) {
    #expect(detectedLanguage(of: text) == language)
    #expect(mayHoldLetter(text))
  }

  @Test(arguments: ["", "12 34", "10 × 20", "5 €", "– “12”", "½ ²", "ª", "12.345,67"])
  func tellsNothing(_ text: String) {
    #expect(detectedLanguage(of: text) == nil)
  }

  /// What is kept from the detector says nothing to it, however long it is.
  @Test(arguments: 0..<4)
  func filterChangesNothing(seed: UInt64) {
    var random = SplitMix64(seed: 900 + seed)
    var kept = 0
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...200, using: &random) {
        let range =
          [UInt32(0x20)...0x40, 0x5B...0x60, 0x7B...0xBF, 0x2000...0x203F].randomElement(using: &random) ?? 0x20...0x40
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.unicodeScalars.append(scalar) }
      }
      #expect(!mayHoldLetter(text))
      kept += languageByDetector(text) == nil ? 1 : 0
    }
    #expect(kept == 3_000)
    for scalar in "aZéßжα最かทא".unicodeScalars { #expect(mayHoldLetter("12 \(Character(scalar))")) }
  }
}
