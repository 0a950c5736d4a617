package import Catalog

extension Term.Operator {
  /// The type of what comes out, by the types of both sides; nil where the two mean nothing together.
  package func type(of left: ValueType, _ right: ValueType) -> ValueType? {
    switch self {
    case .add: Self.sum(left, right)
    case .subtract: left == .date && right == .date ? .duration : Self.sum(left, right)
    case .multiply: Self.product(left, right) ?? Self.product(right, left)
    case .divide: Self.quotient(left, right)
    }
  }

  private static func sum(_ left: ValueType, _ right: ValueType) -> ValueType? {
    if left.isNumber, right.isNumber { return left == .integer ? right : left }
    if left == .date, right == .duration { return .date }
    return left == right && (left.isAmount || left == .duration) ? left : nil
  }

  private static func product(_ left: ValueType, _ right: ValueType) -> ValueType? {
    switch (left, right) {
    case (.integer, .integer): .integer
    case _ where left.isNumber && right.isNumber: .decimal
    case _ where left.isAmount && (right.isNumber || right == .percent): left
    case (.moneyPer(let per), .quantity(let dimension)) where per == dimension: .money
    default: nil
    }
  }

  private static func quotient(_ left: ValueType, _ right: ValueType) -> ValueType? {
    switch (left, right) {
    case _ where left.isNumber && right.isNumber: .decimal
    case _ where left.isAmount && left == right: .decimal
    case _ where left.isAmount && (right.isNumber || right == .percent): left
    case (.money, .quantity(let dimension)): .moneyPer(dimension)
    default: nil
    }
  }
}

extension ValueType {
  fileprivate var isNumber: Bool { self == .integer || self == .decimal }

  /// Whether values of the type add up.
  package var isAmount: Bool {
    switch self {
    case .percent, .money, .quantity, .moneyPer, .measure: true
    default: false
    }
  }
}
