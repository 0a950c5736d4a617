/// Why a rule says what it says of a listing: the facts, the conditions with their values, the law, the dates, and what
/// would change it.
public struct ExplainReport: Sendable {
  /// A fact that a condition read.
  public struct Fact: Sendable {
    /// The path: `title[de]`, `manufacturer.address`.
    public var path: String
    /// The value as a rule would write it.
    public var value: String
    /// The value by its type.
    public var json: AnswerLine.Value
    /// `stated`, `declared_complete`, `inferred`, `presumed`, `missing`, `unreadable`, `computed`.
    public var origin: String
    /// Where it comes from, in the language of the run.
    public var originText: String
    /// Where it stands.
    public var location: Finding.Location?

    /// A fact.
    public init(
      path: String, value: String, json: AnswerLine.Value, origin: String, originText: String,
      location: Finding.Location?
    ) {
      self.path = path
      self.value = value
      self.json = json
      self.origin = origin
      self.originText = originText
      self.location = location
    }
  }

  /// A condition with its value; the pieces of one follow it, one level deeper.
  public struct Line: Sendable {
    /// From 0.
    public var depth: Int
    /// What it is in the rule: `when`, `unless`, a part's name; empty for a piece.
    public var role: String
    /// `yes`, `no` or `unknown`.
    public var truth: String
    /// The condition in words.
    public var text: String
    /// What stands above its pieces in place of the words, where it has some.
    public var heading: String?
    /// The facts that it read.
    public var facts: [Fact]

    /// A condition.
    public init(depth: Int, role: String, truth: String, text: String, heading: String? = nil, facts: [Fact]) {
      self.heading = heading
      self.depth = depth
      self.role = role
      self.truth = truth
      self.text = text
      self.facts = facts
    }
  }

  /// What a rule says of one listing.
  public struct Case: Sendable {
    /// The listing's SKU, nil for the seller.
    public var sku: String?
    /// Where the listing begins.
    public var location: Finding.Location?
    /// The row of the rule's family.
    public var row: String?
    /// `satisfied`, `violated`, `not applicable`, `undetermined`.
    public var verdict: String
    /// What findings say of it; for what lies out of scope why.
    public var messages: [String]
    /// The language version that was judged.
    public var version: String?
    /// Whether the rule concerns the listing, with its conditions.
    public var concerns: (truth: String, lines: [Line])
    /// Whether what it requires holds, with its conditions.
    public var holds: (truth: String, lines: [Line])
    /// Sets of attributes each of which would settle it.
    public var settling: [[String]]
    /// Whether these are surely the smallest.
    public var isSettlingExact: Bool
    /// The smallest changes that would satisfy the rule, each of several edits in words.
    public var changes: [[String]]
    /// Whether each change was tried on the listing; else some condition is only taken to come out otherwise.
    public var changesAreTried: Bool

    /// What a rule says of one listing.
    public init(
      sku: String?, location: Finding.Location?, row: String?, verdict: String, messages: [String], version: String?,
      concerns: (truth: String, lines: [Line]), holds: (truth: String, lines: [Line]), settling: [[String]],
      isSettlingExact: Bool, changes: [[String]], changesAreTried: Bool
    ) {
      self.sku = sku
      self.location = location
      self.row = row
      self.verdict = verdict
      self.messages = messages
      self.version = version
      self.concerns = concerns
      self.holds = holds
      self.settling = settling
      self.isSettlingExact = isSettlingExact
      self.changes = changes
      self.changesAreTried = changesAreTried
    }
  }

  /// What was asked.
  public var header: CheckReport.Header
  /// `eu.toys.ce_marking`.
  public var rule: String
  /// Its title in the language of the run.
  public var title: String
  /// `certification`, …
  public var domain: String
  /// How much it matters.
  public var severity: Finding.Severity
  /// The law.
  public var basis: [Finding.Basis]
  /// The first day on which it binds.
  public var since: String?
  /// The first day on which it no longer does.
  public var until: String?
  /// The rules that stand in for it, each with its law and its first day.
  public var replacedBy: [(rule: String, law: String, from: String?)]
  /// The listings with the SKU, or the seller.
  public var cases: [Case]

  /// An explanation.
  public init(
    header: CheckReport.Header, rule: String, title: String, domain: String, severity: Finding.Severity,
    basis: [Finding.Basis], since: String?, until: String?,
    replacedBy: [(rule: String, law: String, from: String?)], cases: [Case]
  ) {
    self.header = header
    self.rule = rule
    self.title = title
    self.domain = domain
    self.severity = severity
    self.basis = basis
    self.since = since
    self.until = until
    self.replacedBy = replacedBy
    self.cases = cases
  }
}

extension ExplainReport {
  /// The explanation as one JSON object with a final line feed.
  public var json: String {
    let record: AnswerLine = [
      "rule": .text(rule), "title": .text(title), "domain": .text(domain), "severity": .text(severity.rawValue),
      "market": .optional(header.markets.first), "platform": .optional(header.platforms.first),
      "as_of": .text(header.day), "library": .text(header.digest), "basis": .list(basis.map(\.json)),
      "since": .optional(since), "until": .optional(until),
      "replaced_by": .list(
        replacedBy.map {
          .record(["rule": .text($0.rule), "law": .text($0.law), "from": .optional($0.from)])
        }),
      "listings": .list(cases.map { .record($0.json) }),
    ]
    return record.line
  }
}

extension ExplainReport.Case {
  fileprivate var json: AnswerLine {
    var facts: [ExplainReport.Fact] = []
    for fact in (concerns.lines + holds.lines).flatMap(\.facts) where !facts.contains(where: { $0.path == fact.path }) {
      facts.append(fact)
    }
    return [
      "sku": .optional(sku), "location": location.map(\.json) ?? .null, "row": .optional(row),
      "verdict": .text(verdict), "messages": .texts(messages), "version": .optional(version),
      "concerns": .record(["value": .text(concerns.truth), "conditions": .list(concerns.lines.map(\.json))]),
      "holds": .record(["value": .text(holds.truth), "conditions": .list(holds.lines.map(\.json))]),
      "facts": .list(facts.map(\.record)),
      "missing": .list(settling.map { .texts($0) }), "settling_exact": .boolean(isSettlingExact),
      "satisfied_by": .list(changes.map { .texts($0) }), "satisfied_by_tried": .boolean(changesAreTried),
    ]
  }
}

extension ExplainReport.Line {
  fileprivate var json: AnswerLine.Value {
    .record([
      "depth": .number(depth), "role": .text(role), "value": .text(truth), "condition": .text(text),
      "reads": .texts(facts.map(\.path)),
    ])
  }
}

extension ExplainReport.Fact {
  fileprivate var record: AnswerLine.Value {
    .record([
      "attribute": .text(path), "value": json, "origin": .text(origin), "where": .text(originText),
      "location": location.map(\.json) ?? .null,
    ])
  }
}
