import Catalog
import Evaluation
internal import FoundationEssentials
public import Reports
package import Values

/// What a check asks: markets, platforms, the day, and what the seller declares.
public struct CheckRequest: Sendable {
  package var markets: [String]
  package var unions: [(name: String, members: [String])]
  package var platforms: [String]
  package var day: CalendarDate
  package var language: ReportLanguage
  package var currency: Currency?
  package var textLanguage: String?
  package var maxListing: Int
  package var sellerFile: String?
  /// What the seller declared for all runs.
  package var project: Project?
  /// Whether findings are made, or only counted.
  public var wantsFindings = true
  /// So many threads judge.
  public var jobs = 1

  /// What the person typed, checked against the library.
  ///
  /// - Parameters:
  ///   - markets: codes of countries, subdivisions or unions; a union means each member on the day.
  ///   - day: yyyy-mm-dd; today in UTC where it is nil.
  ///   - currency: of amounts that name none.
  ///   - textLanguage: the BCP 47 tag of texts that name none.
  ///   - project: names the markets and platforms where these do not, and where the data is complete.
  /// - Throws: a ``Problem`` for a name that the library does not know, with the nearest ones.
  public init(
    library: RuleLibrary, markets: [String], platforms: [String] = [], day: String? = nil, language: ReportLanguage,
    currency: String? = nil, textLanguage: String? = nil, maxListing: Int = 16 << 20, sellerFile: String? = nil,
    project: Project? = nil
  ) throws(Problem) {
    let schema = library.library.schema
    try project?.check(schema)
    self.project = project
    // What the command names goes before what the project does.
    let markets = markets.isEmpty ? project?.markets ?? [] : markets
    let platforms = platforms.isEmpty ? project?.platforms ?? [] : platforms
    self.day = try Self.day(day)
    self.language = language
    self.maxListing = maxListing
    self.sellerFile = sellerFile
    self.textLanguage = textLanguage
    guard !markets.isEmpty else {
      throw Problem(
        "Say which markets to check, as in --market DE,FR or --market EU.", "请指定要检查的市场，例如 --market DE,FR 或 --market EU。"
      )
    }
    self.platforms = platforms
    self.markets = []
    unions = []
    for code in markets.map({ $0.uppercased() }) {
      guard schema.markets.isKnown(code) else { throw Self.unknown("market", "市场", code, schema.markets.codes) }
      let members = schema.markets.members(of: code, on: self.day)
      if members != [code] { unions.append((code, members)) }
      for member in members where !self.markets.contains(member) { self.markets.append(member) }
    }
    for name in platforms where schema.platforms[name] == nil {
      throw Self.unknown("platform", "平台", name, schema.platforms.keys.sorted())
    }
    if let currency {
      guard let known = Currency(currency.uppercased()) else {
        throw Self.unknown("currency", "币种", currency, Currency.codes)
      }
      self.currency = known
    }
    // A union that was not asked by name is still one word for its members.
    for (code, _) in schema.markets.markets.sorted(by: { $0.key < $1.key })
    where !unions.contains(where: { $0.name == code }) {
      let members = schema.markets.members(of: code, on: self.day)
      if members.count > 2, Set(self.markets).isSuperset(of: members) { unions.append((code, members)) }
    }
  }

  /// What is complete in a catalog; nil: of the seller.
  func completeness(of catalog: String?) -> Completeness { project?.completeness(of: catalog) ?? Completeness() }

  /// The day that somebody wrote, or today in UTC.
  package static func day(_ text: String?) throws(Problem) -> CalendarDate {
    guard let text else {
      return CalendarDate(dayNumber: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    }
    guard let day = CalendarDate(text) else {
      throw Problem("“\(text)” is no day; write it as 2026-11-21.", "“\(text)”不是有效日期，请写成 2026-11-21 的形式。")
    }
    return day
  }

  package static func unknown(_ kind: String, _ chineseKind: String, _ name: String, _ known: [String]) -> Problem {
    let near = suggestions(for: name, among: known)
    let english = near.isEmpty ? "" : " Did you mean \(near.joined(separator: ", "))?"
    let chinese = near.isEmpty ? "" : "是否指 \(near.joined(separator: "、"))？"
    return Problem("There is no \(kind) “\(name)”.\(english)", "没有“\(name)”这个\(chineseKind)。\(chinese)")
  }
}
