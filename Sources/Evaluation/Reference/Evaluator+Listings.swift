import Catalog
import Values

/// Several listings: for seller rules and catalog rules.
extension Evaluator {
  /// `some listing has (…)`, `every listing has (…)`: each listing is asked in each of its versions.
  func listings(every: Bool, _ condition: Condition) -> Verity {
    let parts = truths(of: condition).joined()
    return every ? Verity.and(Array(parts)) : Verity.or(Array(parts))
  }

  /// How many listings meet a condition, in some version: a range while some of them may or may not.
  func listingCount(_ condition: Condition) -> Outcome {
    let parts = truths(of: condition).map { Verity.or($0) }
    let sure = Rational(parts.count { $0.truth == .yes })
    let open = parts.filter { $0.truth == .unknown }
    guard !open.isEmpty else { return .value(.number(sure)) }
    let gap = open.reduce(into: Gap()) { $0.add($1.gap) }
    return .between(.number(sure), .number(sure + Rational(open.count)), gap)
  }

  /// A condition over each of the seller's listings, in each of its versions.
  private func truths(of condition: Condition) -> [[Verity]] {
    let own = (facts, version)
    defer { (facts, version) = own }
    var reader = AttributeReader(lets: lets, elements: [:])
    reader.visit(condition)
    return catalog.map { listing in
      facts = listing.facts
      return versions(reading: reader.bare).map { judged in
        version = judged
        return evaluate(condition)
      }
    }
  }

  /// Whether no other listing has the same values; none is like no other.
  func isUnique(_ terms: [Term]) -> Verity {
    guard let position else { return .unknown(Gap(uncomputable: ["no catalog is judged"])) }
    let ownFacts = facts
    defer { facts = ownFacts }
    let keys = catalog.map { listing -> [Outcome] in
      facts = listing.facts
      return terms.map(evaluate)
    }
    let own = keys[position]
    let others = keys.enumerated().filter { $0.offset != position }.map { other in
      Verity.and(zip(own, other.element).map { isSame($0, $1) })
    }
    return !Verity.or(others)
  }

  func isSame(_ left: Outcome, _ right: Outcome) -> Verity {
    switch (left, right) {
    case (.none, _), (_, .none): return Verity(.no)
    case (.value(let left), .value(let right)): return Verity(Truth(left == right))
    default: return .unknown(left.gap.joined(with: right.gap))
    }
  }
}
