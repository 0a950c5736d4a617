import Catalog
import Values

/// Which codes a comparison is about: `is` on a code means that one or, in its own list, one beneath it.
enum Codes {
  case list(CodeList)
  /// No codes, or codes without groups such as countries and currencies.
  case plain
  /// Two constants, of which nothing says the list.
  case any([CodeList])

  func isCode(_ code: String, within group: String) -> Bool {
    switch self {
    case .list(let list): list.isCode(code, within: group)
    case .plain: false
    case .any(let lists): lists.contains { $0.isCode(code, within: group) }
    }
  }

  var mayBeMarkets: Bool { if case .list = self { false } else { true } }
}

extension Evaluator {
  func compare(_ comparison: Test.Comparison, _ left: Term, _ right: Term) -> Verity {
    let codes = codes(of: type(of: left) ?? type(of: right))
    if comparison == .isIn || comparison == .notIn, case .list(let terms) = resolved(right) {
      let isIn = membership(of: left, in: terms, codes)
      return comparison == .isIn ? isIn : !isIn
    }
    return compare(comparison, (left, evaluate(left)), (right, evaluate(right)), codes)
  }

  private func compare(
    _ comparison: Test.Comparison, _ left: (term: Term, outcome: Outcome), _ right: (term: Term, outcome: Outcome),
    _ codes: Codes
  ) -> Verity {
    switch (left.outcome, right.outcome) {
    case (.none, _), (_, .none):
      return Verity(Truth(comparison == .notEqual || comparison == .notIn))
    case (.value(let one), .value(let other)):
      return blaming([left.term, right.term], compare(comparison, one, other, codes))
    case (.unknown, _), (_, .unknown): return .unknown(left.outcome.gap.joined(with: right.outcome.gap))
    default: return compareRanges(comparison, left.outcome, right.outcome)
    }
  }

  /// `x in [a, b]`: whether it is one of the values, each of which may be unknown by itself.
  private func membership(of left: Term, in terms: [Term], _ codes: Codes) -> Verity {
    let outcome = evaluate(left)
    if case .none = outcome { return Verity(.no) }
    return .or(terms.map { compare(.isIn, (left, outcome), ($0, evaluate($0)), codes) })
  }

  /// What two stated values leave open is open because of how their attributes are stated.
  private func blaming(_ terms: [Term], _ verity: Verity) -> Verity {
    guard verity.truth == .unknown, !verity.gap.uncomputable.isEmpty else { return verity }
    let sources = terms.reduce(into: Set<String>()) { $0.formUnion(self.sources(of: $1)) }
    guard !sources.isEmpty else { return verity }
    return .unknown(
      Gap(attributes: verity.gap.attributes.union(sources), reasons: verity.gap.reasons + verity.gap.uncomputable))
  }

  /// The paths of what a term reads.
  private func sources(of term: Term) -> Set<String> {
    switch resolved(term) {
    case .attribute, .version, .field, .variable: return [stated(term).path]
    case let other:
      var reader = AttributeReader(lets: lets, elements: elements.mapValues(\.known.path))
      reader.visit(.test(.holdsTrue(other)))
      return reader.all
    }
  }

  /// A comparison of what lies between two bounds: true or false where both ends agree on it.
  private func compareRanges(_ comparison: Test.Comparison, _ left: Outcome, _ right: Outcome) -> Verity {
    let gap = left.gap.joined(with: right.gap)
    let (one, other) = (left.bounds, right.bounds)
    func isBelow(_ left: FactValue?, _ right: FactValue?, orEqual: Bool) -> Bool {
      guard let left, let right else { return false }
      return compare(orEqual ? .lessOrEqual : .less, left, right, .plain).truth == .yes
    }
    func order(_ one: (low: FactValue?, high: FactValue?), _ other: (low: FactValue?, high: FactValue?), orEqual: Bool)
      -> Verity
    {
      if isBelow(one.high, other.low, orEqual: orEqual) { return Verity(.yes) }
      if isBelow(other.high, one.low, orEqual: !orEqual) { return Verity(.no) }
      return .unknown(gap)
    }
    let isApart =
      isBelow(one.high, other.low, orEqual: false) || isBelow(other.high, one.low, orEqual: false)
      ? Verity(.no) : Verity.unknown(gap)
    switch comparison {
    case .less: return order(one, other, orEqual: false)
    case .lessOrEqual: return order(one, other, orEqual: true)
    case .greater: return order(other, one, orEqual: false)
    case .greaterOrEqual: return order(other, one, orEqual: true)
    case .equal: return isApart
    case .notEqual: return !isApart
    case .isIn, .notIn:
      let isIn: Verity =
        switch right {
        case .value(.list(let members)):
          .or(
            members.map { member in
              member.state == .none ? Verity(.no) : compareRanges(.equal, left, Knowledge(member, path: "").outcome)
            })
        case .value(.range): .unknown(gap)
        default: isApart
        }
      return comparison == .isIn ? isIn : !isIn
    case .include: return .unknown(gap)
    }
  }

  private func compare(
    _ comparison: Test.Comparison, _ left: FactValue, _ right: FactValue, _ codes: Codes
  ) -> Verity {
    switch comparison {
    case .equal: return isEqual(left, right, codes)
    case .notEqual: return !isEqual(left, right, codes)
    case .isIn: return isElement(left, of: right, codes)
    case .notIn: return !isElement(left, of: right, codes)
    case .include: return isElement(right, of: left, codes, elementFirst: true)
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

  /// Equality; a code is its group in its own list too, amounts of two currencies are unknown to be equal.
  private func isEqual(_ left: FactValue, _ right: FactValue, _ codes: Codes) -> Verity {
    switch (left, right) {
    case (.code(let code), .code(let group)):
      if code == group { return Verity(.yes) }
      return Verity(Truth(codes.isCode(code, within: group)))
    case (.money(let left), .money(let right)) where left.currency != right.currency:
      return .unknown(Gap(uncomputable: ["\(left) and \(right) do not compare without a rate"]))
    case (.duration(let left), .duration(let right)) where left.isShorter(than: right) == nil:
      return .unknown(Gap(uncomputable: ["\(left) and \(right) do not compare"]))
    // The sum of nothing is zero of whatever it is compared with.
    case (.number(let zero), _) where zero.isZero, (_, .number(let zero)) where zero.isZero:
      return Verity(Truth(FactValue.order(left, right) == .equal))
    case (.moneyPer, .moneyPer), (.money, .moneyFraction), (.moneyFraction, _):
      guard let order = FactValue.order(left, right) else {
        return .unknown(Gap(uncomputable: ["\(left) and \(right) do not compare without a rate"]))
      }
      return Verity(Truth(order == .equal))
    case (.quantity(let one), .quantity(let other))
    where one.unit.dimension == other.unit.dimension && !one.unit.isComparable(with: other.unit):
      return .unknown(Gap(uncomputable: ["\(left) and \(right) do not compare"]))
    default: return Verity(Truth(left == right))
    }
  }

  /// Whether a value is one of a list; a country or market is in a union that it belongs to on the day.
  ///
  /// - Parameter elementFirst: the element of the list is the left side of `is`, as `include` says it.
  private func isElement(
    _ value: FactValue, of whole: FactValue, _ codes: Codes, elementFirst: Bool = false
  ) -> Verity {
    switch (value, whole) {
    case (_, .range(let range)): return isWithin(value, range)
    case (_, .list(let members)):
      return .or(
        members.map { member in
          guard let element = member.value else {
            return member.state == .none ? Verity(.no) : .unknown(Gap(uncomputable: ["an element is not known"]))
          }
          return elementFirst ? isEqual(element, value, codes) : isElementOrEqual(value, element, codes)
        })
    default: return isElementOrEqual(value, whole, codes)
    }
  }

  private func isWithin(_ value: FactValue, _ range: ValueRange) -> Verity {
    var parts: [Verity] = []
    if let lower = range.lower {
      parts.append(compare(range.includesLower ? .greaterOrEqual : .greater, value, lower, .plain))
    }
    if let upper = range.upper {
      parts.append(compare(range.includesUpper ? .lessOrEqual : .less, value, upper, .plain))
    }
    return .and(parts)
  }

  private func isElementOrEqual(_ value: FactValue, _ whole: FactValue, _ codes: Codes) -> Verity {
    if case (.code(let code), .code(let union)) = (value, whole), codes.mayBeMarkets,
      library.schema.markets.isKnown(union)
    {
      let holders = library.schema.markets.holders(of: code, on: circumstances.day)
      if holders.contains(union) { return Verity(.yes) }
    }
    return isEqual(value, whole, codes)
  }
}
