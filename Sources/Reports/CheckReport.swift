/// The result of a run over catalogs, ready to be rendered.
public struct CheckReport: Sendable {
  /// What was asked, of what, with what.
  public struct Header: Sendable {
    /// The program's version.
    public var version: String
    /// The rule library's version; the one that ships has the program's.
    public var libraryVersion: String { version }
    /// The SHA-256 digest of the rule library, in hexadecimal digits.
    public var digest: String
    /// The first eight digits of it, for people.
    public var library: String { String(digest.prefix(8)) }
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

    /// The attributes that some listing states.
    public var statedAttributes: Set<String>

    /// A header.
    public init(
      version: String, digest: String, day: String, markets: [String], unions: [(name: String, members: [String])],
      platforms: [String], catalogs: [(path: String, format: String, listings: Int, usedFields: Int, fields: Int)],
      statedAttributes: Set<String> = []
    ) {
      self.statedAttributes = statedAttributes
      self.version = version
      self.digest = digest
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
  /// The rules that were violated or could not be told, counted.
  public var counts: [RuleCount]
  /// What listings lack, by what it would settle, most first.
  public var gaps: [DataGap]
  /// The number of rules in scope of at least one market, platform and the day.
  public var rules: Int
  /// Markets asked about for which no rule is in scope.
  public var marketsWithoutRules: [String]
  /// Platforms asked about for which no rule is in scope in any market.
  public var platformsWithoutRules: [String]
  /// The attributes that would settle most undetermined checks together, with the listings that lack them.
  public var settling: [(attribute: String, listings: Int)]
  /// How many undetermined checks those settle together.
  public var settledTogether: Int
  /// What attributes are called in the language of the run, by name.
  public var labels: [String: String]

  /// A report.
  public init(
    header: Header, findings: [Finding], input: [InputFinding], tally: Tally, counts: [RuleCount],
    gaps: [DataGap], rules: Int, marketsWithoutRules: [String],
    platformsWithoutRules: [String] = [], settling: [(attribute: String, listings: Int)], settledTogether: Int,
    labels: [String: String] = [:]
  ) {
    self.header = header
    self.findings = findings
    self.input = input
    self.tally = tally
    self.counts = counts
    self.gaps = gaps
    self.rules = rules
    self.marketsWithoutRules = marketsWithoutRules
    self.platformsWithoutRules = platformsWithoutRules
    self.settling = settling
    self.settledTogether = settledTogether
    self.labels = labels
  }

  /// The same run told in several languages as one report: in the first of them, with the messages of all.
  ///
  /// - Parameter reports: at least one; their findings are the same in the same order.
  public static func merged(_ reports: [(language: ReportLanguage, report: CheckReport)]) -> CheckReport {
    var merged = reports[0].report
    guard reports.count > 1 else { return merged }
    for index in merged.findings.indices {
      for (language, report) in reports {
        merged.findings[index].translations[language] = report.findings[index].message
      }
    }
    return merged
  }

  /// What was asked about and not checked, because no rule is in scope there; nil where everything was.
  public func notChecked(_ language: ReportLanguage) -> String? {
    var sentences: [String] = []
    if !marketsWithoutRules.isEmpty {
      let markets = marketsWithoutRules.joined(separator: language(", ", "、"))
      sentences.append(
        language(
          "Not checked: the law of \(markets). The library has no rule of its own for it.",
          "未检查：\(markets) 的法律。规则库没有专门针对该市场的规则。"))
    }
    if !platformsWithoutRules.isEmpty {
      let platforms = platformsWithoutRules.joined(separator: language(", ", "、"))
      sentences.append(
        language(
          "Not checked: the policies of \(platforms). The library has no rule for it in these markets.",
          "未检查：\(platforms) 的平台政策。规则库在这些市场没有针对该平台的规则。"))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: language(" ", ""))
  }

  /// The number of listings read.
  public var listings: Int { header.catalogs.reduce(0) { $0 + $1.listings } }

  /// Whether a listing could not be read: that is no pass either.
  public var hasInputErrors: Bool { input.contains { $0.severity == .error } }

  /// The number of violated findings of a severity, previews apart.
  public func count(_ severity: Finding.Severity) -> Int {
    counts.reduce(0) { $0 + ($1.severity == severity && !$1.isPreview ? $1.violatedFindings : 0) }
  }

  /// The number of violated findings of rules that only report.
  public var previews: Int { counts.reduce(0) { $0 + ($1.isPreview ? $1.violatedFindings : 0) } }

  /// The number of listings that could not be read.
  public var unreadListings: Int { input.reduce(0) { $0 + ($1.severity == .error ? $1.count : 0) } }
}
