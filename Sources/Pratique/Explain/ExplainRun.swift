import Catalog
import Evaluation
public import Reports

extension RuleLibrary {
  /// Explains what a rule says of the listings with a SKU in one market.
  ///
  /// - Parameters:
  ///   - sku: the listing's own number, or its GTIN; nil for a rule of the seller.
  ///   - rule: the rule's id, or one that it had before.
  /// - Throws: a ``Problem`` for a SKU, rule or market that is not there, with the nearest ones, and where the catalog
  ///   cannot be read.
  public func explain(
    _ catalog: String, sku: String?, rule id: String, _ request: CheckRequest
  ) throws(Problem) -> ExplainReport {
    guard request.markets.count == 1, let market = request.markets.first else {
      throw Problem(
        "An explanation is of one market, such as --market DE; \(request.markets.count) were asked for.",
        "每次只能说明一个市场，例如 --market DE；当前指定了 \(request.markets.count) 个。")
    }
    let family = library.rules.filter { $0.id == id || $0.formerIDs.contains(id) }
    guard let rule = family.first else { throw CheckRequest.unknown("rule", "规则", id, library.rules.map(\.id)) }
    let loaded = try loader(for: request).load(catalog)
    var seller: [String: Fact] = [:]
    if let path = request.sellerFile { seller = try loader(for: request).loadSeller(path).facts }
    request.completeness(of: nil).completeSeller(&seller)
    let chosen = try Self.chosen(sku, rule, loaded)
    let platform = rule.scope.platforms.first { request.platforms.contains($0) } ?? rule.scope.platforms.first
    let circumstances = Circumstances(
      market: market, platform: rule.scope.platforms.isEmpty ? nil : platform, day: request.day)
    let builder = ExplainBuilder(
      library: library, language: request.language, circumstances: circumstances, seller: seller,
      listings: loaded.listings, file: loaded.path, request: request)
    let rows = family.filter { $0.isInScope(circumstances, schema: library.schema) }
    let cases = chosen.flatMap { position in builder.cases(of: rows.isEmpty ? [rule] : rows, position) }
    let header = CheckReport.Header(
      version: RuleLibrary.version, digest: library.digest, day: "\(request.day)", markets: [market], unions: [],
      platforms: [circumstances.platform].compactMap(\.self),
      catalogs: [(loaded.path, loaded.format, loaded.listings.count, loaded.usedFields.count, loaded.usedFields.count)])
    return builder.report(rows.first ?? rule, header, cases)
  }

  /// The positions of the listings with a SKU; one nil for a rule of the seller.
  private static func chosen(
    _ sku: String?, _ rule: Rule, _ loaded: CatalogLoader.Loaded
  ) throws(Problem) -> [Int?] {
    if rule.kind == .seller { return [nil] }
    guard let sku else {
      throw Problem("Say which listing to explain, as in --sku TOY-0042.", "请用 --sku 指定商品，例如 --sku TOY-0042。")
    }
    let positions = loaded.listings.indices.filter {
      loaded.listings[$0].sku == sku || loaded.listings[$0].subject == sku
    }
    guard !positions.isEmpty else {
      throw CheckRequest.unknown("listing with the SKU", " SKU", sku, loaded.listings.compactMap(\.subject))
    }
    return positions
  }
}
