import Catalog
import CatalogReaders
import Diagnostics
import Evaluation
public import Reports

/// The names nearest to a misspelt one.
func suggestions(for name: String, among known: [String]) -> [String] { nearestNames(to: name, among: known) }

extension RuleLibrary {
  /// Checks catalogs.
  ///
  /// - Parameter progress: called with the number of listings judged so far, now and then.
  /// - Throws: a ``Problem`` where a catalog cannot be read, or no rule of the library concerns any market asked about:
  ///   what was not checked is never a pass.
  public func check(
    _ catalogs: [String], _ request: CheckRequest, progress: (Int) -> Void = { _ in }
  ) throws(Problem) -> CheckReport {
    guard !catalogs.isEmpty else { throw Problem("Name a catalog to check.", "请指定要检查的商品文件。") }
    var judge = try judge(for: request)
    let loader = loader(for: request)
    for path in catalogs {
      if judge.looksAtAll || loader.isSmall(path) {
        judge.judge(try loader.load(path), progress: progress)
      } else {
        try judge.judge(path, loader, progress: progress)
      }
    }
    judge.judgeTogether()
    return judge.report()
  }

  /// A judge with the seller's facts, for a request that some rule concerns.
  func judge(for request: CheckRequest) throws(Problem) -> CatalogJudge {
    var judge = CatalogJudge(library: library, request: request)
    try judge.requireRules()
    if let path = request.sellerFile { try judge.loadSeller(path) }
    return judge
  }

  func loader(for request: CheckRequest) -> CatalogLoader {
    CatalogLoader(
      schema: library.schema, defaults: .init(currency: request.currency, language: request.textLanguage),
      maxListing: request.maxListing, language: request.language, completeness: { request.completeness(of: $0) })
  }
}

/// Judges listings in all markets asked about, and gathers findings and counts.
struct CatalogJudge {
  let library: Library
  let request: CheckRequest
  private let builder: FindingBuilder
  private let evaluators: [Evaluator]
  /// The rules in scope of each evaluator, by kind: those of its platform, and without one those of no platform.
  private let scoped: [ObjectIdentifier: [Rule.Kind: [Rule]]]
  private var seller: [String: Fact] = [:]
  private var findings: [Finding] = []
  private var input: [InputFinding] = []
  private var tally = CheckReport.Tally()
  private var settling = SettlingTally()
  private var counter = RuleCounter()
  private var fingerprints = FingerprintLedger()
  /// The attributes that some listing states.
  private var stated: Set<String> = []
  private var catalogs: [(path: String, format: String, listings: Int, usedFields: Int, fields: Int)] = []
  /// The listings, kept where some rule looks at all of them.
  private var together: [(listing: Listing, subject: FindingBuilder.Subject)] = []
  /// Notices require nothing and are for checklists.
  private static let judgedKinds: [Rule.Kind] = [.listing, .seller, .catalog]
  /// The subjects of the listings judged so far, in their order, where they were kept.
  private(set) var subjects: [String] = []
  /// The listings judged so far.
  private var judged = 0

  init(library: Library, request: CheckRequest) {
    self.library = library
    self.request = request
    request.completeness(of: nil).completeSeller(&seller)
    builder = FindingBuilder(library: library, request)
    let wordings = WordingCache()
    let platforms: [String?] = [nil] + request.platforms
    let evaluators = request.markets.flatMap { market in
      platforms.map { platform in
        Evaluator(
          library: library, circumstances: Circumstances(market: market, platform: platform, day: request.day),
          wordings: wordings)
      }
    }
    self.evaluators = evaluators
    scoped = Dictionary(
      uniqueKeysWithValues: evaluators.map { evaluator in
        let rules = library.rules.filter { rule in
          rule.scope.platforms.isEmpty == (evaluator.circumstances.platform == nil)
            && rule.isInScope(evaluator.circumstances, schema: library.schema)
        }
        return (ObjectIdentifier(evaluator), Dictionary(grouping: rules, by: \.kind))
      })
  }

  /// Whether some rule in scope looks at all listings together.
  var looksAtAll: Bool {
    evaluators.contains { evaluator in
      !rules(for: evaluator, kind: .catalog).isEmpty
        || rules(for: evaluator, kind: .seller).contains { $0.looksAtListings }
    }
  }

  /// The rules that an evaluator judges.
  private func rules(for evaluator: Evaluator, kind: Rule.Kind) -> [Rule] {
    scoped[ObjectIdentifier(evaluator)]?[kind] ?? []
  }

  /// The markets for which no rule names them or a union that holds them: rules that bind everywhere are no law of theirs.
  private var marketsWithoutRules: [String] {
    request.markets.filter { market in
      !evaluators.contains { evaluator in
        evaluator.circumstances.market == market
          && Self.judgedKinds.contains { kind in
            rules(for: evaluator, kind: kind).contains { !$0.scope.markets.isEmpty }
          }
      }
    }
  }

  /// The platforms for which no rule is in scope in any market asked about.
  private var platformsWithoutRules: [String] {
    request.platforms.filter { platform in
      !evaluators.contains { evaluator in
        evaluator.circumstances.platform == platform
          && Self.judgedKinds.contains { !rules(for: evaluator, kind: $0).isEmpty }
      }
    }
  }

  private var hasPlatformRules: Bool {
    evaluators.contains { $0.circumstances.platform != nil && !rules(for: $0, kind: .listing).isEmpty }
  }

  func requireRules() throws(Problem) {
    if marketsWithoutRules.count == request.markets.count, !hasPlatformRules {
      let names = request.markets.joined(separator: ", ")
      throw Problem(
        "The library has no rule of its own for \(names) on \(request.day), so its law would not be checked.",
        "规则库在 \(request.day) 没有专门针对 \(names) 的规则，无法检查该市场的法律。")
    }
  }

  mutating func loadSeller(_ path: String) throws(Problem) {
    let loader = CatalogLoader(
      schema: library.schema, defaults: .init(), maxListing: request.maxListing, language: request.language)
    let (facts, problems) = try loader.loadSeller(path)
    seller = facts
    request.completeness(of: nil).completeSeller(&seller)
    input += problems
  }

  // MARK: Judging

  mutating func judge(_ loaded: CatalogLoader.Loaded, progress: (Int) -> Void) {
    catalogs.append(
      (
        loaded.path, loaded.format, loaded.listings.count, loaded.usedFields.count,
        loaded.usedFields.count + loaded.unknownFields.count
      ))
    input += loaded.input
    stated.formUnion(loaded.usedFields)
    let needsAll = looksAtAll
    let isFew = ReferenceJudge.isFew(loaded.listings.count, circumstances: evaluators.count)
    let reference = isFew ? referenceJudge(of: loaded.path) : nil
    let judge = isFew ? nil : blockJudge(of: loaded.path)()
    for start in stride(from: 0, to: loaded.listings.count, by: Self.blockSize) {
      let block = Array(loaded.listings[start..<min(start + Self.blockSize, loaded.listings.count)])
      let subjects = block.map { FindingBuilder.Subject($0, file: loaded.path) }
      if needsAll { together += zip(block, subjects).map { ($0, $1) } }
      self.subjects += subjects.map(\.key)
      if let result = reference?.judge(block) ?? judge?.judge(block) { add(result) }
      progress(judged)
    }
  }

  /// Judges a catalog chunk by chunk, so that no more of it is held than is being judged.
  mutating func judge(_ path: String, _ loader: CatalogLoader, progress: (Int) -> Void) throws(Problem) {
    let name = CatalogLoader.name(of: path)
    var gathered = InputGatherer(path: name, language: request.language)
    let first = judged
    do throws(JSONReaderError) {
      let crew = JudgingCrew(try loader.open(path), jobs: request.jobs, blockJudge(of: name))
      try crew.judge { result in
        for notice in result.notices { gathered.add(notice) }
        add(result)
        progress(judged)
      }
      let (used, unknown) = crew.fields
      gathered.add(unknownFields: unknown, known: library.schema.attributes.keys)
      stated.formUnion(used)
      catalogs.append((name, crew.format, judged - first, used.count, used.count + unknown.count))
    } catch {
      throw InputWording(language: request.language).problem(error, path: name)
    }
    input += gathered.findings
    if judged == first { throw loader.nothingRead(name, gathered.findings) }
  }

  /// Makes judges of the rules for single listings in all circumstances asked about, over a catalog: one a worker.
  private func blockJudge(of path: String) -> @Sendable () -> BlockJudge {
    let asked = evaluators.map { (circumstances: $0.circumstances, rules: rules(for: $0, kind: .listing)) }
    return { [library, request, seller] in
      BlockJudge(library: library, request: request, asked: asked, seller: seller, path: path)
    }
  }

  /// A judge of the same rules over a few listings.
  private func referenceJudge(of path: String) -> ReferenceJudge {
    ReferenceJudge(
      builder: builder, asked: evaluators.map { ($0, rules(for: $0, kind: .listing)) }, seller: seller, path: path,
      wantsFindings: request.wantsFindings)
  }

  private mutating func add(_ result: BlockResult) {
    tally.satisfied += result.tally.satisfied
    tally.violated += result.tally.violated
    tally.undetermined += result.tally.undetermined
    tally.notApplicable += result.tally.notApplicable
    findings += fingerprints.distinct(result.findings)
    for count in result.counts { counter.add(count) }
    settling.add(result.settling, at: judged)
    judged += result.listings
  }

  /// So many listings are judged together.
  private static let blockSize = 1024

  /// Judges what looks at the listings together: seller rules once for each market, catalog rules for each listing.
  mutating func judgeTogether() {
    for evaluator in evaluators {
      evaluator.catalog = together.map(\.listing)
      for rule in rules(for: evaluator, kind: .seller) {
        judge(rule, Listing(facts: [:]), .seller, evaluator, row: judged)
      }
      let rules = rules(for: evaluator, kind: .catalog)
      for (position, entry) in together.enumerated() {
        evaluator.position = position
        for rule in rules { judge(rule, entry.listing, entry.subject, evaluator, row: position) }
      }
      evaluator.catalog = []
    }
  }

  private mutating func judge(
    _ rule: Rule, _ listing: Listing, _ subject: FindingBuilder.Subject, _ evaluator: Evaluator, row: Int
  ) {
    let judgement = evaluator.judge(rule, listing: listing, seller: seller)
    switch judgement.verdict {
    case .satisfied: tally.satisfied += 1
    case .violated: tally.violated += 1
    case .notApplicable: tally.notApplicable += 1
    case .undetermined:
      tally.undetermined += 1
      settling.add(judgement.settling, row: row)
    }
    let told = fingerprints.distinct(
      builder.findings(judgement, of: rule, listing: listing, subject: subject, evaluator: evaluator))
    findings += told
    counter.add(builder.count(judgement.verdict, of: rule, findings: told.count))
  }

  /// The labels of the attributes that would settle something, beside their names those of the platforms asked about.
  private var labels: [String: String] {
    let names = Set(findings.flatMap { $0.missing.flatMap(\.self) + $0.open } + settling.gaps.map(\.attribute))
    return Dictionary(uniqueKeysWithValues: names.map { ($0, builder.values.attribute($0)) })
  }

  func report() -> CheckReport {
    let best = settling.best(limit: 3)
    let inScope = Set(
      evaluators.flatMap { evaluator in
        Self.judgedKinds.flatMap { rules(for: evaluator, kind: $0).map(\.id) }
      })
    let header = CheckReport.Header(
      version: RuleLibrary.version, digest: library.digest, day: "\(request.day)", markets: request.markets,
      unions: request.unions, platforms: request.platforms, catalogs: catalogs,
      statedAttributes: stated)
    return CheckReport(
      header: header, findings: findings, input: input, tally: tally, counts: counter.counts,
      gaps: settling.gaps.map { builder.gap($0) }, rules: inScope.count,
      marketsWithoutRules: marketsWithoutRules, platformsWithoutRules: platformsWithoutRules, settling: best.attributes,
      settledTogether: best.settled, labels: labels
    )
  }
}
