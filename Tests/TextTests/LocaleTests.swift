import Testing

@testable import Text

struct LocaleTests {
  @Test func names() throws {
    #expect(try displayName(region: "DE", in: "en") == "Germany")
    #expect(try displayName(region: "DE", in: "zh-CN") == "德国")
    #expect(try displayName(region: "EU", in: "de") == "Europäische Union")
    #expect(try displayName(region: "ZQ", in: "en") == nil)
    #expect(try displayName(region: "", in: "en") == nil)
    #expect(try displayName(currency: "EUR", in: "en") == "Euro")
    #expect(try displayName(currency: "JPY", in: "zh") == "日元")
    #expect(try displayName(currency: "QQQ", in: "en") == nil)
    #expect(try displayName(currency: "EU", in: "en") == nil)
    #expect(try displayName(language: "fr", in: "de") == "Französisch")
    #expect(try displayName(language: "zh-Hans", in: "en") == "Simplified Chinese")
    #expect(try displayName(language: "qqq", in: "en") == nil)
    #expect(throws: TextError.unknownLocale("xx")) { try displayName(region: "DE", in: "xx") }
  }

  @Test func lists() throws {
    let items = ["Größe", "", "最佳", "\0"]
    #expect(try ListFormatter(locale: "en-US", kind: .and).format(["a", "b", "c"]) == "a, b, and c")
    #expect(try ListFormatter(locale: "de-DE", kind: .or).format(["a", "b", "c"]) == "a, b oder c")
    #expect(try ListFormatter(locale: "zh-CN", kind: .and).format(["甲", "乙", "丙"]) == "甲、乙和丙")
    #expect(try ListFormatter(locale: "en-US", kind: .unit).format(["5 ft", "10 in"]) == "5 ft, 10 in")
    #expect(try ListFormatter(locale: "en-US", kind: .and).format(items) == "Größe, , 最佳, and \0")
    #expect(try ListFormatter(locale: "es", kind: .and).format(["b", "iglesia"]) == "b e iglesia")
    for kind in ListKind.allCases {
      #expect(try ListFormatter(locale: "en", kind: kind).format([]).isEmpty)
      #expect(try ListFormatter(locale: "en", kind: kind).format(["a"]) == "a")
    }
    #expect(throws: TextError.unknownLocale("xx")) { try ListFormatter(locale: "xx", kind: .and) }
  }

  @Test func version() {
    #expect(icuVersion.hasPrefix("ICU "))
    #expect(icuVersion.contains(", CLDR ") && icuVersion.contains(", Unicode "))
  }
}
