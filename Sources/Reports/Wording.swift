internal import Diagnostics

/// A language that people read reports in.
public enum ReportLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// One of two texts.
  public func callAsFunction(_ english: String, _ chinese: String) -> String {
    self == .english ? english : chinese
  }

  /// The language of a tag, or of the environment's `LC_ALL`, `LC_MESSAGES` or `LANG` value: Chinese for `zh…`, else
  /// English.
  public init(tag: String) {
    self = tag.lowercased().hasPrefix("zh") ? .chinese : .english
  }

  /// `1,812` in both languages: the grouping that spreadsheets in both show.
  public func number(_ value: Int) -> String {
    var digits = Array(String(abs(value)))
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: position)
      position -= 3
    }
    return (value < 0 ? "-" : "") + String(digits)
  }

  /// A domain of the rule language: `labeling`, `标签`.
  public func domain(_ name: String) -> String {
    let chinese = [
      "certification": "认证", "labeling": "标签", "vat": "增值税", "packaging": "包装", "ip": "知识产权", "claims": "宣传用语",
      "chemicals": "化学品", "customs": "海关", "consumer": "消费者保护", "safety": "产品安全", "documentation": "文件资料",
      "content": "文案", "media": "图片", "identifier": "商品编码", "hazmat": "危险品",
    ]
    return self == .chinese ? chinese[name] ?? name : name
  }

  /// `1 listing`, `12 listings`; `12 个商品`.
  public func listings(_ count: Int) -> String {
    self("\(number(count)) listing\(count == 1 ? "" : "s")", "\(number(count)) 个商品")
  }
}

/// Text of a catalog made fit for a terminal: control characters and bidi overrides are shown as `\u{…}`.
public func printable(_ text: String) -> String { escapingControls(text) }

/// Text of a catalog made fit for one line of a report: a line feed within it is shown as ⏎, so that it begins none.
func oneLine(_ text: String) -> String {
  printable(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ⏎ ")
}

/// The markets in a few words: `EU: all 27, XI`, `EU: 26, not DE`, `DE, FR, US`.
public func marketNames(
  _ markets: some Collection<String>, unions: [(name: String, members: [String])], language: ReportLanguage
) -> String {
  var rest = Set(markets)
  var names: [String] = []
  for union in unions.sorted(by: { $0.members.count > $1.members.count })
  where union.members.count > 1 {
    let missing = union.members.filter { !rest.contains($0) }
    let held = union.members.count - missing.count
    guard missing.isEmpty || (held > 5 && missing.count <= max(3, held / 4)) else { continue }
    let except = missing.joined(separator: language(", ", "、"))
    names.append(
      missing.isEmpty
        ? language("\(union.name): all \(held)", "\(union.name) 全部 \(held) 国")
        : language("\(union.name): \(held), not \(except)", "\(union.name) \(held) 国（\(except) 除外）"))
    rest.subtract(union.members)
  }
  return (names + rest.sorted()).joined(separator: language(", ", "、"))
}
