import Reports
import Testing

@Suite("Words and numbers of reports")
struct WordingTests {
  @Test(
    "The language of a tag or of the environment",
    arguments: [
      ("zh", .chinese), ("zh-Hans", .chinese), ("zh_CN.UTF-8", .chinese), ("ZH-TW", .chinese), ("en", .english),
      ("de_DE.UTF-8", .english), ("C", .english), ("", .english),
    ] as [(String, ReportLanguage)])
  func languages(_ tag: String, _ expected: ReportLanguage) {
    #expect(ReportLanguage(tag: tag) == expected)
  }

  @Test(
    "Thousands are grouped",
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (123_456, "123,456"),
      (1_234_567, "1,234,567"), (-1_000, "-1,000"), (-999, "-999"), (Int.max, "9,223,372,036,854,775,807"),
    ])
  func numbers(_ value: Int, _ expected: String) {
    for language in ReportLanguage.allCases { #expect(language.number(value) == expected) }
  }

  @Test("Listings are counted in words")
  func listings() {
    #expect(ReportLanguage.english.listings(1) == "1 listing" && ReportLanguage.english.listings(0) == "0 listings")
    #expect(
      ReportLanguage.english.listings(2_400) == "2,400 listings"
        && ReportLanguage.chinese.listings(2_400) == "2,400 个商品")
  }

  @Test("Text made fit for a terminal")
  func printableText() {
    let texts = [
      ("plain 积木 😀 e\u{301}\u{A0}\u{200E}", "plain 积木 😀 e\u{301}\u{A0}\u{200E}"), ("a\tb\nc", "a\tb\nc"),
      ("\u{1B}[31m", "\\u{1B}[31m"), ("\u{0}\u{7}\u{8}\r", "\\u{0}\\u{7}\\u{8}\\u{D}"),
      ("\u{7F}\u{80}\u{9B}\u{9F}", "\\u{7F}\\u{80}\\u{9B}\\u{9F}"),
      ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}", "\\u{202A}\\u{202B}\\u{202C}\\u{202D}\\u{202E}"),
      ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\\u{1B}", "\\u{1B}"), ("", ""), ("a\r\nb", "a\\u{D}\nb"),
    ]
    for (text, expected) in texts {
      #expect(printable(text).unicodeScalars.elementsEqual(expected.unicodeScalars), "\(expected)")
      #expect(printable(printable(text)) == printable(text), "\(expected)")
    }
  }

  @Test(
    "Markets in few words",
    arguments: [
      (Sample.union, "EU: all 27", "EU 全部 27 国"), (Sample.union + ["XI"], "EU: all 27, XI", "EU 全部 27 国、XI"),
      (Sample.union + ["GB", "XI", "US"], "EU: all 27, UK: all 2, US", "EU 全部 27 国、UK 全部 2 国、US"),
      (["GB", "XI"], "UK: all 2", "UK 全部 2 国"),
      (["US", "DE", "FR"], "DE, FR, US", "DE、FR、US"), (["GB"], "GB", "GB"), (["DE", "DE"], "DE", "DE"), ([], "", ""),
      (Sample.union.filter { $0 != "DE" }, "EU: 26, not DE", "EU 26 国（DE 除外）"),
      (
        Sample.union.filter { !["DE", "AT", "SK"].contains($0) } + ["US"], "EU: 24, not AT, DE, SK, US",
        "EU 24 国（AT、DE、SK 除外）、US"
      ),
      (Array(Sample.union.prefix(4)), "AT, BE, BG, CY", "AT、BE、BG、CY"),
    ])
  func markets(_ markets: [String], _ english: String, _ chinese: String) {
    #expect(marketNames(markets, unions: Sample.unions, language: .english) == english)
    #expect(marketNames(markets.reversed(), unions: Sample.unions, language: .english) == english)
    #expect(marketNames(markets, unions: Sample.unions, language: .chinese) == chinese)
  }

  @Test("Unions that nobody asked about are not named, and a union of one is its member")
  func unions() {
    #expect(marketNames(["GB", "XI"], unions: [], language: .english) == "GB, XI")
    #expect(marketNames(["DE"], unions: [(name: "D", members: ["DE"])], language: .english) == "DE")
    let nested = [(name: "EEA", members: Sample.union + ["IS", "LI", "NO"]), (name: "EU", members: Sample.union)]
    #expect(marketNames(Sample.union + ["IS", "LI", "NO"], unions: nested, language: .english) == "EEA: all 30")
  }
}
