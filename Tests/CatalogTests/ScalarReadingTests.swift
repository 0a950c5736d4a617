import Catalog
import Testing
import Values

/// A raw value, the type to read it as, and what comes of it.
struct Reading: Sendable, CustomTestStringConvertible {
  let raw: RawNode
  let type: ValueType
  let state: Fact.State

  init(_ raw: RawNode, _ type: ValueType, _ state: Fact.State) {
    (self.raw, self.type, self.state) = (raw, type, state)
  }

  /// A value that can be read.
  init(_ raw: RawNode, _ type: ValueType, _ value: FactValue) { self.init(raw, type, .stated(value)) }

  /// A text that cannot, and what is wrong with it.
  init(_ text: String, _ type: ValueType, _ fault: Fact.Fault) {
    self.init(RawNode(value: .text(text), place: .start), type, .unreadable(text, fault))
  }

  var testDescription: String { "\(raw.value) as \(type.name)" }

  func holds(defaults: FactReader.Defaults = .init(), sourceLocation: SourceLocation = #_sourceLocation) {
    let state = FactReader(schema: .small, defaults: defaults).read(raw, as: type).state
    #expect(state == self.state, sourceLocation: sourceLocation)
  }
}

@Suite("Scalars read as facts")
struct ScalarReadingTests {
  // MARK: Text, truth, numbers, days

  @Test(
    "Texts",
    arguments: [
      Reading("  Wooden blocks ", .text, .text("Wooden blocks")), Reading("none", .text, .text("none")),
      Reading(.number("004006381333931"), .identifier(.gtin), .text("004006381333931")),
      Reading(.number("1.50"), .text, .text("1.50")),
      Reading("https://example.org/a?b=1", .url, .text("https://example.org/a?b=1")),
      Reading("de-AT", .language, .code("de-AT")),
      Reading("some German", .language, .unreadable("some German", .notA("Language"))),
      Reading(true, .text, .unreadable("true", .notA("Text"))),
      Reading(["a"], .text, .unreadable("[…]", .notA("Text"))),
      Reading(["a": "b"], .text, .unreadable("{…}", .notA("Text"))),
    ])
  func texts(_ reading: Reading) { reading.holds() }

  @Test(
    "Truth values",
    arguments: [
      Reading(true, .boolean, .boolean(true)), Reading(false, .boolean, .boolean(false)),
      Reading("TRUE", .boolean, .boolean(true)),
      Reading(" yes ", .boolean, .boolean(true)), Reading("No", .boolean, .boolean(false)),
      Reading("是", .boolean, .boolean(true)),
      Reading("否", .boolean, .boolean(false)), Reading("Nein", .boolean, .boolean(false)),
      Reading("oui", .boolean, .boolean(true)),
      Reading("perhaps", .boolean, .notA("Boolean")), Reading(1, .boolean, .unreadable("1", .notA("Boolean"))),
    ])
  func booleans(_ reading: Reading) { reading.holds() }

  @Test(
    "Numbers",
    arguments: [
      Reading(5, .integer, .number(number("5"))), Reading("5", .integer, .number(number("5"))),
      Reading(.number("5.0"), .integer, .number(number("5"))),
      Reading(.number("1e3"), .integer, .number(number("1000"))),
      Reading("-7", .integer, .number(number("-7"))), Reading("5.5", .integer, .notA("Integer")),
      Reading("1,000", .integer, .notA("Integer")), Reading("five", .integer, .notA("Integer")),
      Reading(.number("99999999999999999999"), .integer, .unreadable("99999999999999999999", .notA("Integer"))),
      Reading(.number("12345678901234.565"), .decimal, .number(number("12345678901234.565"))),
      Reading(.number("1e400"), .decimal, .number(number("1e400"))), Reading(" 0.1 ", .decimal, .number(number("0.1"))),
      Reading(.number("1e999999999"), .decimal, .unreadable("1e999999999", .notA("Decimal"))),
      Reading("4,20", .decimal, .notA("Decimal")), Reading("1.234,5", .decimal, .notA("Decimal")),
      Reading(true, .decimal, .unreadable("true", .notA("Decimal"))),
      Reading([1], .decimal, .unreadable("[…]", .notA("Decimal"))),
    ])
  func numbers(_ reading: Reading) { reading.holds() }

  @Test(
    "Days",
    arguments: [
      Reading("2026-02-28", .date, .date(day("2026-02-28"))),
      Reading("2024-02-29T23:59:59Z", .date, .date(day("2024-02-29"))),
      Reading("2024-02-29T00:00+08:00", .date, .date(day("2024-02-29"))),
      Reading(" 2026-11-21 ", .date, .date(day("2026-11-21"))),
      Reading("2026-02-29", .date, .notA("Date")), Reading("2026-02-29T10:00:00Z", .date, .notA("Date")),
      Reading("21.11.2026", .date, .notA("Date")), Reading("11/21/2026", .date, .notA("Date")),
      Reading("soon", .date, .notA("Date")),
      Reading(.number("20261121"), .date, .unreadable("20261121", .notA("Date"))),
    ])
  func days(_ reading: Reading) { reading.holds() }

  // MARK: Codes

  @Test(
    "Countries, currencies, markets and platforms",
    arguments: [
      Reading("DE", .country, .code("DE")), Reading("de", .country, .code("DE")), Reading("XI", .country, .code("XI")),
      Reading("UK", .country, .notA("Country")), Reading("Germany", .country, .notA("Country")),
      Reading("EUR", .currency, .code("EUR")), Reading("eur", .currency, .code("EUR")),
      Reading("EURO", .currency, .unknownCurrency("EURO")), Reading("US-CA", .market, .code("US-CA")),
      Reading("DE", .market, .code("DE")), Reading("US-NY", .market, .code("US-NY")),
      Reading("DX", .market, .unknownCode(list: "Market", nearest: ["AX", "CX", "DE"])),
      Reading("Atlantis", .market, .unknownCode(list: "Market", nearest: [])),
      Reading("Amazon", .platform, .code("amazon")), Reading(true, .country, .unreadable("true", .notA("Country"))),
      Reading(["DE"], .country, .unreadable("[…]", .notA("Country"))),
    ])
  func codes(_ reading: Reading) { reading.holds() }

  @Test(
    "Codes of a list, by code or by label in any language",
    arguments: [
      Reading("CE", .code("Mark"), .code("CE")), Reading("ce", .code("Mark"), .code("CE")),
      Reading("CE marking", .code("Mark"), .code("CE")),
      Reading("CE 标志", .code("Mark"), .code("CE")), Reading("ce-Marking", .code("Mark"), .code("CE")),
      Reading("rinse off", .code("Use"), .code("rinse_off")), Reading("Leave-On", .code("Use"), .code("leave_on")),
      Reading("驻留", .code("Use"), .code("leave_on")), Reading("usb c", .code("Use"), .code("USB-C")),
      Reading("rinse_of", .code("Use"), .unknownCode(list: "Use", nearest: ["rinse_off"])),
      Reading("UKC", .code("Mark"), .unknownCode(list: "Mark", nearest: ["UKCA"])),
      Reading("GS", .code("Mark"), .unknownCode(list: "Mark", nearest: [])),
      Reading("CE", .code("Undeclared"), .notA("Undeclared")),
      Reading(5, .code("Mark"), .unreadable("5", .unknownCode(list: "Mark", nearest: []))),
    ])
  func listCodes(_ reading: Reading) { reading.holds() }

  @Test(
    "Categories, and paths of them down to the deepest known step",
    arguments: [
      Reading("toy", .category, .code("toy")), Reading("Toys", .category, .code("toy")),
      Reading("积木", .category, .code("construction_toy")),
      Reading("Home > Toys > Blocks", .category, .code("construction_toy")),
      Reading("Home>Toys>Wooden marvels", .category, .code("toy")),
      Reading("Home > 玩具 > 毛绒玩具", .category, .code("plush_toy")),
      Reading("Toys > Cosmetics > ", .category, .code("cosmetic")),
      Reading("Home > Garden", .category, .unknownCode(list: "Category", nearest: [])),
      Reading("plush_tot", .category, .unknownCode(list: "Category", nearest: ["plush_toy"])),
      Reading(">", .category, .unknownCode(list: "Category", nearest: [])),
    ])
  func categories(_ reading: Reading) { reading.holds() }

  // MARK: Numbers with units

  @Test(
    "Quantities",
    arguments: [
      Reading("2.2 lb", .quantity(.mass), quantity("2.2", "lb")),
      Reading("998g", .quantity(.mass), quantity("998", "g")), Reading("5 公斤", .quantity(.mass), quantity("5", "kg")),
      Reading("-0.5 kg", .quantity(.mass), quantity("-0.5", "kg")),
      Reading(["value": "2.2", "unit": "lb"], .quantity(.mass), quantity("2.2", "lb")),
      Reading(["unit": "kilograms", "value": .number("0.50")], .quantity(.mass), quantity("0.5", "kg")),
      Reading(["value": .number("1e3"), "unit_code": "g"], .quantity(.mass), quantity("1", "kg")),
      Reading("27\"", .quantity(.length), quantity("27", "inch")),
      Reading("27 in", .quantity(.length), quantity("685.8", "mm")),
      Reading("12 fl oz", .quantity(.volume), quantity("12", "fl_oz")),
      Reading("-5 °C", .quantity(.temperature), quantity("-5", "°C")),
      Reading("99.9 Wh", .quantity(.energy), quantity("99.9", "Wh")),
      Reading("1000 ppm", .quantity(.concentration), quantity("1000", "mg/kg")),
      Reading("1600 px", .quantity(.pixels), quantity("1600", "px")),
      Reading("3 pcs", .quantity(.pieces), quantity("3", "pcs")),
    ])
  func quantities(_ reading: Reading) { reading.holds() }

  @Test(
    "Quantities without a unit, with an unknown one, or of another dimension",
    arguments: [
      Reading("5", .quantity(.mass), .unitMissing), Reading(5, .quantity(.mass), .unreadable("5", .unitMissing)),
      Reading(["value": 5], .quantity(.mass), .unreadable("5", .unitMissing)),
      Reading(["value": 5, "unit": nil], .quantity(.mass), .unreadable("5", .unitMissing)),
      Reading("5 parsec", .quantity(.length), .unknownUnit("parsec")),
      Reading("3 x 100 ml", .quantity(.volume), .unknownUnit("x 100 ml")),
      Reading("5 ft 3 in", .quantity(.length), .unknownUnit("ft 3 in")),
      Reading("1 234 g", .quantity(.mass), .unknownUnit("234 g")),
      Reading(["value": "5", "unit": "stones"], .quantity(.mass), .unreadable("5 stones", .unknownUnit("stones"))),
      Reading("5 ml", .quantity(.mass), .otherDimension("ml")), Reading("5 EUR", .quantity(.mass), .unknownUnit("EUR")),
      Reading(["value": "5", "unit": "inches"], .quantity(.mass), .unreadable("5 inches", .otherDimension("inches"))),
      Reading("4,20 kg", .quantity(.mass), .notA("Mass")), Reading("1.000,5 g", .quantity(.mass), .notA("Mass")),
      Reading("5-10 kg", .quantity(.mass), .notA("Mass")), Reading("heavy", .quantity(.mass), .notA("Mass")),
      Reading("kg", .quantity(.mass), .notA("Mass")), Reading("~5 g", .quantity(.mass), .notA("Mass")),
      Reading(true, .quantity(.mass), .unreadable("true", .notA("Mass"))),
      Reading([5], .quantity(.mass), .unreadable("[…]", .notA("Mass"))),
      Reading(["weight": 5], .quantity(.mass), .unreadable("{…}", .notA("Mass"))),
      Reading(["value": true, "unit": "kg"], .quantity(.mass), .unreadable("{…}", .notA("Mass"))),
    ])
  func unreadableQuantities(_ reading: Reading) { reading.holds() }

  @Test(
    "A measure takes any dimension and keeps its unit",
    arguments: [
      Reading("250 ml", .measure, quantity("250", "ml")), Reading("2 m2", .measure, quantity("2", "m2")),
      Reading("5", .measure, .unitMissing), Reading("5 parsec", .measure, .unknownUnit("parsec")),
    ])
  func measures(_ reading: Reading) { reading.holds() }

  @Test("The unit that was written stays")
  func writtenUnits() throws {
    let fact = FactReader(schema: .small).read("2.20 Pounds", as: .quantity(.mass))
    #expect(try #require(fact.value).description == "2.2 lb")
  }

  @Test(
    "Money",
    arguments: [
      Reading("19.99 EUR", .money, money("19.99", "EUR")), Reading("EUR 19.99", .money, money("19.99", "EUR")),
      Reading("€19.99", .money, money("19.99", "EUR")), Reading("19.99€", .money, money("19.99", "EUR")),
      Reading("£5", .money, money("5", "GBP")),
      Reading("US$5.00", .money, money("5", "USD")), Reading("5 usd", .money, money("5", "USD")),
      Reading("-5 EUR", .money, money("-5", "EUR")),
      Reading(["amount": "19.99", "currency": "EUR"], .money, money("19.99", "EUR")),
      Reading(["value": .number("19.90"), "currency_code": "gbp"], .money, money("19.9", "GBP")),
      Reading(["currency": "EUR", "amount": .number("1e2")], .money, money("100", "EUR")),
      Reading("$5", .money, .unknownCurrency("$")), Reading("¥500", .money, .unknownCurrency("¥")),
      Reading("5 Euro", .money, .unknownCurrency("Euro")),
      Reading("5", .money, .currencyMissing), Reading(5, .money, .unreadable("5", .currencyMissing)),
      Reading(["amount": "5"], .money, .unreadable("5", .currencyMissing)),
      Reading("19,99 EUR", .money, .notA("Money")),
      Reading("1,234.50 EUR", .money, .notA("Money")), Reading("from 5 to 9 EUR", .money, .notA("Money")),
      Reading("free", .money, .notA("Money")),
      Reading(["amount": "5", "currency": "EURO"], .money, .unreadable("5 EURO", .unknownCurrency("EURO"))),
      Reading(false, .money, .unreadable("false", .notA("Money"))),
    ])
  func money_(_ reading: Reading) { reading.holds() }

  @Test(
    "The seller's currency fills what names none, and nothing else",
    arguments: [
      Reading("5", .money, money("5", "CHF")), Reading(.number("19.90"), .money, money("19.9", "CHF")),
      Reading(["amount": "5"], .money, money("5", "CHF")),
      Reading(["amount": "5", "currency": nil], .money, money("5", "CHF")),
      Reading("5 EUR", .money, money("5", "EUR")), Reading("$5", .money, .unknownCurrency("$")),
      Reading("5,00", .money, .notA("Money")),
    ])
  func currencyDefault(_ reading: Reading) { reading.holds(defaults: .init(currency: currency("CHF"))) }

  @Test("Money keeps the digits that were written")
  func writtenDigits() throws {
    let fact = FactReader(schema: .small).read("19.90 EUR", as: .money)
    #expect(try #require(fact.value).description == "19.90 EUR")
  }

  @Test(
    "Percentages",
    arguments: [
      Reading("19 %", .percent, .percent(number("0.19"))), Reading("5.5%", .percent, .percent(number("0.055"))),
      Reading(["value": "19", "unit": "%"], .percent, .percent(number("0.19"))), Reading("19", .percent, .unitMissing),
      Reading(.number("0.19"), .percent, .unreadable("0.19", .unitMissing)),
      Reading("19 pct", .percent, .unknownUnit("pct")),
      Reading("19 g", .percent, .unknownUnit("g")), Reading("19,5 %", .percent, .notA("Percent")),
    ])
  func percentages(_ reading: Reading) { reading.holds() }

  @Test(
    "Lengths of time",
    arguments: [
      Reading("36 months", .duration, .duration(.months(36))), Reading("3 Years", .duration, .duration(.months(36))),
      Reading("30 days", .duration, .duration(.days(30))), Reading("2 weeks", .duration, .duration(.days(14))),
      Reading("3岁", .duration, .duration(.months(36))), Reading("6个月", .duration, .duration(.months(6))),
      Reading("14 天", .duration, .duration(.days(14))),
      Reading("2 Jahre", .duration, .duration(.months(24))), Reading("3 yrs", .duration, .duration(.months(36))),
      Reading("1.5 years", .duration, .duration(.months(18))),
      Reading(["value": 36, "unit": "months"], .duration, .duration(.months(36))),
      Reading("3", .duration, .unitMissing), Reading(3, .duration, .unreadable("3", .unitMissing)),
      Reading("3 hours", .duration, .unknownUnit("hours")),
      Reading("3+", .duration, .notA("Duration")), Reading("adult", .duration, .notA("Duration")),
    ])
  func durations(_ reading: Reading) { reading.holds() }
}
