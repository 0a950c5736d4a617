import Diagnostics
import Values

extension FactReader {
  func scalar(_ node: RawNode, as type: ValueType) -> Fact.State {
    if case .record(let members) = node.value { return pair(members, as: type, summary: Self.summary(node.value)) }
    let text: String
    switch node.value {
    case .text(let value): text = value.trimmed
    case .number(let value): text = value
    case .boolean(let value):
      return type == .boolean ? .stated(.boolean(value)) : .unreadable("\(value)", .notA(type.name))
    default: return .unreadable(Self.summary(node.value), .notA(type.name))
    }
    return state(ofText: text, as: type)
  }

  private func state(ofText text: String, as type: ValueType) -> Fact.State {
    func stated(_ value: FactValue?, else fault: Fact.Fault? = nil) -> Fact.State {
      value.map { .stated($0) } ?? .unreadable(text, fault ?? .notA(type.name))
    }
    switch type {
    case .text, .url, .identifier, .phrase, .source, .terms: return .stated(.text(text))
    case .language: return stated(Self.isLanguageTag(text) ? .code(text) : nil)
    case .boolean: return stated(Self.booleans[text.lowercased()].map { .boolean($0) })
    case .integer: return stated(Decimal(text).flatMap { Int(exactly: $0) }.map { .number(Rational($0)) })
    case .decimal: return stated(Decimal(text).map { .number(Rational($0)) })
    case .date: return stated(CalendarDate(text.prefixBeforeTime).map { .date($0) })
    case .country:
      return stated(text.unicodeScalars.allSatisfy(\.isASCII) ? Country(text.uppercased()).map { .code($0.code) } : nil)
    case .currency: return stated(Currency(text.uppercased()).map { .code($0.code) }, else: .unknownCurrency(text))
    case .market:
      return stated(
        schema.markets.isKnown(text.uppercased()) ? .code(text.uppercased()) : nil,
        else: unknown(text, among: schema.markets.codes))
    case .platform:
      return stated(
        schema.platforms[text.lowercased()] != nil ? .code(text.lowercased()) : nil,
        else: unknown(text, among: schema.platforms.keys, list: "Platform"))
    case .category, .code: return code(text, of: type)
    case .percent, .duration, .money, .quantity, .measure, .moneyPer:
      let (number, unit) = text.splitNumberAndUnit
      return measured(number: number, unit: unit, as: type, summary: text)
    case .list, .range, .record, .localizedText, .localizedList, .keyed, .error:
      return .unreadable(text, .notA(type.name))
    }
  }

  /// `de`, `zh-Hans`, `fil`: the shape of a tag (BCP 47), not whether anybody speaks it.
  static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isWord = { (part: Substring.UTF8View) in
      (1...8).contains(part.count) && part.allSatisfy { Character(Unicode.Scalar($0)).isASCIIAlphanumeric }
    }
    return (2...3).contains(parts[0].count) && parts.allSatisfy(isWord)
  }

  private func unknown(_ text: String, among codes: some Sequence<String>, list: String = "Market") -> Fact.Fault {
    .unknownCode(list: list, nearest: nearestNames(to: text, among: codes))
  }

  private func code(_ text: String, of type: ValueType) -> Fact.State {
    guard let list = schema.codeList(of: type) else { return .unreadable(text, .notA(type.name)) }
    // A path of categories such as "Home > Toys > Blocks": the deepest step that the vocabulary knows.
    let steps = type == .category ? text.split(separator: ">").reversed().map(\.trimmed) : [text]
    for step in steps {
      if let code = list.code(spelt: step) { return .stated(.code(code)) }
    }
    return .unreadable(text, unknown(text, among: list.codes, list: list.name))
  }

  // MARK: Numbers with units

  /// `{"amount": "19.99", "currency": "EUR"}`, `{"value": "2.2", "unit": "lb"}`.
  private func pair(_ members: [RawMember], as type: ValueType, summary: String) -> Fact.State {
    func text(_ keys: [String]) -> String? {
      guard let value = members.first(where: { keys.contains($0.key) })?.node.value else { return nil }
      switch value {
      case .text(let text), .number(let text): return text.trimmed
      default: return nil
      }
    }
    guard let node = members.first(where: { ["amount", "value"].contains($0.key) })?.node else {
      return .unreadable(summary, .notA(type.name))
    }
    if case .null = node.value { return .missing }
    guard let number = text(["amount", "value"]) else { return .unreadable(summary, .notA(type.name)) }
    if Self.isPlaceholder(number) { return .missing }
    let unit = text(["currency", "unit", "currency_code", "unit_code"]) ?? ""
    return measured(number: number, unit: unit, as: type, summary: unit.isEmpty ? number : "\(number) \(unit)")
  }

  private func measured(number: String, unit: String, as type: ValueType, summary: String) -> Fact.State {
    guard let value = Decimal(number) else { return .unreadable(summary, .notA(type.name)) }
    switch type {
    case .money: return money(value, currency: unit, summary: summary)
    case .percent:
      guard let parts = Self.shares[unit] else {
        return .unreadable(summary, unit.isEmpty ? .unitMissing : .unknownUnit(unit))
      }
      return Rational(value).divided(by: Rational(parts)).map { .stated(.percent($0)) } ?? .missing
    // A share of a mass is a concentration: 0.1 % is 1000 mg/kg.
    case .quantity(.concentration) where unit == "%":
      return quantity(value * Decimal(10_000), "mg/kg", dimension: .concentration, summary: summary)
    case .duration:
      if unit.isEmpty { return .unreadable(summary, .unitMissing) }
      let name = Self.durationUnits[unit.lowercased()] ?? unit.lowercased()
      if let duration = CalendarDuration(value, unit: name) { return .stated(.duration(duration)) }
      // A fraction of days or months is no duration; another word is no unit.
      let isUnit = CalendarDuration(Decimal(1), unit: name) != nil
      return .unreadable(summary, isUnit ? .notA(type.name) : .unknownUnit(unit))
    case .quantity(let dimension): return quantity(value, unit, dimension: dimension, summary: summary)
    case .measure: return quantity(value, unit, dimension: nil, summary: summary)
    case .moneyPer(let dimension):
      let parts = unit.split(separator: "/").map(String.init)
      guard parts.count == 2, let per = Unit.named(parts[1].trimmed), per.dimension == dimension,
        let currency = Currency(Self.currencySigns[parts[0]] ?? parts[0].trimmed.uppercased())
      else { return .unreadable(summary, .notA(type.name)) }
      return .stated(.moneyPer(Rational(value), currency, per))
    default: return .unreadable(summary, .notA(type.name))
    }
  }

  private func money(_ amount: Decimal, currency text: String, summary: String) -> Fact.State {
    if text.isEmpty {
      guard let currency = defaults.currency else { return .unreadable(summary, .currencyMissing) }
      return .stated(.money(Money(amount, currency)))
    }
    guard let currency = Currency(Self.currencySigns[text] ?? text.uppercased()) else {
      return .unreadable(summary, .unknownCurrency(text))
    }
    guard !amount.isTooGreat else { return .unreadable(summary, .tooGreat) }
    return .stated(.money(Money(amount, currency)))
  }

  private func quantity(_ value: Decimal, _ text: String, dimension: Dimension?, summary: String) -> Fact.State {
    if text.isEmpty { return .unreadable(summary, .unitMissing) }
    guard let unit = Unit.named(text) else { return .unreadable(summary, .unknownUnit(text)) }
    if let dimension, unit.dimension != dimension { return .unreadable(summary, .otherDimension(text)) }
    guard !value.isTooGreat else { return .unreadable(summary, .tooGreat) }
    return .stated(.quantity(Quantity(value, unit)))
  }

  /// How many of the unit make up the whole.
  private static let shares: [String: Int] = ["%": 100, "ppm": 1_000_000, "mg/kg": 1_000_000]

  private static let booleans: [String: Bool] = [
    "true": true, "yes": true, "是": true, "ja": true, "oui": true, "false": false, "no": false, "否": false,
    "nein": false, "non": false,
  ]

  /// Signs that mean one currency only; `$` and `¥` do not.
  private static let currencySigns: [String: String] = ["€": "EUR", "£": "GBP", "US$": "USD", "₹": "INR", "₩": "KRW"]

  private static let durationUnits: [String: String] = [
    "天": "days", "周": "weeks", "个月": "months", "月": "months", "年": "years", "岁": "years", "y": "years",
    "yr": "years", "yrs": "years", "mo": "months", "mos": "months", "monate": "months", "jahre": "years",
  ]
}

extension Decimal {
  /// Whether an amount or a measure is no goods': 10^18 and above, whatever the unit.
  fileprivate var isTooGreat: Bool { self >= Self.mostOfGoods || -self >= Self.mostOfGoods }

  private static let mostOfGoods = Decimal(1_000_000_000_000_000_000)
}

extension StringProtocol {
  /// Without white space at both ends.
  package var trimmed: String {
    let start = self.firstIndex { !$0.isWhitespace } ?? endIndex
    var text = self[start...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The date part of an ISO 8601 date and time, with a `T` or a space between them; other texts as they are.
  var prefixBeforeTime: String {
    let text = String(self)
    let time = text.dropFirst(10)
    guard let first = time.first, first == "T" || first == " " else { return text }
    let digits = time.dropFirst().prefix { $0.isASCII && ($0.isNumber || $0 == ":") }.split(separator: ":")
    let limits = [24, 60, 61]
    let isTime =
      (2...3).contains(digits.count)
      && zip(digits, limits).allSatisfy { part, limit in part.count == 2 && (Int(part).map { $0 < limit } ?? false) }
    return isTime ? String(text.prefix(10)) : text
  }

  /// `2.2 lb` as `2.2` and `lb`; `EUR 5` as `5` and `EUR`; `€5` likewise.
  var splitNumberAndUnit: (number: String, unit: String) {
    let isNumberPart: (Character) -> Bool = { $0.isASCII && ($0.isNumber || "+-.,".contains($0)) }
    let text = self.trimmed
    if let first = text.first, isNumberPart(first) {
      if Decimal(text) != nil { return (text, "") }
      let number = text.prefix(while: isNumberPart)
      return (String(number), text.dropFirst(number.count).trimmed)
    }
    guard let start = text.firstIndex(where: isNumberPart) else { return ("", text) }
    return (text[start...].trimmed, text[..<start].trimmed)
  }
}

extension Character {
  fileprivate var isASCIIAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
}
