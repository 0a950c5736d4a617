import Catalog
import Values

/// The range of a sum while some of its parts, or whether they count, are not known.
struct SumRange {
  private var lows: [FactValue] = []
  private var highs: [FactValue] = []
  private var hasLow = true
  private var hasHigh = true

  /// Adds a part between two bounds; a bound that is nil is open, and a part that may not count may be nothing.
  mutating func add(_ low: FactValue?, _ high: FactValue?, isSure: Bool) {
    guard isSure else {
      add(
        low.flatMap { FactValue.extreme(.least, of: [.nothing, $0]).value },
        high.flatMap {
          FactValue.extreme(.most, of: [.nothing, $0]).value
        }, isSure: true)
      return
    }
    if let low { lows.append(low) } else { hasLow = false }
    if let high { highs.append(high) } else { hasHigh = false }
  }

  /// The sum, or, with a gap, between what it lies; `zero` where nothing is added.
  func outcome(zero: FactValue, gap: Gap?) -> Outcome {
    let low = hasLow ? Self.sum(lows, zero) : nil
    let high = hasHigh ? Self.sum(highs, zero) : nil
    guard var gap else { return low ?? .value(zero) }
    for end in [low, high].compactMap(\.self) { gap.add(end.gap) }
    return Outcome.between(low?.value, high?.value, gap).narrowed
  }

  private static func sum(_ values: [FactValue], _ zero: FactValue) -> Outcome {
    let values = values.filter { $0 != .nothing }
    guard let first = values.first else { return .value(zero) }
    return values.dropFirst().reduce(.value(first)) { sum, next in
      if case .value(let value) = sum { FactValue.calculate(.add, value, next) } else { sum }
    }
  }
}

extension Outcome {
  var value: FactValue? { if case .value(let value) = self { value } else { nil } }

  var isUnknown: Bool {
    switch self {
    case .unknown, .between: true
    case .value, .none: false
    }
  }

  /// The least and the most that it can be; both nil where nothing is known.
  var bounds: (low: FactValue?, high: FactValue?) {
    switch self {
    case .value(let value): (value, value)
    case .between(let low, let high, _): (low, high)
    case .none, .unknown: (nil, nil)
    }
  }

  /// A range without bounds is unknown.
  var narrowed: Outcome {
    if case .between(nil, nil, let gap) = self { .unknown(gap) } else { self }
  }
}

/// Arithmetic on what lies between two bounds.
extension Outcome {
  static func calculate(_ operation: Term.Operator, _ left: Outcome, _ right: Outcome) -> Outcome {
    switch (left, right) {
    case (.value(let left), .value(let right)): return FactValue.calculate(operation, left, right)
    case (.none, _), (_, .none): return .none
    case (.unknown, _), (_, .unknown): return .unknown(left.gap.joined(with: right.gap))
    default: break
    }
    let gap = left.gap.joined(with: right.gap)
    let (one, other) = (left.bounds, right.bounds)
    func both(_ left: FactValue?, _ right: FactValue?) -> FactValue? {
      guard let left, let right else { return nil }
      return FactValue.calculate(operation, left, right).value
    }
    switch operation {
    case .add: return Outcome.between(both(one.low, other.low), both(one.high, other.high), gap).narrowed
    case .subtract: return Outcome.between(both(one.low, other.high), both(one.high, other.low), gap).narrowed
    case .multiply, .divide:
      // A factor that is not known is followed only where nothing is negative.
      if case .value(let factor) = right {
        guard let isNegative = factor.isNegative else { return .unknown(gap) }
        let (low, high) = (both(one.low, factor), both(one.high, factor))
        return (isNegative ? Outcome.between(high, low, gap) : .between(low, high, gap)).narrowed
      }
      if operation == .multiply, case .value = left { return calculate(operation, right, left) }
      guard operation == .multiply, one.low?.isNegative == false, other.low?.isNegative == false else {
        return .unknown(gap)
      }
      return Outcome.between(both(one.low, other.low), both(one.high, other.high), gap).narrowed
    }
  }

  /// The least or the most of several, each of which may be a range.
  static func extreme(_ end: FactValue.End, of all: [Outcome]) -> Outcome {
    let gap = all.reduce(into: Gap()) { $0.add($1.gap) }
    guard all.contains(where: \.isUnknown) else { return FactValue.extreme(end, of: all.compactMap(\.value)) }
    let bounds = all.map(\.bounds)
    func known(_ values: [FactValue?], atLeastOne: Bool) -> FactValue? {
      let stated = values.compactMap(\.self)
      guard atLeastOne ? !stated.isEmpty : stated.count == values.count else { return nil }
      return FactValue.extreme(end, of: stated).value
    }
    return Outcome.between(
      known(bounds.map(\.low), atLeastOne: end == .most), known(bounds.map(\.high), atLeastOne: end == .least), gap
    ).narrowed
  }
}
