import Testing

@testable import Text

struct MessageFormatTests {
  private func format(
    _ pattern: String, _ locale: String, _ arguments: [String: MessageArgument]
  ) throws -> String {
    try MessageFormat(pattern: pattern, locale: locale).format(arguments)
  }

  private func format(_ pattern: String, _ arguments: [String: MessageArgument]) throws -> String {
    try format(pattern, "en-US", arguments)
  }

  @Test func namedArguments() throws {
    let message = try MessageFormat(pattern: "{title} lacks {failed}. {title}", locale: "en")
    #expect(message.argumentNames == ["title", "failed"])
    let text = try message.format(["title": .text("A {b} 'c'"), "failed": .text("the mark"), "more": .text("")])
    #expect(text == "A {b} 'c' lacks the mark. A {b} 'c'")
    #expect(throws: TextError.missingArgument("failed")) { try message.format(["title": .text("x")]) }
  }

  @Test func dottedNames() throws {
    let pattern =
      "{n, plural, =0 {none} one {{r.unit} of # in {figures.height}} other {# {r.unit}s. a.b}} {r.unit}, 'x'"
    let message = try MessageFormat(pattern: pattern, locale: "en")
    #expect(message.argumentNames == ["n", "r.unit", "figures.height"])
    let arguments: [String: MessageArgument] = ["r.unit": .text("pack.x"), "figures.height": .text("2 mm")]
    for (number, text) in [("1", "pack.x of 1 in 2 mm"), ("5", "5 pack.xs. a.b"), ("0", "none")] {
      #expect(try message.format(arguments.merging(["n": .decimal(number)]) { $1 }) == text + " pack.x, 'x'")
    }
    #expect(try format("{a.b, number, percent} {a.b}", ["a.b": .decimal("0.5")]) == "50% 0.5")
  }

  @Test func quotes() throws {
    let text = try format("headed 'Product safety recall'. it''s '{x}' {x}", ["x": .text("y")])
    #expect(text == "headed 'Product safety recall'. it's {x} y")
  }

  @Test func pluralsByLocale() throws {
    let pattern = "{n, plural, one {# товар} few {# товара} many {# товаров} other {# товара}}"
    let message = try MessageFormat(pattern: pattern, locale: "ru")
    for (number, text) in [
      ("1", "1 товар"), ("3", "3 товара"), ("5", "5 товаров"), ("21", "21 товар"), ("1.5", "1,5 товара"),
    ] {
      #expect(try message.format(["n": .decimal(number)]) == text)
    }
    #expect(try format("{k, select, a {A} other {?}}", ["k": .text("a")]) == "A")
  }

  @Test func numbersKeepAllDigits() throws {
    #expect(try format("{n}", "de", ["n": .decimal("1234.56789")]) == "1.234,56789")
    #expect(try format("{p, number, ::currency/EUR}", "de", ["p": .decimal("19.99")]) == "19,99\u{A0}€")
    #expect(throws: TextError.malformedNumber("1e5")) { try format("{n}", ["n": .decimal("1e5")]) }
  }

  @Test func daysAreGregorianAndUTC() throws {
    #expect(try format("{d}", "en-US", ["d": .day("2026-11-21")]) == "Nov 21, 2026")
    #expect(try format("{d, date, ::yMMMMd}", "de-DE", ["d": .day("2026-01-01")]) == "1. Januar 2026")
    #expect(try format("{d, date, long}", "zh-CN", ["d": .day("2024-02-29")]) == "2024年2月29日")
    #expect(try format("{d, date, ::y}", "th-TH", ["d": .day("2026-11-21")]).contains("2026"))
    let inBranch = "{n, plural, other {{d, date, ::y}}}"
    let arguments: [String: MessageArgument] = ["n": .decimal("1"), "d": .day("2026-11-21")]
    #expect(try format(inBranch, "fa-IR-u-nu-latn", arguments).contains("2026"))
    #expect(try format("{d, date, ::yMd}", "ar-SA-u-nu-latn", ["d": .day("2026-11-21")]).contains("2026"))
    #expect(try format("{d, date, ::yMMMd}", ["d": .day("1583-01-01")]) == "Jan 1, 1583")
    for day in ["2026-02-29", "2026-13-01", "2026-1-1", "0000-01-01", "1582-12-31", "20261121", "2026-11-21 ", ""] {
      #expect(throws: TextError.malformedDay(day)) { try format("{d}", ["d": .day(day)]) }
    }
  }

  @Test(arguments: [
    ("a {b", MessageSyntaxError.Reason.unmatchedBrace, 2),
    ("größe {n, plural, one {x}}", .missingOther, 8),
    ("ab {n, nonsense}", .unknownType, 3),
    ("ab {x.y} {n, number, ::garbage}", .syntax, 9),
    ("ö {a b}", .syntax, 4),
    ("{}", .syntax, 1),
    ("{n, plural, other {{x}}", .unmatchedBrace, 0),
    ("{n, plural, other {{x}", .unmatchedBrace, 18),
  ])
  func malformedPatterns(_ pattern: String, _ reason: MessageSyntaxError.Reason, _ offset: Int) {
    #expect(throws: MessageSyntaxError(reason: reason, offset: offset)) {
      try MessageFormat(pattern: pattern, locale: "en")
    }
  }

  @Test func unknownLocale() {
    #expect(throws: MessageSyntaxError(reason: .unknownLocale, offset: 0)) {
      try MessageFormat(pattern: "a", locale: "xx")
    }
  }

  @Test func unsuitableArguments() throws {
    #expect(throws: TextError.unsuitableArgument) { try format("{n, plural, other {#}}", ["n": .text("x")]) }
    #expect(throws: TextError.unsuitableArgument) { try format("{n, number}", ["n": .text("x")]) }
  }

  @Test func oddTexts() throws {
    #expect(try format("", [:]).isEmpty)
    #expect(try format("\0{a}\0", ["a": .text("\0👩‍👧\u{301}")]) == "\0\0👩‍👧\u{301}\0")
    let long = String(repeating: "ü", count: 1 << 19)
    #expect(try format("{a}", ["a": .text(long)]) == long)
    let deep = [String(repeating: "{a,plural,other{", count: 500), String(repeating: "{", count: 10_000)]
    let broken = ["{", "}", "{'", "'{", "{a,", "{a,plural,", "{a,plural,other{", "{a,select,other{'", "{.}", "{,}"]
    for pattern in deep + broken {
      _ = try? MessageFormat(pattern: pattern, locale: "en")
    }
  }
}
