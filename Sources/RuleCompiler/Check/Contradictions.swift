import Catalog
import Evaluation
import Values

/// Finds conditions that cannot hold together, as far as codes, bounds and truth values of one value show it.
///
/// It never calls possible conditions impossible; of impossible ones it finds those that two parts already show.
struct Contradictions {
  let schema: Schema

  /// A test that must hold, or must not.
  private struct Demand {
    let test: Test
    let holds: Bool
  }

  /// The value on which two of the conditions exclude each other; nil where they may all hold.
  func clash(in conditions: [Condition]) -> Term? {
    var demands: [Demand] = []
    for condition in conditions { collect(condition, holds: true, into: &demands) }
    for (index, one) in demands.enumerated() {
      for other in demands.dropFirst(index + 1) where exclude(one, other) { return Self.subject(of: one.test) }
    }
    return nil
  }

  private func collect(_ condition: Condition, holds: Bool, into demands: inout [Demand]) {
    switch (condition, holds) {
    case (.and(let parts), true), (.or(let parts), false):
      for part in parts { collect(part, holds: holds, into: &demands) }
    case (.not(let inner), _): collect(inner, holds: !holds, into: &demands)
    case (.test(let test), _): demands.append(Demand(test: Self.turned(test), holds: holds))
    default: break
    }
  }

  /// A comparison with its constant on the right; a condition alone is equal to `true`.
  private static func turned(_ test: Test) -> Test {
    switch test {
    case .compare(let comparison, .constant(let value), let term):
      let mirrored: [Test.Comparison: Test.Comparison] = [
        .less: .greater, .lessOrEqual: .greaterOrEqual, .greater: .less, .greaterOrEqual: .lessOrEqual,
        .equal: .equal, .notEqual: .notEqual,
      ]
      return mirrored[comparison].map { .compare($0, term, .constant(value)) } ?? test
    case .holdsTrue(let term): return .compare(.equal, term, .constant(.boolean(true)))
    default: return test
    }
  }

  private static func subject(of test: Test) -> Term? {
    switch test {
    case .compare(_, let term, _), .presence(_, let term), .mentions(let term, _), .matches(let term, _),
      .valid(let term, _):
      term
    default: Term?.none
    }
  }

  private func exclude(_ one: Demand, _ other: Demand) -> Bool {
    if one.test == other.test { return one.holds != other.holds }
    switch (one.test, other.test) {
    case (.presence(let first, let left), .presence(let second, let right)):
      return left == right && first != second && one.holds && other.holds
    case (.presence(.none, let term), .compare(let comparison, let left, _)),
      (.compare(let comparison, let left, _), .presence(.none, let term)):
      return term == left && one.holds && other.holds && comparison != .notEqual && comparison != .notIn
    case (.compare(_, let left, _), .compare(_, let right, _)):
      guard left == right, let first = bounds(of: one), let second = bounds(of: other) else { return false }
      // What is none meets every comparison that must not hold.
      guard first.isStated || second.isStated else { return false }
      return first.alternatives.allSatisfy { one in second.alternatives.allSatisfy { self.exclude(one, $0) } }
    default: return false
    }
  }

  // MARK: Bounds of one value

  private typealias Bound = (comparison: Test.Comparison, value: FactValue)

  /// What a comparison with constants lets a value be: one of several bounds; `isStated` where `none` does not meet it.
  private func bounds(of demand: Demand) -> (alternatives: [Bound], isStated: Bool)? {
    guard case .compare(let comparison, _, let right) = demand.test else { return nil }
    let opposites: [Test.Comparison: Test.Comparison] = [
      .less: .greaterOrEqual, .lessOrEqual: .greater, .greater: .lessOrEqual, .greaterOrEqual: .less,
      .equal: .notEqual, .notEqual: .equal,
    ]
    switch (comparison, right) {
    case (.isIn, .list(let terms)) where demand.holds:
      let values = terms.compactMap { if case .constant(let value) = $0 { value } else { nil } }
      return values.count == terms.count ? (values.map { (.equal, $0) }, true) : nil
    case (.isIn, _), (.notIn, _), (.include, _): return nil
    case (_, .constant(let value)):
      guard let meant = demand.holds ? comparison : opposites[comparison] else { return nil }
      let isStated = demand.holds ? comparison != .notEqual : comparison == .notEqual
      return ([(meant, value)], isStated)
    default: return nil
    }
  }

  private func exclude(_ one: Bound, _ other: Bound) -> Bool { excludes(one, other) || excludes(other, one) }

  private func excludes(_ one: Bound, _ other: Bound) -> Bool {
    switch (one.comparison, other.comparison) {
    case (.equal, .equal):
      if case (.code(let left), .code(let right)) = (one.value, other.value) { return areApart(left, right) }
      if case (.boolean(let left), .boolean(let right)) = (one.value, other.value) { return left != right }
      return FactValue.order(one.value, other.value).map { $0 != .equal } ?? false
    case (.equal, .notEqual):
      if case (.code(let left), .code(let right)) = (one.value, other.value) {
        return schema.codeLists.values.contains { $0.isCode(left, within: right) }
      }
      return one.value == other.value
    case (.less, .greater), (.less, .greaterOrEqual), (.lessOrEqual, .greater), (.less, .equal), (.equal, .greater):
      return FactValue.order(one.value, other.value).map { $0 != .greater } ?? false
    case (.lessOrEqual, .greaterOrEqual), (.lessOrEqual, .equal), (.equal, .greaterOrEqual):
      return FactValue.order(one.value, other.value).map { $0 == .less } ?? false
    default: return false
    }
  }

  /// Whether no code of a list is within both groups; countries that are no unions are apart from each other.
  private func areApart(_ left: String, _ right: String) -> Bool {
    let lists = schema.codeLists.values.filter { $0.entries[left] != nil && $0.entries[right] != nil }
    guard lists.isEmpty else {
      return !lists.contains { list in
        list.entries.keys.contains { list.isCode($0, within: left) && list.isCode($0, within: right) }
      }
    }
    return left != right
      && [left, right].allSatisfy { Country($0) != nil && schema.markets.markets[$0]?.members.isEmpty != false }
  }
}
