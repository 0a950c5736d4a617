import Catalog
import Values

extension Evaluator {
  func compare(_ comparison: Test.Comparison, _ left: Term, _ right: Term) -> Verity {
    let (leftOutcome, rightOutcome) = (evaluate(left), evaluate(right))
    switch (leftOutcome, rightOutcome) {
    case (.unknown(let one), .unknown(let other)): return .unknown(one.joined(with: other))
    case (.unknown(let gap), _), (_, .unknown(let gap)): return .unknown(gap)
    case (.none, _), (_, .none):
      return Verity(Truth(comparison == .notEqual || comparison == .notIn))
    case (.value(let left), .value(let right)): return compare(comparison, left, right)
    }
  }

  /// A comparison of two facts, each of which may be unknown.
  func compareValues(_ comparison: Test.Comparison, _ left: Fact, _ right: Fact, path: String) -> Verity {
    guard let left = left.value, let right = right.value else { return .unknown(Gap(attributes: [path])) }
    return compare(comparison, left, right)
  }

  private func compare(_ comparison: Test.Comparison, _ left: FactValue, _ right: FactValue) -> Verity {
    switch comparison {
    case .equal: return isEqual(left, right)
    case .notEqual: return !isEqual(left, right)
    case .isIn: return isElement(left, of: right)
    case .notIn: return !isElement(left, of: right)
    case .include: return isElement(right, of: left, elementFirst: true)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      // A Measure of another dimension is neither below nor above: 250 ml is not “less than 10 g”.
      if case (.quantity(let one), .quantity(let other)) = (left, right), one.unit.dimension != other.unit.dimension {
        return Verity(.no)
      }
      guard let order = FactValue.order(left, right) else {
        return .unknown(Gap(uncomputable: ["\(left) and \(right) do not compare"]))
      }
      switch comparison {
      case .less: return Verity(Truth(order == .less))
      case .lessOrEqual: return Verity(Truth(order != .greater))
      case .greater: return Verity(Truth(order == .greater))
      default: return Verity(Truth(order != .less))
      }
    }
  }

  /// Equality; a code is its group too, amounts of two currencies are unknown to be equal.
  private func isEqual(_ left: FactValue, _ right: FactValue) -> Verity {
    switch (left, right) {
    case (.code(let code), .code(let group)):
      if code == group { return Verity(.yes) }
      return Verity(Truth(library.schema.codeLists.values.contains { $0.isCode(code, within: group) }))
    case (.money(let left), .money(let right)) where left.currency != right.currency:
      return .unknown(Gap(uncomputable: ["\(left) and \(right) do not compare without a rate"]))
    case (.duration(let left), .duration(let right)) where left.isShorter(than: right) == nil:
      return .unknown(Gap(uncomputable: ["\(left) and \(right) do not compare"]))
    case (.moneyPer, .moneyPer): return Verity(Truth(FactValue.order(left, right) == .equal))
    default: return Verity(Truth(left == right))
    }
  }

  /// Whether a value is one of a list; a country or market is in a union that it belongs to on the day.
  ///
  /// - Parameter elementFirst: the element of the list is the left side of `is`, as `include` says it.
  private func isElement(_ value: FactValue, of whole: FactValue, elementFirst: Bool = false) -> Verity {
    switch (value, whole) {
    case (_, .list(let members)):
      return .or(
        members.map { member in
          guard let element = member.value else {
            return member.state == .none ? Verity(.no) : .unknown(Gap(uncomputable: ["an element is not known"]))
          }
          return elementFirst ? isEqual(element, value) : isElementOrEqual(value, element)
        })
    default: return isElementOrEqual(value, whole)
    }
  }

  private func isElementOrEqual(_ value: FactValue, _ whole: FactValue) -> Verity {
    if case (.code(let code), .code(let union)) = (value, whole), library.schema.markets.isKnown(union) {
      let holders = library.schema.markets.holders(of: code, on: circumstances.day)
      if holders.contains(union) { return Verity(.yes) }
    }
    return isEqual(value, whole)
  }
}
