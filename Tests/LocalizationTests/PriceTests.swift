import Testing
import Text
import Values

@testable import Localization

struct PriceTests {
  private static let today = CalendarDate(year: 2026, month: 11, day: 21)

  private func money(_ amount: String, _ currency: String) throws -> Money {
    Money(try #require(Decimal(amount)), try #require(Currency(currency)))
  }

  private func rate(_ from: String, _ to: String, _ value: String, _ day: String = "2026-11-20") throws -> ExchangeRate
  {
    let (first, second) = (try #require(Currency(from)), try #require(Currency(to)))
    let (number, date) = (try #require(Decimal(value)), try #require(CalendarDate(day)))
    return try #require(ExchangeRate(from: first, to: second, value: number, day: date, source: "ECB"))
  }

  private func adapt(
    _ price: Money, _ market: String, _ locale: String, rate: ExchangeRate? = nil, on day: CalendarDate? = today
  ) throws -> AdaptedPrice {
    try adaptPrice(
      price, market: market, locale: locale, on: try #require(day), rate: rate, formatters: FormatterCache())
  }

  @Test(arguments: [
    ("19.99", "EUR", "DE", "de-DE", "19,99\u{A0}€"), ("19.99", "USD", "US", "en-US", "$19.99"),
    ("1234.5", "EUR", "FR", "fr-FR", "1\u{202F}234,50\u{A0}€"), ("1980", "JPY", "JP", "ja-JP", "￥1,980"),
    ("19.99", "EUR", "BG", "bg-BG", "19,99\u{A0}€"), ("19.999", "EUR", "DE", "de-DE", "19,999\u{A0}€"),
    ("5", "USD", "US-NY", "en-US", "$5.00"), ("0", "EUR", "DE", "de-DE", "0,00\u{A0}€"),
    ("4990", "HUF", "HU", "hu-HU", "4\u{A0}990,00\u{A0}Ft"), ("99000", "IDR", "ID", "id-ID", "Rp\u{A0}99.000,00"),
    ("12.5", "JPY", "JP", "ja-JP", "￥12.5"), ("25", "CHF", "CH", "de-CH", "CHF\u{A0}25.00"),
    ("19.90", "CNY", "CN", "zh-CN", "¥19.90"),
  ])
  func texts(_ amount: String, _ currency: String, _ market: String, _ locale: String, _ expected: String) throws {
    let text = try adapt(try money(amount, currency), market, locale).text
    #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func keptInTheMarketsCurrency() throws {
    let adapted = try adapt(try money("19.99", "EUR"), "DE", "de-DE", rate: try rate("USD", "EUR", "0.9"))
    #expect(adapted.steps.map(\.layer) == [.custom, .arithmetic, .locale])
    #expect(
      adapted.steps.map { $0.reason.text(.english) } == [
        "Germany: prices are shown in EUR.",
        "19.99 EUR stays as stated, without conversion or rounding.",
        "The locale de-DE writes it “19,99\u{A0}€”.",
      ])
  }

  @Test func convertedAtADatedRate() throws {
    let adapted = try adapt(try money("19.99", "USD"), "DE", "de-DE", rate: try rate("USD", "EUR", "0.9"))
    #expect(adapted.text == "17,99\u{A0}€")
    #expect(adapted.exact == (try money("17.991", "EUR")))
    #expect(adapted.shown == (try money("17.99", "EUR")))
    #expect(
      adapted.steps.map { $0.reason.text(.english) } == [
        "Germany: prices are shown in EUR.",
        "19.99 USD is exactly 17.991 EUR at the rate of 2026-11-20, 1 USD = 0.9 EUR (ECB).",
        "17.991 EUR is rounded half away from zero to 17.99 EUR: EUR has 2 decimal places by ISO 4217.",
        "The locale de-DE writes it “17,99\u{A0}€”.",
      ])
    #expect(
      adapted.steps.map { $0.reason.text(.chinese) } == [
        "德国：价格以 EUR 标示。",
        "按 2026-11-20 的汇率 1 USD = 0.9 EUR（来源：ECB），19.99 USD 精确等于 17.991 EUR。",
        "17.991 EUR 四舍五入为 17.99 EUR：ISO 4217 规定 EUR 的小数位数为 2。",
        "按区域设置 de-DE 写作“17,99\u{A0}€”。",
      ])
  }

  @Test func halvesGoAwayFromZero() throws {
    #expect(
      try adapt(try money("0.5", "USD"), "DE", "de-DE", rate: try rate("USD", "EUR", "0.01")).text == "0,01\u{A0}€")
    #expect(
      try adapt(try money("1", "USD"), "DE", "de-DE", rate: try rate("USD", "EUR", "0.125")).text == "0,13\u{A0}€")
    #expect(try adapt(try money("1", "EUR"), "JP", "ja-JP", rate: try rate("EUR", "JPY", "162.5")).text == "￥163")
    let whole = try adapt(try money("20", "USD"), "DE", "de-DE", rate: try rate("USD", "EUR", "0.9"))
    #expect(whole.text == "18,00\u{A0}€")
    #expect(whole.steps.count == 3, "nothing was rounded")
  }

  @Test func currencyByLawAndDay() throws {
    let swiss = try #require(try adapt(try money("25", "CHF"), "CH", "de-CH").steps.first)
    guard case .law(let citation) = swiss.layer else {
      Issue.record("not decided by law")
      return
    }
    #expect(citation.fact == "ch-price" && !citation.isSeen)
    let before = CalendarDate(year: 2025, month: 12, day: 31)
    #expect(try adapt(try money("20", "BGN"), "BG", "bg-BG", on: before).text == "20,00\u{A0}лв.")
    #expect(throws: Refusal.rateMissing(try money("20", "BGN"), try #require(Currency("EUR")))) {
      try adapt(try money("20", "BGN"), "BG", "bg-BG")
    }
    #expect(throws: Refusal.unknownMarket("HR")) {
      try adapt(try money("20", "EUR"), "HR", "hr-HR", on: CalendarDate(year: 2022, month: 12, day: 31))
    }
  }

  @Test func refusals() throws {
    let price = try money("19.99", "USD")
    let euro = try #require(Currency("EUR"))
    let dollar = try #require(Currency("USD"))
    #expect(throws: Refusal.rateMissing(price, euro)) { try adapt(price, "DE", "de-DE") }
    #expect(
      Refusal.rateMissing(price, euro).text(.english)
        == "19.99 USD is not in EUR, and no exchange rate is given; none is guessed.")
    #expect(Refusal.rateMissing(price, euro).text(.chinese) == "19.99 USD 不是以 EUR 计价，且未提供汇率；汇率不作猜测。")
    let inverse = try rate("EUR", "USD", "1.1")
    #expect(throws: Refusal.rateOfOtherCurrencies(inverse, from: dollar, to: euro)) {
      try adapt(price, "DE", "de-DE", rate: inverse)
    }
    let later = try rate("USD", "EUR", "0.9", "2026-11-22")
    #expect(throws: Refusal.rateOfLaterDay(later, try #require(Self.today))) {
      try adapt(price, "DE", "de-DE", rate: later)
    }
    #expect(throws: Refusal.unknownMarket("EU")) { try adapt(price, "EU", "de-DE") }
    #expect(throws: Refusal.unknownLocale("de_DE")) { try adapt(price, "US", "de_DE") }
    #expect(throws: Refusal.priceBelowZero(try money("-1", "USD"))) { try adapt(try money("-1", "USD"), "US", "en-US") }
    #expect(ExchangeRate(from: dollar, to: euro, value: Decimal(0), day: later.day, source: "") == nil)
    #expect(ExchangeRate(from: dollar, to: euro, value: Decimal(-1), day: later.day, source: "") == nil)
  }

  @Test func currenciesOfAllMarkets() throws {
    let today = try #require(Self.today)
    for country in ["AT", "BE", "CN", "FR", "PL", "VN", "BG", "HR"] {
      let found = try #require(MarketCurrency(market: country, on: today))
      #expect(found.citation != nil, "\(country)")
    }
    for country in Market.union {
      #expect(MarketCurrency(market: country, on: today) != nil, "\(country)")
    }
  }
}
