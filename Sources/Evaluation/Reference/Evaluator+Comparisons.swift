import Catalog
import Values

extension Evaluator {
  func compare(_ comparison: Test.Comparison, _ left: Term, _ right: Term) -> Verity {
    let (leftOutcome, rightOutcome) = (evaluate(left), evaluate(right))
    switch (leftOutcome, rightOutcome) {
    case (.none, _), (_, .none):
      return Verity(Truth(comparison == .notEqual || comparison == .notIn))
    case (.value(let one), .value(let other)): return blaming([left, right], compare(comparison, one, other))
    case (.between(let low, let high, let gap), .value(let limit)):
      return compare(comparison, from: low, to: high, with: limit, gap)
    default: return .unknown(leftOutcome.gap.joined(with: rightOutcome.gap))
    }
  }

  /// What two stated values leave open is open because of how their attributes are stated.
  private func blaming(_ terms: [Term], _ verity: Verity) -> Verity {
    guard verity.truth == .unknown, !verity.gap.uncomputable.isEmpty else { return verity }
    var reader = AttributeReader()
    for term in terms { reader.visit(.test(.holdsTrue(resolved(term)))) }
    guard !reader.all.isEmpty else { return verity }
    return .unknown(
      Gap(attributes: verity.gap.attributes.union(reader.all), reasons: verity.gap.reasons + verity.gap.uncomputable))
  }

  /// A comparison of what lies between two bounds: true or false where both ends agree on it.
  private func compare(
    _ comparison: Test.Comparison, from low: FactValue, to high: FactValue?, with limit: FactValue, _ gap: Gap
  ) -> Verity {
    let atLow = compare(comparison, low, limit).truth
    switch comparison {
    case .less, .lessOrEqual:
      // What is too much already stays too much; what is little enough at most is so.
      if atLow == .no { return Verity(.no) }
      if let high, compare(comparison, high, limit).truth == .yes { return Verity(.yes) }
    case .greater, .greaterOrEqual:
      if atLow == .yes { return Verity(.yes) }
      if let high, compare(comparison, high, limit).truth == .no { return Verity(.no) }
    case .equal where compare(.greater, low, limit).truth == .yes: return Verity(.no)
    case .notEqual where compare(.greater, low, limit).truth == .yes: return Verity(.yes)
    default: break
    }
    return .unknown(gap)
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
    // The sum of nothing is zero of whatever it is compared with.
    case (.number(let zero), _) where zero.isZero, (_, .number(let zero)) where zero.isZero:
      return Verity(Truth(FactValue.order(left, right) == .equal))
    case (.moneyPer, .moneyPer): return Verity(Truth(FactValue.order(left, right) == .equal))
    default: return Verity(Truth(left == right))
    }
  }

  /// Whether a value is one of a list; a country or market is in a union that it belongs to on the day.
  ///
  /// - Parameter elementFirst: the element of the list is the left side of `is`, as `include` says it.
  private func isElement(_ value: FactValue, of whole: FactValue, elementFirst: Bool = false) -> Verity {
    switch (value, whole) {
    case (_, .range(let range)): return isWithin(value, range)
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

  private func isWithin(_ value: FactValue, _ range: ValueRange) -> Verity {
    var parts: [Verity] = []
    if let lower = range.lower { parts.append(compare(range.includesLower ? .greaterOrEqual : .greater, value, lower)) }
    if let upper = range.upper { parts.append(compare(range.includesUpper ? .lessOrEqual : .less, value, upper)) }
    return .and(parts)
  }

  private func isElementOrEqual(_ value: FactValue, _ whole: FactValue) -> Verity {
    if case (.code(let code), .code(let union)) = (value, whole), library.schema.markets.isKnown(union) {
      let holders = library.schema.markets.holders(of: code, on: circumstances.day)
      if holders.contains(union) { return Verity(.yes) }
    }
    return isEqual(value, whole)
  }
}
