import Testing

@testable import Text

struct LocalizedNumberTests {
  @Test(arguments: [
    ("de-DE", "currency/EUR", "19.99", "19,99\u{A0}€"),
    ("en-US", "currency/USD", "19.99", "$19.99"),
    ("fr-FR", "currency/EUR", "1234567.89", "1\u{202F}234\u{202F}567,89\u{A0}€"),
    ("ja-JP", "currency/JPY rounding-mode-half-up", "1234.5", "￥1,235"),
    ("en-US", "currency/KWD rounding-mode-half-up", "1.2345", "KWD\u{A0}1.235"),
    ("de-DE", "measure-unit/mass-gram unit-width-short", "998", "998 g"),
    ("en-US", "measure-unit/mass-pound unit-width-short", "2.2", "2.2 lb"),
    ("en-US", ".00", "12345678901234567890123456789.005", "12,345,678,901,234,567,890,123,456,789.00"),
    ("en-US", "precision-unlimited", "-0.1234567890123456789", "-0.1234567890123456789"),
    ("de-US", "", "1.5", "1,5"),
  ])
  func formats(_ locale: String, _ skeleton: String, _ decimal: String, _ expected: String) throws {
    let text = try LocalizedNumber(locale: locale, skeleton: skeleton).format(decimal)
    #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: ["", "de_DE", "xx-YY", "english", "de-", "zzz", "de-QX", "1", "\0", "de\0"])
  func unknownLocales(_ locale: String) {
    #expect(!isKnownLocale(locale))
    #expect(throws: TextError.unknownLocale(locale)) { try LocalizedNumber(locale: locale, skeleton: "") }
  }

  @Test(arguments: [
    "de-DE", "de", "en-US", "zh-CN", "zh-Hant-TW", "ar-SA-u-nu-latn", "sr-Latn-RS", "nb-NO", "he", "de-US", "en-XK",
  ])
  func knownLocales(_ locale: String) {
    #expect(isKnownLocale(locale))
  }

  @Test func malformedSkeletons() {
    #expect(throws: TextError.malformedSkeleton("currency/EUR nonsense", offset: 13)) {
      try LocalizedNumber(locale: "de", skeleton: "currency/EUR nonsense")
    }
    #expect(throws: TextError.unknownUsage("measure-unit/length-meter usage/nonsense", offset: 26)) {
      try LocalizedNumber(locale: "de", skeleton: "measure-unit/length-meter usage/nonsense")
    }
    #expect(throws: TextError.self) {
      try LocalizedNumber(locale: "de", skeleton: "currency/EUR per-measure-unit/mass-kilogram")
    }
    #expect(throws: Never.self) { try LocalizedNumber(locale: "de", skeleton: "measure-unit/length-meter usage/road") }
  }

  @Test(arguments: ["", "-", ".", "1.", ".5", "1e9", "NaN", "Infinity", "1,5", " 1", "1.2.3", "--1", "١", "1\0"])
  func malformedNumbers(_ decimal: String) throws {
    let number = try LocalizedNumber(locale: "en-US", skeleton: "")
    #expect(throws: TextError.malformedNumber(decimal)) { try number.format(decimal) }
  }

  @Test func longNumbers() throws {
    let number = try LocalizedNumber(locale: "en-US", skeleton: "precision-unlimited group-off")
    let digits = "1" + String(repeating: "0", count: 900)
    #expect(try number.format(digits) == digits)
  }

  @Test func cacheKeepsFormatters() throws {
    let cache = FormatterCache()
    let first = try cache.number(locale: "de-DE", skeleton: "currency/EUR")
    #expect(try cache.number(locale: "de-DE", skeleton: "currency/EUR") === first)
    #expect(try cache.number(locale: "de-AT", skeleton: "currency/EUR") !== first)
    #expect(try cache.list(locale: "de", kind: .or) === cache.list(locale: "de", kind: .or))
    #expect(try cache.message(pattern: "a", locale: "de") === cache.message(pattern: "a", locale: "de"))
    #expect(throws: TextError.self) { try cache.number(locale: "xx", skeleton: "") }
  }
}
