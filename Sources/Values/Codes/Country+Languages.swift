extension Country {
  /// The languages (BCP 47) in which buyers of a market are addressed by law or everyday use; empty where unknown.
  ///
  /// Official languages at national level, and the second languages of bilingual markets. Source: the constitutions and
  /// language acts as listed by CLDR 42, territory info, official status; compared 2026-11-21 from memory of that table.
  public static func languages(ofMarket code: String) -> [String] {
    languages[code] ?? code.split(separator: "-").first.flatMap { languages[String($0)] } ?? []
  }

  private static let languages: [String: [String]] = {
    var table: [String: [String]] = [:]
    let rows = """
      AT de|BE nl fr de|BG bg|CY el|CZ cs|DE de|DK da|EE et|ES es|FI fi sv|FR fr|GR el|HR hr|HU hu|IE en ga|IT it|LT lt
      LU fr de lb|LV lv|MT mt en|NL nl|PL pl|PT pt|RO ro|SE sv|SI sl|SK sk|GB en|XI en|CH de fr it|NO nb no nn|IS is
      LI de|TR tr|US en|CA en fr|MX es|BR pt|AR es|CL es|CO es|PE es|AU en|NZ en|JP ja|KR ko|CN zh|TW zh|HK zh en|MO zh pt
      SG en zh|MY ms en|TH th|VN vi|ID id|PH en fil|IN en hi|AE ar en|SA ar en|EG ar|IL he|ZA en
      """
    for row in rows.split(whereSeparator: { $0 == "|" || $0.isNewline }) {
      let words = row.split(separator: " ").map(String.init)
      if let market = words.first { table[market] = Array(words.dropFirst()) }
    }
    return table
  }()
}
