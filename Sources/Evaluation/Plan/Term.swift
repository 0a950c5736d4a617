package import Catalog

/// An expression that yields a value, resolved and type-checked.
package indirect enum Term: Sendable, Hashable {
  case constant(FactValue)
  /// The literal `none`.
  case none
  /// An attribute of the listing, or of the seller (`seller.…`).
  case attribute(String)
  /// The version of a keyed text in one language: `title[fr]`.
  case version(attribute: String, language: String)
  /// The value that an attribute has for a code: `seller.turnover[market]`.
  case entry(attribute: String, key: Term)
  /// An element of a quantifier, or a `let` name.
  case variable(String)
  case field(Term, String)
  case today, market, platform
  case list([Term])
  case lookup(table: String, keys: [Term], fallback: Term?)
  case arithmetic(Operator, Term, Term)
  case call(Function, [Term])
  /// `count`, `sum`, `min` and `max` over the elements of a list.
  case aggregate(Aggregate, variable: String, over: Term, filter: Condition?, of: Term?)
  /// The number of the seller's listings in the market that meet a condition.
  case listingCount(Condition)
  /// A condition used as a value, as in `let exempt = …`.
  case truth(Condition)

  package enum Operator: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }

  package enum Aggregate: String, Sendable, Hashable { case count, sum, min, max }

  /// The functions of the language, docs/language.md "Expressions".
  package enum Function: String, Sendable, Hashable, CaseIterable {
    case characters, bytes, words, count, min, max, round
    /// The most uses of one word, of those that a term list does not name.
    case repeats
    /// The share of the letters that are capitals.
    case capitals
    /// The language that a text is in fact written in.
    case language
    /// A text cut at a word boundary to so many characters.
    case shorten
    /// A text without the words of a term list.
    case without
  }
}

/// An expression that is true, false or unknown.
package indirect enum Condition: Sendable, Hashable {
  case constant(Bool)
  case and([Condition])
  case or([Condition])
  case not(Condition)
  case test(Test)
}

extension Condition {
  /// The tests that it is made of, in their order; what stands within a quantifier is part of that test.
  package var tests: [Test] {
    switch self {
    case .constant: []
    case .and(let parts), .or(let parts): parts.flatMap(\.tests)
    case .not(let inner): inner.tests
    case .test(let test): [test]
    }
  }
}

/// A condition that holds no other outside a quantifier: the leaf at which knowledge is missing or not.
package indirect enum Test: Sendable, Hashable {
  case compare(Comparison, Term, Term)
  /// `is present`, `is missing`, `is none`.
  case presence(Presence, Term)
  /// `is valid`, by the type of the value.
  case valid(Term, ValueType)
  /// A boolean value.
  case holdsTrue(Term)
  case mentions(Term, Wording)
  case matches(Term, pattern: String)
  case quantifier(every: Bool, variable: String, over: Term, filter: Condition?, Condition)
  /// Some or every listing of the seller in the market.
  case listings(every: Bool, Condition)
  /// `holds DOCUMENT as d with (…)`
  case evidence(document: String, variable: String?, Condition?)
  /// `registered SCHEME as n with (…)`
  case registered(scheme: String, variable: String?, Condition?)
  /// Whether the elements' values never rise from one to a later one.
  case descending(variable: String, over: Term, filter: Condition?, of: Term)
  /// Whether no other listing of the catalog has the same values.
  case unique([Term])

  package enum Comparison: String, Sendable, Hashable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "is"
    case notEqual = "is not"
    case isIn = "in"
    case notIn = "not in"
    case include = "include"

    /// Whether it compares by size.
    package var isOrder: Bool { [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(self) }
  }

  package enum Presence: String, Sendable, Hashable { case present, missing, none }

  /// What a text may mention.
  package enum Wording: Sendable, Hashable {
    case text(String)
    case terms(String)
    case phrase(String)
  }
}
