import Catalog
import Evaluation
public import Reports
import Values

extension RuleLibrary {
  /// What entering the markets asks for: the residual of every rule over what is known of the product.
  ///
  /// - Parameters:
  ///   - category: what is sold, by its name in the vocabulary or one of its labels.
  ///   - profile: a JSON file of vocabulary attributes; together with a category, the category wins.
  /// - Throws: a ``Problem`` for an unknown category or attribute, with the nearest names.
  public func checklist(
    _ request: CheckRequest, category: String?, profile: String?
  ) throws(Problem) -> ChecklistReport {
    let builder = try ChecklistBuilder(library: library, request: request, category: category, profile: profile)
    return builder.report(digest: library.digest)
  }
}

/// Makes the items of a checklist and merges what several markets share.
struct ChecklistBuilder {
  private let library: Library
  private let request: CheckRequest
  private let words: PlainWords
  private let profile: Listing
  private let subject: String
  private var seller: [String: Fact] = [:]
  private let wordings = WordingCache()

  init(library: Library, request: CheckRequest, category: String?, profile path: String?) throws(Problem) {
    self.library = library
    self.request = request
    words = PlainWords(library: library, language: request.language)
    let loader = CatalogLoader(
      schema: library.schema, defaults: .init(currency: request.currency, language: request.textLanguage),
      maxListing: request.maxListing, language: request.language)
    var listing = Listing(facts: [:], isProfile: true)
    if let path {
      let loaded = try loader.load(path, isProfile: true)
      if let name = loaded.unknownFields.keys.min() {
        throw CheckRequest.unknown("attribute", "属性", name, library.schema.attributes.keys.sorted())
      }
      listing = loaded.listings[0]
    }
    if let category { listing.facts["category"] = Fact(.stated(.code(try Self.category(category, library)))) }
    guard !listing.facts.isEmpty else {
      throw Problem(
        "Say what is sold, as in --category toy, or name a file of what is known with --profile.",
        "请说明要销售的商品，例如 --category toy，或用 --profile 指定已知信息文件。")
    }
    profile = listing
    if let path = request.sellerFile { seller = try loader.loadSeller(path).facts }
    if case .code(let code)? = listing.facts["category"]?.value {
      subject =
        library.schema.codeLists[Schema.categoryList]?.entries[code]?.label?.text(in: request.language.rawValue) ?? code
    } else {
      subject = path ?? ""
    }
  }

  private static func category(_ name: String, _ library: Library) throws(Problem) -> String {
    guard let list = library.schema.codeLists[Schema.categoryList], let code = list.code(spelt: name) else {
      throw CheckRequest.unknown(
        "category", "类目", name, library.schema.codeLists[Schema.categoryList]?.codes ?? [])
    }
    return code
  }

  // MARK: Items

  func report(digest: String) -> ChecklistReport {
    var items: [ChecklistReport.Item] = []
    var covered: Set<String> = []
    for rule in library.rules {
      var own: [ChecklistReport.Item] = []
      for market in request.markets {
        let platforms: [String?] = rule.scope.platforms.isEmpty ? [nil] : request.platforms
        for platform in platforms {
          guard let item = item(rule, market: market, platform: platform) else { continue }
          if !rule.scope.markets.isEmpty { covered.insert(market) }
          if let index = own.firstIndex(where: { Self.isSame($0, item) }) {
            own[index].markets.append(market)
          } else {
            own.append(item)
          }
        }
      }
      items += own
    }
    let header = CheckReport.Header(
      version: RuleLibrary.version, digest: digest, day: "\(request.day)", markets: request.markets,
      unions: request.unions, platforms: request.platforms, catalogs: [])
    return ChecklistReport(
      header: header, subject: subject, items: items.sorted { ($0.domain, $0.rule) < ($1.domain, $1.rule) },
      marketsWithoutRules: request.markets.filter { !covered.contains($0) })
  }

  private static func isSame(_ one: ChecklistReport.Item, _ other: ChecklistReport.Item) -> Bool {
    one.status == other.status && one.condition == other.condition && one.parts == other.parts
      && one.platform == other.platform && one.isComing == other.isComing
  }

  /// The item of a rule in a market; `nil` where it neither binds there nor will within 24 months.
  private func item(_ rule: Rule, market: String, platform: String?) -> ChecklistReport.Item? {
    guard let day = firstDay(rule) else { return nil }
    let circumstances = Circumstances(market: market, platform: platform, day: day)
    guard rule.isInScope(circumstances, schema: library.schema) else { return nil }
    let evaluator = Evaluator(library: library, circumstances: circumstances, wordings: wordings)
    let residual = evaluator.residual(of: rule, profile: profile, seller: seller)
    let period = rule.scope.periods.first { $0.days.contains(day) }
    let status = Self.status(residual)
    let condition: String? =
      switch status {
      case .neededIf: words.text(residual.condition)
      case .notNeeded: residual.excluded.first.map { words.text($0, negated: true) }
      case .needed, .done: nil
      }
    let isAny = if case .group(any: true, _) = rule.requirement { true } else { false }
    return ChecklistReport.Item(
      rule: rule.id, title: rule.title.text(in: request.language.rawValue), domain: rule.domain, markets: [market],
      platform: platform, status: status, condition: condition, parts: parts(rule, residual), isAny: isAny,
      binds: rule.binds, since: period?.days.from?.description, until: period?.days.through?.next.description,
      basis: rule.basis.map { Finding.Basis($0, language: request.language) }, isComing: day > request.day)
  }

  /// The day asked about where the rule binds then, else the first of the next 24 months on which it does.
  private func firstDay(_ rule: Rule) -> CalendarDate? {
    let periods = rule.scope.periods.map(\.days)
    if periods.contains(where: { $0.contains(request.day) }) { return request.day }
    let horizon = request.day.adding(.months(24))
    return periods.compactMap(\.from).filter { $0 > request.day && $0 <= horizon }.min()
  }

  private static func status(_ residual: Residual) -> ChecklistReport.Status {
    switch (residual.concerns, residual.holds) {
    case (.no, _): .notNeeded
    case (_, .yes): .done
    case (.yes, _): .needed
    case (.unknown, _): .neededIf
    }
  }

  /// What is still to do: the labels of the open conditions; where the requirement has no names, its words.
  private func parts(_ rule: Rule, _ residual: Residual) -> [String] {
    if case .condition(let condition) = rule.requirement {
      return [words.text(condition, negated: rule.isForbidding)]
    }
    let labels = residual.open.map { $0.label?.text(in: request.language.rawValue) ?? $0.name }
    return rule.isForbidding ? labels.map { request.language("no: \($0)", "不得有：\($0)") } : labels
  }
}
