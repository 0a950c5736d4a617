package import Catalog
import Values

extension Evaluator {
  /// The smallest changes of a listing after which a rule is satisfied, each tried by judging the changed listing.
  ///
  /// Where no change that could be written down is found, a change holds assumptions: tests that would have to come out
  /// otherwise. At most three changes of the same size; none where nothing was found at all.
  package func amendments(of rule: Rule, listing: Listing, seller: [String: Fact] = [:]) -> [[Edit]] {
    let judgement = judge(rule, listing: listing, seller: seller)
    guard judgement.verdict == .violated || judgement.verdict == .undetermined else { return [] }
    let candidates = Amender(evaluator: self).ways(toMeet: rule.requirement, isForbidding: rule.isForbidding)
    let own = position.map { catalog[$0] }
    defer {
      if let position, let own { catalog[position] = own }
      assumed = [:]
      _ = judge(rule, listing: listing, seller: seller)
    }
    var changes: [[Edit]] = []
    for var edits in candidates.sorted(by: { Amender.cost($0) < Amender.cost($1) }) {
      guard satisfies(edits, rule, listing, seller) else { continue }
      // What the others bring about by themselves need not be changed.
      for edit in edits {
        let rest = edits.filter { $0 != edit }
        if satisfies(rest, rule, listing, seller) { edits = rest }
      }
      if !changes.contains(edits) { changes.append(edits) }
    }
    let least = changes.map(Amender.cost).min()
    return Array(changes.filter { Amender.cost($0) == least }.prefix(3))
  }

  private func satisfies(_ edits: [Edit], _ rule: Rule, _ listing: Listing, _ seller: [String: Fact]) -> Bool {
    let changed = listing.changed(by: edits, seller: seller)
    if let position { catalog[position] = changed.listing }
    assumed = changed.assumed
    return verdict(of: rule, listing: changed.listing, seller: changed.seller) == .satisfied
  }
}

/// Finds edits that may make conditions come out otherwise; whether they do is for the evaluator to judge.
struct Amender {
  /// The most ways that are followed of one condition.
  static let mostWays = 24

  let evaluator: Evaluator

  /// What has to change, most of all as little as possible of what cannot be written down.
  static func cost(_ edits: [Edit]) -> Int {
    let assumptions = edits.count(where: \.isAssumption)
    return assumptions * 10_000 + Set(edits.compactMap(\.attribute)).count * 100 + edits.count
  }

  // MARK: Requirements

  func ways(toMeet requirement: Requirement, isForbidding: Bool) -> [[Edit]] {
    switch requirement {
    case .condition(let condition): return ways(toMake: condition, isForbidding ? .no : .yes)
    case .group(let any, let parts):
      let ways = parts.map { part -> [[Edit]] in
        let whole = evaluator.condition(part, isForbidding: isForbidding)
        return evaluator.evaluate(whole).truth == .yes ? [[]] : self.ways(toMeet: part.body, isForbidding: isForbidding)
      }
      return any && !isForbidding ? Self.any(ways) : Self.all(ways)
    }
  }

  /// One way of each.
  private static func all(_ parts: [[[Edit]]]) -> [[Edit]] {
    parts.reduce([[]]) { ways, next in
      smallest(ways.flatMap { way in next.map { way + $0.filter { !way.contains($0) } } })
    }
  }

  private static func any(_ parts: [[[Edit]]]) -> [[Edit]] { smallest(parts.flatMap(\.self)) }

  private static func smallest(_ ways: [[Edit]]) -> [[Edit]] {
    Array(ways.sorted { cost($0) < cost($1) }.prefix(mostWays))
  }

  // MARK: Conditions

  func ways(toMake condition: Condition, _ wanted: Truth) -> [[Edit]] {
    if evaluator.evaluate(condition).truth == wanted { return [[]] }
    switch condition {
    case .constant: return []
    case .not(let inner): return ways(toMake: inner, !wanted)
    case .and(let parts):
      let ways = parts.map { self.ways(toMake: $0, wanted) }
      return wanted == .yes ? Self.all(ways) : Self.any(ways)
    case .or(let parts):
      let ways = parts.map { self.ways(toMake: $0, wanted) }
      return wanted == .yes ? Self.any(ways) : Self.all(ways)
    case .test(let test):
      let ways = TestAmender(evaluator: evaluator).ways(toMake: test, wanted)
      // What nobody knows how to bring about may be assumed; whatever can be written down comes first.
      return ways + [[.assume(test, wanted)]]
    }
  }
}
