package import Values

/// How much of a value the rules can tell apart.
///
/// Values that no rule tells apart share a class (``ValueClasses``), so that a test is decided once for all of them: of
/// a date that is only compared with today there are three classes, however many dates a catalog has.
package indirect enum Demand: Sendable, Hashable {
  /// No rule reads it.
  case nothing
  /// Only whether it is stated, none, missing or unreadable, and of keyed text in which languages.
  case presence
  /// Only whether it is a valid identifier of a kind.
  case validity(IdentifierKind)
  /// Only how it compares with these values, which ascend: numbers, shares, quantities of one dimension, or days.
  case limits([FactValue])
  /// Of a list, how many elements it has, in their order, and this of each.
  case elements(Demand)
  /// Of a record, this of these fields.
  case fields([String: Demand])
  /// All of it.
  case everything

  /// What two readers together can tell apart.
  package func joined(with other: Demand) -> Demand {
    switch (self, other) {
    case (.nothing, let demand), (let demand, .nothing): demand
    case (.everything, _), (_, .everything): .everything
    case (.presence, let demand), (let demand, .presence): demand
    case (.validity(let one), .validity(let other)): one == other ? self : .everything
    case (.limits(let some), .limits(let more)): Self.limits(some + more, whereOrdered: true)
    case (.elements(let one), .elements(let another)): .elements(one.joined(with: another))
    case (.fields(let some), .fields(let more)): .fields(some.merging(more) { $0.joined(with: $1) })
    case (.validity, _), (.limits, _), (.elements, _), (.fields, _): .everything
    }
  }

  /// Comparison with some values; everything, where they have no common order.
  package static func limits(_ values: [FactValue], whereOrdered: Bool) -> Demand {
    var ascending: [FactValue] = []
    for value in values {
      var place = 0
      var isKnown = false
      for (index, known) in ascending.enumerated() {
        guard let order = known.plainOrder(to: value) else { return .everything }
        if order == 0 { isKnown = true }
        if order < 0 { place = index + 1 }
      }
      if !isKnown { ascending.insert(value, at: place) }
    }
    return .limits(ascending)
  }
}

extension FactValue {
  /// -1, 0 or 1 as it is below, equal to or above another value of the same kind; nil where they have no order that
  /// holds whatever the circumstances: other kinds, other dimensions, money.
  package func plainOrder(to other: FactValue) -> Int? {
    switch (self, other) {
    case (.number(let one), .number(let other)), (.percent(let one), .percent(let other)):
      one < other ? -1 : one == other ? 0 : 1
    case (.date(let one), .date(let other)): one < other ? -1 : one == other ? 0 : 1
    case (.quantity(let one), .quantity(let other)):
      one.isLess(than: other).flatMap { isLess in
        isLess ? -1 : other.isLess(than: one).map { $0 ? 1 : 0 }
      }
    default: nil
    }
  }
}
