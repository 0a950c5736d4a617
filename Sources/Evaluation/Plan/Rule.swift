package import Catalog
package import Diagnostics
package import Values

/// A typed rule: names resolved, types checked, ready to be judged.
package struct Rule: Sendable {
  /// How often it is judged.
  package enum Kind: String, Sendable {
    /// Once for each listing.
    case listing
    /// Once for each seller and market.
    case seller
    /// Over all listings together.
    case catalog
    /// Requires nothing: shown in checklists.
    case notice
  }

  package enum Severity: String, Sendable, Comparable, CaseIterable {
    case info, warning, error

    package static func < (left: Severity, right: Severity) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// `eu.toys.ce_marking`.
  package let id: String
  package let kind: Kind
  package let title: Label
  package let domain: String
  package let severity: Severity
  package let isPreview: Bool
  /// Whom it binds; `seller` if nothing is said.
  package let binds: [String]
  package let scope: Scope
  package let basis: [Citation]
  package let consequences: [String: String]
  package let lets: [Let]
  /// All of them make the rule concern the listing.
  package let concerns: [Condition]
  package let exemptions: [Exemption]
  package let requirement: Requirement
  package let isForbidding: Bool
  /// The finding's text by language, ICU MessageFormat with points of names written `_`.
  package let messages: [String: String]
  package let fixes: [Fix]
  package let declaration: Diagnostic.Label
  /// The row of the family that the rule is one of, such as `US-NY, apparel`; nil for a rule of its own.
  package var row: String?
  /// The names that the row binds, `r.column` and the like, for messages.
  package var bindings: [String: FactValue] = [:]
  /// Ids under which baselines and waivers may still know the rule, oldest first.
  package var formerIDs: [String] = []
  /// The rules that it stands in for, where and when it binds.
  package var replaces: [String] = []
  /// Where and when it rests, because another rule stands in for it.
  package var replacedIn: [Scope] = []
  /// What takes away from it.
  package var exceptions: [RuleException] = []
  /// What threatens, the platform's points and the effort, as they stand in the rule.
  package var penalty: String?
  package var effort: String?

  package init(
    id: String, kind: Kind, title: Label, domain: String, severity: Severity, isPreview: Bool, binds: [String],
    scope: Scope, basis: [Citation], consequences: [String: String], lets: [Let], concerns: [Condition],
    exemptions: [Exemption], requirement: Requirement, isForbidding: Bool, messages: [String: String], fixes: [Fix],
    declaration: Diagnostic.Label
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.domain = domain
    self.severity = severity
    self.isPreview = isPreview
    self.binds = binds
    self.scope = scope
    self.basis = basis
    self.consequences = consequences
    self.lets = lets
    self.concerns = concerns
    self.exemptions = exemptions
    self.requirement = requirement
    self.isForbidding = isForbidding
    self.messages = messages
    self.fixes = fixes
    self.declaration = declaration
  }
}

/// An exception to rules: while it holds, they do not concern the listing.
package struct RuleException: Sendable {
  package let id: String
  package let title: Label
  package let scope: Scope
  package let basis: [Citation]
  package let condition: Condition

  package init(id: String, title: Label, scope: Scope, basis: [Citation], condition: Condition) {
    self.id = id
    self.title = title
    self.scope = scope
    self.basis = basis
    self.condition = condition
  }
}

/// A fact that is inferred where the listing does not state it: `derive category = toy when …`.
package struct Derivation: Sendable {
  package let attribute: String
  package let value: Term
  package let condition: Condition

  package init(attribute: String, value: Term, condition: Condition) {
    self.attribute = attribute
    self.value = value
    self.condition = condition
  }
}

/// A named value of a rule.
package struct Let: Sendable {
  package let name: String
  package let term: Term
  package let type: ValueType

  package init(name: String, term: Term, type: ValueType) {
    self.name = name
    self.term = term
    self.type = type
  }
}

/// An `unless`, with the provision that allows it where it cites one.
package struct Exemption: Sendable {
  package let condition: Condition
  package let basis: [Citation]

  package init(condition: Condition, basis: [Citation]) {
    self.condition = condition
    self.basis = basis
  }
}

/// A provision of a source.
package struct Citation: Sendable {
  package let source: Source
  package let provision: String

  package init(source: Source, provision: String) {
    self.source = source
    self.provision = provision
  }
}

/// A law, standard or policy.
package struct Source: Sendable {
  /// How the rule file was compared with the law, best first.
  package enum Reading: String, Sendable, CaseIterable {
    case text
    case officialSummary = "official_summary"
    case agreeing
    case secondary
    case recall

    /// Whether an `error` may rest on it.
    package var supportsErrors: Bool { self != .secondary && self != .recall }
  }

  package let name: String
  package let title: Label
  package let url: String
  package let inForce: DayRange
  package let checked: CalendarDate?
  package let reading: Reading?

  package init(
    name: String, title: Label, url: String, inForce: DayRange, checked: CalendarDate?, reading: Reading?
  ) {
    self.name = name
    self.title = title
    self.url = url
    self.inForce = inForce
    self.checked = checked
    self.reading = reading
  }
}

/// Days from one through another, each bound open where it is nil.
package struct DayRange: Sendable, Hashable {
  package let from: CalendarDate?
  package let through: CalendarDate?

  package init(from: CalendarDate? = nil, through: CalendarDate? = nil) {
    self.from = from
    self.through = through
  }

  package func contains(_ day: CalendarDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
  }
}

/// Where and when a rule binds.
package struct Scope: Sendable {
  /// A line of `applies`: days, and perhaps only goods whose event falls on certain days.
  package struct Period: Sendable {
    package let days: DayRange
    package let event: (attribute: String, days: DayRange)?

    package init(days: DayRange, event: (attribute: String, days: DayRange)? = nil) {
      self.days = days
      self.event = event
    }
  }

  /// Markets; empty: all.
  package let markets: [String]
  package let except: [String]
  /// Platforms; empty: with and without one.
  package let platforms: [String]
  /// The lines of `applies`, or the lives of the sources where there are none.
  package let periods: [Period]

  package init(markets: [String], except: [String], platforms: [String], periods: [Period]) {
    self.markets = markets
    self.except = except
    self.platforms = platforms
    self.periods = periods
  }
}

/// What must, or must not, hold.
package indirect enum Requirement: Sendable {
  case condition(Condition)
  case group(any: Bool, [NamedRequirement])
}

/// A condition of a group, with its own `when` and `unless`.
package struct NamedRequirement: Sendable {
  package let name: String
  package let label: Label?
  package let body: Requirement
  package let when: Condition?
  package let unless: Condition?

  package init(name: String, label: Label?, body: Requirement, when: Condition?, unless: Condition?) {
    self.name = name
    self.label = label
    self.body = body
    self.when = when
    self.unless = unless
  }
}

/// A typed remedy for one condition, or for all of them where it names none.
package struct Fix: Sendable {
  package enum Action: Sendable {
    case add(Term, attribute: String)
    case set(attribute: String, Term)
    case append(phrase: String, attribute: String)
    case remove(terms: String, attribute: String)
    case obtain(document: String)
    case register(scheme: String)
  }

  package enum Applicability: String, Sendable {
    case safe
    case needsReview = "needs review"
    case displayOnly = "display only"
  }

  package let part: String?
  package let action: Action
  package let applicability: Applicability

  package init(part: String?, action: Action, applicability: Applicability) {
    self.part = part
    self.action = action
    self.applicability = applicability
  }
}
