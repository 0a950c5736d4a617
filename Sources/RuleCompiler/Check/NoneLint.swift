import Catalog
import Evaluation

/// Finds what a requirement compares although it may be none: no comparison holds of `none`, so the rule is violated.
///
/// A `when`, an `unless`, or another part of the requirement may have settled what `none` means; then it is no finding.
struct NoneLint {
  let schema: Schema
  let rule: Rule
  private let lets: [String: Term]

  init(schema: Schema, rule: Rule) {
    self.schema = schema
    self.rule = rule
    lets = Dictionary(rule.lets.map { ($0.name, $0.term) }, uniquingKeysWith: { first, _ in first })
  }

  /// The attributes, sorted.
  var attributes: [String] {
    var settled: Set<String> = []
    for condition in rule.concerns { settled.formUnion(settling(condition, holds: true)) }
    for exemption in rule.exemptions { settled.formUnion(settling(exemption.condition, holds: false)) }
    return compared(rule.requirement, settled).sorted()
  }

  private func compared(_ requirement: Requirement, _ settled: Set<String>) -> Set<String> {
    switch requirement {
    case .condition(let condition): return compared(condition, holds: !rule.isForbidding, settled)
    case .group(let isAny, let parts):
      var found: Set<String> = []
      for (index, part) in parts.enumerated() {
        var settled = settled
        if let when = part.when { settled.formUnion(settling(when, holds: true)) }
        if let unless = part.unless { settled.formUnion(settling(unless, holds: false)) }
        for (other, sibling) in parts.enumerated() where other != index {
          // Of `any of` a part matters where the others fail; of `all of`, another that fails tells what is none.
          if case .condition(let condition) = sibling.body {
            settled.formUnion(settling(condition, holds: isAny ? rule.isForbidding : !rule.isForbidding))
          }
        }
        found.formUnion(compared(part.body, settled))
      }
      return found
    }
  }

  /// What a condition compares that should hold (or should not), beside what is settled.
  private func compared(_ condition: Condition, holds: Bool, _ settled: Set<String>) -> Set<String> {
    switch condition {
    case .constant: return []
    case .not(let inner): return compared(inner, holds: !holds, settled)
    case .and(let parts), .or(let parts):
      let isAnd = if case .and = condition { true } else { false }
      return parts.enumerated().reduce(into: []) { found, part in
        let others = parts.enumerated().filter { $0.offset != part.offset }.map(\.element)
        let known = others.reduce(into: settled) { $0.formUnion(settling($1, holds: isAnd)) }
        found.formUnion(compared(part.element, holds: holds, known))
      }
    case .test(.holdsTrue(.variable(let name))):
      guard case .truth(let inner)? = lets[name] else { return [] }
      return compared(inner, holds: holds, settled)
    case .test(.compare(let comparison, let left, let right)):
      guard holds, [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(comparison) else { return [] }
      return read(by: left).union(read(by: right)).subtracting(settled).filter(mayBeNone)
    case .test(.valid(let term, _)): return holds ? read(by: term).subtracting(settled).filter(mayBeNone) : []
    case .test: return []
    }
  }

  private func mayBeNone(_ name: String) -> Bool { schema.attributes[name]?.mayBeNone ?? false }

  /// The attributes whose being none makes a term none.
  private func read(by term: Term) -> Set<String> {
    switch term {
    case .attribute(let name), .version(let name, _): [name]
    case .field(let base, _): read(by: base)
    case .arithmetic(_, let left, let right): read(by: left).union(read(by: right))
    case .call(let function, let terms) where function != .count:
      terms.reduce(into: []) { $0.formUnion(read(by: $1)) }
    case .lookup(_, let keys, _): keys.reduce(into: []) { $0.formUnion(read(by: $1)) }
    case .variable(let name): lets[name].map(read) ?? []
    default: []
    }
  }

  /// The attributes that are not none where a condition holds (or does not).
  private func settling(_ condition: Condition, holds: Bool) -> Set<String> {
    switch condition {
    case .constant: return []
    case .not(let inner): return settling(inner, holds: !holds)
    case .and(let parts): return settling(parts, holds: holds, joined: holds)
    case .or(let parts): return settling(parts, holds: holds, joined: !holds)
    case .test(let test): return settling(test, holds: holds)
    }
  }

  private func settling(_ parts: [Condition], holds: Bool, joined: Bool) -> Set<String> {
    let sets = parts.map { settling($0, holds: holds) }
    guard let first = sets.first else { return [] }
    return sets.dropFirst().reduce(first) { joined ? $0.union($1) : $0.intersection($1) }
  }

  private func settling(_ test: Test, holds: Bool) -> Set<String> {
    switch test {
    case .presence(.present, let term): return holds ? read(by: term) : []
    case .presence(.missing, let term): return holds ? read(by: term) : []
    case .presence(.none, let term): return holds ? [] : read(by: term)
    case .compare(.notEqual, let left, let right), .compare(.notIn, let left, let right):
      return holds ? [] : read(by: left).union(read(by: right))
    case .compare(_, let left, let right): return holds ? read(by: left).union(read(by: right)) : []
    case .holdsTrue(.variable(let name)):
      if case .truth(let inner)? = lets[name] { return settling(inner, holds: holds) }
      return []
    case .holdsTrue(let term), .mentions(let term, _), .matches(let term, _), .valid(let term, _):
      return holds ? read(by: term) : []
    case .quantifier(let every, _, let list, _, _): return holds != every ? read(by: list) : []
    default: return []
    }
  }
}
