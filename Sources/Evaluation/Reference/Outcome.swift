import Catalog

/// Strong Kleene truth.
package enum Truth: Sendable, Hashable {
  case yes, no, unknown

  package init(_ value: Bool) { self = value ? .yes : .no }

  package static prefix func ! (value: Truth) -> Truth {
    switch value {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }

  package static func && (left: Truth, right: Truth) -> Truth {
    if left == .no || right == .no { return .no }
    return left == .yes && right == .yes ? .yes : .unknown
  }

  package static func || (left: Truth, right: Truth) -> Truth { !(!left && !right) }
}

/// What a term evaluates to.
enum Outcome {
  case value(FactValue)
  case none
  case unknown(Gap)
  /// A count, a sum or what is reckoned with one, of which only a least or a most value is known.
  case between(FactValue?, FactValue?, Gap)

  /// Why it is unknown; empty where it is known.
  var gap: Gap {
    switch self {
    case .unknown(let gap), .between(_, _, let gap): gap
    case .value, .none: Gap()
    }
  }
}

/// Why something is unknown: the attributes to state, or that no statement would help.
package struct Gap: Sendable, Hashable {
  /// The attributes that are missing or unreadable, by path.
  package var attributes: Set<String>
  /// What cannot be computed whatever is stated: two currencies and no rate, no row in a table.
  package var uncomputable: [String]
  /// Why ``attributes`` must be stated anew although they are stated: two currencies and no rate.
  package var reasons: [String]

  package init(attributes: Set<String> = [], uncomputable: [String] = [], reasons: [String] = []) {
    self.attributes = attributes
    self.uncomputable = uncomputable
    self.reasons = reasons
  }

  mutating func add(_ other: Gap) {
    attributes.formUnion(other.attributes)
    for reason in other.uncomputable where !uncomputable.contains(reason) { uncomputable.append(reason) }
    for reason in other.reasons where !reasons.contains(reason) { reasons.append(reason) }
  }

  func joined(with other: Gap) -> Gap {
    var both = self
    both.add(other)
    return both
  }
}

/// A truth and, while it is unknown, why.
struct Verity {
  var truth: Truth
  var gap = Gap()

  init(_ truth: Truth, gap: Gap = Gap()) {
    self.truth = truth
    self.gap = gap
  }

  static func unknown(_ gap: Gap) -> Verity { Verity(.unknown, gap: gap) }

  static func and(_ parts: [Verity]) -> Verity {
    var result = Verity(.yes)
    for part in parts {
      result.truth = result.truth && part.truth
      if part.truth == .unknown { result.gap.add(part.gap) }
    }
    return result
  }

  static func or(_ parts: [Verity]) -> Verity {
    !and(parts.map { !$0 })
  }

  static prefix func ! (value: Verity) -> Verity { Verity(!value.truth, gap: value.gap) }
}

/// Words that a text was found to mention.
package struct Found: Sendable, Hashable {
  /// The attribute whose text it was.
  package let attribute: String
  /// The language version.
  package let language: String?
  /// The words as they stand there.
  package let words: String
  /// The entry of the term list or phrase.
  package let entry: String
  /// Where they stand in the text: user-perceived characters, from 1, first and last.
  package let characters: ClosedRange<Int>
}
