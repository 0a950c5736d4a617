/// What a rule says of a listing, with everything a person needs to act on it.
public struct Finding: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    case info, warning, error

    /// From info up to error.
    public static func < (left: Severity, right: Severity) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// The two verdicts that are told; what is satisfied or not applicable is counted only.
  public enum Verdict: String, Sendable {
    case violated, undetermined
  }

  /// A provision, and when the rule was last compared with it.
  public struct Basis: Sendable, Hashable {
    /// The instrument's title.
    public var source: String
    /// The place in it.
    public var provision: String
    /// Where it can be read.
    public var url: String
    /// The day of the comparison, yyyy-mm-dd.
    public var checked: String?
    /// What was read: text, official_summary, agreeing, secondary, recall.
    public var reading: String?

    /// A provision.
    public init(source: String, provision: String, url: String, checked: String?, reading: String?) {
      self.source = source
      self.provision = provision
      self.url = url
      self.checked = checked
      self.reading = reading
    }
  }

  /// A place in the seller's file.
  public struct Location: Sendable, Hashable {
    /// The path as it was given.
    public var file: String
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int

    /// A place.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// A value that the verdict rests on.
  public struct Evidence: Sendable, Hashable {
    /// The attribute's path.
    public var attribute: String
    /// The value by its type: numbers, amounts and days as exact texts, lists as lists, records as records.
    public var value: AnswerLine.Value

    /// A value.
    public init(attribute: String, value: AnswerLine.Value) {
      self.attribute = attribute
      self.value = value
    }
  }

  /// Something to do about it.
  public struct Remedy: Sendable, Hashable {
    /// Who may apply it.
    public enum Applicability: String, Sendable {
      /// Whoever sees it: nothing can go wrong.
      case safe
      /// Once a person has looked at it.
      case needsReview = "needs_review"
      /// Nobody but the person who does it.
      case displayOnly = "display_only"
    }

    /// What to do, in the language of the run.
    public var text: String
    /// The same for programs: `{"add":"CE","to":"marks"}`.
    public var action: AnswerLine
    /// Who may apply it.
    public var applicability: Applicability

    /// A remedy.
    public init(text: String, action: AnswerLine, applicability: Applicability) {
      self.text = text
      self.action = action
      self.applicability = applicability
    }
  }

  /// The listing's own identification; nil for the seller and where there is none.
  public var sku: String?
  /// What it is about, the same in every version of a catalog: SKU, else GTIN, else its place among its like; `seller`.
  public var subject: String
  /// The market asked about.
  public var market: String
  /// The platform asked about.
  public var platform: String?
  /// `eu.toys.ce_marking`.
  public var rule: String
  /// The rule's title in the language of the run.
  public var title: String
  /// `certification`, `vat`, …
  public var domain: String
  /// How much it matters.
  public var severity: Severity
  /// Whether the rule only reports and never gates.
  public var isPreview: Bool
  /// Violated or undetermined.
  public var verdict: Verdict
  /// What is wrong, in the language of the run.
  public var message: String
  /// The message by language, where there are several.
  public var translations: [ReportLanguage: String] = [:]
  /// What is wrong, with ``marketMark`` and ``listingMark`` where the message names the market and the listing.
  ///
  /// Findings of one rule that say the same of another listing or in another market have the same.
  public var sense: String
  /// What the message calls the listing.
  public var listingName: String
  /// What the message calls the market.
  public var marketName: String
  /// What the verdict rests on that the listing does not state, in the language of the run: `category (inferred: toys)`.
  public var assumptions: [String]
  /// The attributes that the failed condition reads, where the listing has none of them; else none.
  public var absent: [String]
  /// The law.
  public var basis: [Basis]
  /// The values that the rule read.
  public var facts: [Evidence]
  /// The sets of attributes that would settle it, smallest first.
  public var missing: [[String]]
  /// Whether ``missing`` is known to be the smallest: where more than twelve attributes are open, one set is told that
  /// cannot lose any of its own.
  public var isSettlingExact: Bool
  /// Everything that is missing.
  public var open: [String]
  /// What cannot be computed whatever is stated.
  public var uncomputable: [String]
  /// The attributes whose values were inferred and not stated.
  public var inferred: [String]
  /// The attributes that were not stated and have the value that is presumed then.
  public var presumed: [String]
  /// The attributes that are none because the seller declared the data complete.
  public var declaredComplete: [String]
  /// The first day on which the rule binds.
  public var since: String?
  /// The first day on which it no longer does.
  public var until: String?
  /// The condition that failed.
  public var part: String?
  /// What to do.
  public var fixes: [Remedy]
  /// Where it stands.
  public var location: Location?
  /// The same for the same problem in every run, whatever line it stands on.
  public var fingerprint: String

  /// A finding of everything that a reader needs.
  public init(
    sku: String?, subject: String, market: String, platform: String?, rule: String, title: String, domain: String,
    severity: Severity,
    isPreview: Bool, verdict: Verdict, message: String, sense: String? = nil, listingName: String = "",
    marketName: String = "", assumptions: [String] = [], absent: [String] = [], basis: [Basis], facts: [Evidence],
    missing: [[String]],
    isSettlingExact: Bool = true, open: [String], uncomputable: [String], inferred: [String] = [],
    presumed: [String] = [], declaredComplete: [String] = [], since: String?, until: String?, part: String?,
    fixes: [Remedy],
    location: Location?, fingerprint: String
  ) {
    self.sku = sku
    self.subject = subject
    self.market = market
    self.platform = platform
    self.rule = rule
    self.title = title
    self.domain = domain
    self.severity = severity
    self.isPreview = isPreview
    self.verdict = verdict
    self.message = message
    self.sense = sense ?? message
    self.listingName = listingName
    self.marketName = marketName
    self.assumptions = assumptions
    self.absent = absent
    self.basis = basis
    self.facts = facts
    self.missing = missing
    self.isSettlingExact = isSettlingExact
    self.open = open
    self.uncomputable = uncomputable
    self.inferred = inferred
    self.presumed = presumed
    self.declaredComplete = declaredComplete
    self.since = since
    self.until = until
    self.part = part
    self.fixes = fixes
    self.location = location
    self.fingerprint = fingerprint
  }
}

extension Finding {
  /// Stands in ``sense`` for the name of the market: a character that no text uses.
  public static let marketMark = "\u{E000}"
  /// Stands in ``sense`` for the name of the listing.
  public static let listingMark = "\u{E001}"

  /// What is wrong, with another name for the market, and for a name of the listing words that stand for any listing.
  func message(ofAnyListing words: String?, market: String) -> String {
    var text = sense
    if let words {
      // A name stands between quotes, “this listing” does not.
      for mark in ["“\(Self.listingMark)”", Self.listingMark] { text = text.replacing(mark, with: words) }
    }
    return text.replacing(Self.listingMark, with: listingName).replacing(Self.marketMark, with: market)
  }
}

/// Something wrong with the input itself, or with how it can be read.
public struct InputFinding: Sendable, Hashable {
  /// `input.json.syntax`, `input.unreadable`, …
  public var id: String
  /// What is wrong, in the language of the run.
  public var message: String
  /// The first place where it occurs.
  public var location: Finding.Location?
  /// The listing of the first place, where it has an identification.
  public var sku: String?
  /// In how many listings it occurs.
  public var count: Int
  /// Error where a listing could not be read, warning where a value could not, info where a field is not used.
  public var severity: Finding.Severity

  /// A finding about the input.
  public init(
    id: String, severity: Finding.Severity, message: String, location: Finding.Location?, sku: String?, count: Int = 1
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.location = location
    self.sku = sku
    self.count = count
  }
}
