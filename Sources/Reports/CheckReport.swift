/// The result of a run over catalogs, ready to be rendered.
public struct CheckReport: Sendable {
  /// What was asked, of what, with what.
  public struct Header: Sendable {
    /// The program's version.
    public var version: String
    /// The first eight digits of the library's digest.
    public var library: String
    /// The day asked about, yyyy-mm-dd.
    public var day: String
    /// The single markets judged.
    public var markets: [String]
    /// The unions asked about, each with its single markets on the day: for naming all of them by one word.
    public var unions: [(name: String, members: [String])]
    /// The platforms asked about.
    public var platforms: [String]
    /// The catalogs, each with the number of its listings and of its used and all fields.
    public var catalogs: [(path: String, format: String, listings: Int, usedFields: Int, fields: Int)]

    /// A header.
    public init(
      version: String, library: String, day: String, markets: [String], unions: [(name: String, members: [String])],
      platforms: [String], catalogs: [(path: String, format: String, listings: Int, usedFields: Int, fields: Int)]
    ) {
      self.version = version
      self.library = library
      self.day = day
      self.markets = markets
      self.unions = unions
      self.platforms = platforms
      self.catalogs = catalogs
    }
  }

  /// How many checks had which verdict. A check is a rule judged over a listing (or the seller) in a market.
  public struct Tally: Sendable {
    /// Checks that hold.
    public var satisfied = 0
    /// Checks that do not.
    public var violated = 0
    /// Checks whose rule does not concern the listing.
    public var notApplicable = 0
    /// Checks that could not be settled.
    public var undetermined = 0

    /// No checks.
    public init() {}

    /// The checks whose rule may concern the listing.
    public var relevant: Int { satisfied + violated + undetermined }
  }

  /// What was asked.
  public var header: Header
  /// Violated and undetermined findings, in the order of files, listings and rules.
  public var findings: [Finding]
  /// What was wrong with the input.
  public var input: [InputFinding]
  /// The verdicts counted.
  public var tally: Tally
  /// The number of rules in scope of at least one market, platform and the day.
  public var rules: Int
  /// Markets asked about for which no rule is in scope.
  public var marketsWithoutRules: [String]
  /// The attributes that would settle most undetermined checks together, with the listings that lack them.
  public var settling: [(attribute: String, listings: Int)]
  /// How many undetermined checks those settle together.
  public var settledTogether: Int
  /// What attributes are called in the language of the run, by name.
  public var labels: [String: String]

  /// A report.
  public init(
    header: Header, findings: [Finding], input: [InputFinding], tally: Tally, rules: Int, marketsWithoutRules: [String],
    settling: [(attribute: String, listings: Int)], settledTogether: Int, labels: [String: String] = [:]
  ) {
    self.header = header
    self.findings = findings
    self.input = input
    self.tally = tally
    self.rules = rules
    self.marketsWithoutRules = marketsWithoutRules
    self.settling = settling
    self.settledTogether = settledTogether
    self.labels = labels
  }

  /// The number of listings read.
  public var listings: Int { header.catalogs.reduce(0) { $0 + $1.listings } }

  /// Whether a listing could not be read: that is no pass either.
  public var hasInputErrors: Bool { input.contains { $0.severity == .error } }

  /// The number of violated findings of a severity, previews apart.
  public func count(_ severity: Finding.Severity) -> Int {
    findings.count { $0.verdict == .violated && $0.severity == severity && !$0.isPreview }
  }
}
