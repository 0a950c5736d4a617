import Catalog
import Values

/// Values that stand for “some value of this type” where a rule only asks that there be one.
struct SampleValue {
  private let evaluator: Evaluator

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  private var schema: Schema { evaluator.library.schema }

  func value(of type: ValueType) -> FactValue? { values(of: type).first }

  /// Some values, at least two where the type has two.
  func values(of type: ValueType) -> [FactValue] {
    switch type {
    case .boolean: [.boolean(true), .boolean(false)]
    case .integer, .decimal: (1...3).map { .number(Rational($0)) }
    case .percent: [.percent(Rational(0)), .percent(Rational(1))]
    case .text: [.text("x"), .text("y")]
    case .url: [.text("https://example.com")]
    case .date: [.date(evaluator.circumstances.day), .date(evaluator.circumstances.day.next)]
    case .duration: [.duration(.months(12)), .duration(.months(24))]
    case .money: ["EUR", "USD"].compactMap { Currency($0) }.map { .money(Money(Decimal(1), $0)) }
    case .country, .market: [.code("DE"), .code("US")]
    case .currency: [.code("EUR"), .code("USD")]
    case .language: [.code("de"), .code("en")]
    case .code, .category: schema.codeList(of: type)?.codes.prefix(3).map { .code($0) } ?? []
    case .platform: schema.platforms.keys.sorted().prefix(2).map { .code($0) }
    case .identifier(let kind): Self.identifiers[kind].map { [.text($0)] } ?? []
    case .quantity(let dimension): Self.unit(of: dimension).map { [.quantity(Quantity(Rational(1), $0))] } ?? []
    case .measure: Self.unit(of: .mass).map { [.quantity(Quantity(Rational(1), $0))] } ?? []
    case .record(let name): record(name).map { [$0] } ?? []
    case .list(let element): value(of: element).map { [.list([Fact(.stated($0))])] } ?? []
    case .localizedText: [.text("x")]
    case .localizedList: [.list([Fact(.stated(.text("x")))])]
    case .moneyPer, .range, .keyed, .source, .phrase, .terms, .error: []
    }
  }

  /// A record whose fields are all stated.
  private func record(_ name: String) -> FactValue? {
    guard let type = schema.records[name] else { return nil }
    var fields: [String: Fact] = [:]
    for (field, type, _) in type.fields {
      if type == .record(name) || type == .list(.record(name)) { continue }
      if let value = value(of: type) { fields[field] = Fact(.stated(value)) }
    }
    return .record(fields)
  }

  private static func unit(of dimension: Dimension) -> Unit? {
    if let usual = usualUnits[dimension] { return Unit.table(usual) }
    return Unit.symbols.lazy.compactMap { Unit.table($0) }.first { $0.dimension == dimension }
  }

  private static let usualUnits: [Dimension: String] = [
    .mass: "g", .length: "cm", .volume: "ml", .energy: "Wh", .power: "W", .voltage: "V", .charge: "mAh",
  ]

  /// One right number of each kind that examples of its standard give.
  private static let identifiers: [IdentifierKind: String] = [
    .gtin: "4006381333931", .gtin8: "96385074", .gtin12: "036000291452", .gtin13: "4006381333931",
    .gtin14: "10614141000415", .isbn: "9780306406157", .isbn13: "9780306406157", .imei: "490154203237518",
    .cas: "7732-18-5", .ecNumber: "200-001-8", .vat: "DE136695976", .hs: "950300",
  ]
}

extension FactValue {
  /// A value a little above or below, of an ordered type.
  func shifted(by step: Int) -> FactValue? {
    let one = Rational(step)
    switch self {
    case .number(let number): return .number(number + one)
    case .percent(let share):
      guard let hundredth = one.divided(by: Rational(100)) else { return nil }
      return .percent(share + hundredth)
    case .date(let day): return .date(CalendarDate(dayNumber: day.dayNumber + step))
    case .quantity(let quantity): return .quantity(Quantity(quantity.magnitude + one, quantity.unit))
    case .duration(.months(let months)): return .duration(.months(months + step))
    case .duration(.days(let days)): return .duration(.days(days + step))
    case .money(let money):
      return .money(Money((Rational(money.amount) + one).rounded(fractionDigits: 6), money.currency))
    default: return nil
    }
  }
}
