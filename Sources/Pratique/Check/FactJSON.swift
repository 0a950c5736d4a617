import Catalog
import Reports
import Values

/// Facts as other programs read them: what is exact is a text of its digits, lists are lists, records are records.
extension Fact {
  var json: AnswerLine.Value {
    switch state {
    case .stated(let value): value.json
    case .none: .text("none")
    case .missing: .null
    case .unreadable(let text, _): .record(["unreadable": .text(text)])
    }
  }
}

extension FactValue {
  var json: AnswerLine.Value {
    switch self {
    case .boolean(let value): .boolean(value)
    case .percent(let share): .text("\(share * Rational(100))%")
    case .quantity(let quantity):
      .record(["value": .text("\(quantity.magnitude)"), "unit": .text(quantity.unit.symbol)])
    case .money(let money): .record(["value": .text("\(money.amount)"), "currency": .text(money.currency.code)])
    case .moneyFraction(let amount, let currency):
      .record(["value": .text("\(amount)"), "currency": .text(currency.code)])
    case .moneyPer(let amount, let currency, let unit):
      .record(["value": .text("\(amount)"), "currency": .text(currency.code), "per": .text(unit.symbol)])
    case .list(let members): .list(members.map(\.json))
    case .record(let entries), .localized(let entries), .keyed(let entries): Self.json(entries)
    case .number, .text, .date, .duration, .code, .range: .text("\(self)")
    }
  }

  private static func json(_ entries: [String: Fact]) -> AnswerLine.Value {
    var record = AnswerLine()
    for (key, fact) in entries.sorted(by: { $0.key < $1.key }) { record.add(key, fact.json) }
    return .record(record)
  }
}
