import Catalog
import Values

/// What a quantifier runs over.
enum Members {
  case none
  /// Not known, with the path of the list.
  case unknown(Gap, path: String)
  case elements([Element])
}

/// Quantifiers and aggregates over the elements of lists.
extension Evaluator {
  /// The elements of a list; of a keyed one, of the version that is judged just now.
  private func members(of list: Term) -> Members {
    if case .list(let terms) = resolved(list) {
      return .elements(terms.map { Element(known: filled($0), type: type(of: $0), language: self.language(of: $0)) })
    }
    var known = filled(list)
    let language = self.language(of: list)
    if case .stated(.localized(let versions)) = known.fact.state {
      known.fact = language.flatMap { versions[$0] } ?? .missing
    }
    if case .stated(.keyed(let entries)) = known.fact.state {
      known.fact = Fact(.stated(.list(entries.sorted { $0.key < $1.key }.map(\.value))))
    }
    switch known.fact.state {
    case .none: return .none
    case .stated(.list(let all)):
      let type = type(of: list)?.element
      return .elements(
        all.map { Element(known: Knowledge($0, path: known.path), type: type, language: language) })
    default: return .unknown(known.gap, path: known.path)
    }
  }

  /// Evaluates `body` with an element bound to a variable.
  func within<Result>(_ variable: String, _ element: Element, _ body: () -> Result) -> Result {
    let outer = elements.updateValue(element, forKey: variable)
    defer { elements[variable] = outer }
    return body()
  }

  /// What is missing where a list is not known: the list, and what is asked of each of its elements beside them.
  func gap(
    of gap: Gap, path: String, _ variable: String, type: ValueType?, _ body: () -> [Gap]
  ) -> Gap {
    let unknown = Element(known: Knowledge(.missing, path: path), type: type, language: nil)
    // Nobody has such an element: what is asked of it reaches nothing.
    let reached = outcomes
    outcomes = nil
    let asked = within(variable, unknown, body)
    outcomes = reached
    var all = gap
    for inner in asked {
      let others = inner.attributes.filter { $0 != path && !$0.hasPrefix(path + ".") }
      all.add(Gap(attributes: others))
    }
    return all
  }

  private func gap(
    of known: Gap, path: String, _ variable: String, over list: Term, filter: Condition?, asking: () -> Gap
  ) -> Gap {
    gap(of: known, path: path, variable, type: type(of: list)?.element) {
      let meant = filter.map(evaluate) ?? Verity(.yes)
      guard meant.truth != .no else { return [] }
      return [meant.truth == .unknown ? meant.gap : Gap(), asking()]
    }
  }

  // MARK: Some and every

  func quantify(
    every: Bool, _ variable: String, over list: Term, filter: Condition?, _ condition: Condition
  ) -> Verity {
    switch members(of: list) {
    case .none: return Verity(Truth(every))
    case .unknown(let missing, let path):
      return .unknown(
        gap(of: missing, path: path, variable, over: list, filter: filter) {
          let verity = evaluate(condition)
          return verity.truth == .unknown ? verity.gap : Gap()
        })
    case .elements(let elements):
      let parts: [Verity] = elements.map { element in
        within(variable, element) { () -> Verity in
          let meant = filter.map(evaluate) ?? Verity(.yes)
          let holds = evaluate(condition)
          // Where the filter is unknown the element may or may not count.
          return every ? Verity.or([!meant, holds]) : Verity.and([meant, holds])
        }
      }
      return every ? .and(parts) : .or(parts)
    }
  }

  // MARK: Counts, sums and extremes

  /// An element that may count, and its value.
  private struct Part {
    let isSure: Bool
    let outcome: Outcome
    /// What would have to be stated to know whether it counts, and its value.
    let gap: Gap
  }

  /// The elements that count, or may; those whose value is none do not.
  private func parts(
    _ elements: [Element], _ variable: String, filter: Condition?, of element: Term?
  ) -> [Part] {
    elements.compactMap { member in
      within(variable, member) { () -> Part? in
        let meant = filter.map(evaluate) ?? Verity(.yes)
        guard meant.truth != .no else { return nil }
        let outcome = element.map(evaluate) ?? .value(.number(Rational(1)))
        if case .none = outcome { return nil }
        let isSure = meant.truth == .yes
        return Part(isSure: isSure, outcome: outcome, gap: isSure ? outcome.gap : meant.gap.joined(with: outcome.gap))
      }
    }
  }

  func aggregate(
    _ kind: Term.Aggregate, _ variable: String, over list: Term, filter: Condition?, of element: Term?
  ) -> Outcome {
    let type = aggregateType(variable, over: list, of: element)
    switch members(of: list) {
    case .none: return total(kind, [], type)
    case .unknown(let missing, let path):
      return .unknown(
        gap(of: missing, path: path, variable, over: list, filter: filter) { element.map(evaluate)?.gap ?? Gap() })
    case .elements(let elements): return total(kind, parts(elements, variable, filter: filter, of: element), type)
    }
  }

  private func total(_ kind: Term.Aggregate, _ parts: [Part], _ type: ValueType?) -> Outcome {
    switch kind {
    case .count, .sum: return sum(parts, type)
    case .min, .max:
      if parts.contains(where: { !$0.isSure || $0.outcome.isUnknown }) {
        return .unknown(parts.reduce(into: Gap()) { $0.add($1.gap) })
      }
      let values = parts.compactMap(\.outcome.value)
      guard !values.isEmpty else { return .unknown(Gap(uncomputable: ["the least of nothing is not defined"])) }
      return FactValue.extreme(kind == .min ? .least : .most, of: values)
    }
  }

  /// A sum or count is the range that it can still take. Shares and amounts are never negative, so that unknown ones only
  /// add to it; an unknown number may take away.
  private func sum(_ parts: [Part], _ type: ValueType?) -> Outcome {
    var range = SumRange()
    var gap = Gap()
    for part in parts {
      switch part.outcome {
      case .value(let value): range.add(value, value, isSure: part.isSure)
      case .between(let low, let high, _): range.add(low, high, isSure: part.isSure)
      case .none: continue
      case .unknown: range.add(type?.isNeverNegative == true ? .nothing : nil, nil, isSure: part.isSure)
      }
      gap.add(part.gap)
    }
    let isOpen = parts.contains { !$0.isSure || $0.outcome.isUnknown }
    return range.outcome(zero: FactValue.zero(of: type), gap: isOpen ? gap : nil)
  }

  // MARK: Order

  /// Whether the values of the elements never rise: no earlier one is below a later one.
  func isDescending(_ variable: String, over list: Term, filter: Condition?, of element: Term) -> Verity {
    switch members(of: list) {
    case .none: return Verity(.yes)
    case .unknown(let missing, let path):
      return .unknown(
        gap(of: missing, path: path, variable, over: list, filter: filter) { evaluate(element).gap })
    case .elements(let elements):
      let parts = parts(elements, variable, filter: filter, of: element)
      let path = elements.first?.known.path ?? ""
      return .and(
        parts.indices.flatMap { earlier in
          parts[(earlier + 1)...].map { later in follows(parts[earlier], later, path: path) }
        })
    }
  }

  /// Whether a later element is at most an earlier one; where one of them may not count, it is true or unknown.
  private func follows(_ earlier: Part, _ later: Part, path: String) -> Verity {
    let gap = earlier.gap.joined(with: later.gap)
    guard let one = earlier.outcome.value, let other = later.outcome.value else { return .unknown(gap) }
    switch FactValue.order(one, other) {
    case nil:
      return .unknown(gap.joined(with: Gap(attributes: [path], reasons: ["\(one) and \(other) do not compare"])))
    case .less?: return earlier.isSure && later.isSure ? Verity(.no) : .unknown(gap)
    default: return Verity(.yes)
    }
  }
}
