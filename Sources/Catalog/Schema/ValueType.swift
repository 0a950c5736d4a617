package import Values

/// The type of an attribute, a field, a column or an expression.
package indirect enum ValueType: Sendable, Hashable {
  case boolean, integer, decimal, percent, text, date, duration, money, url
  case country, market, currency, language, category, platform, source, phrase, terms
  /// An identifier of a kind, kept as it was written: `is valid` reads it.
  case identifier(IdentifierKind)
  /// A quantity of one dimension.
  case quantity(Dimension)
  /// A quantity of any dimension: it equals no quantity of another one, and has no order with it.
  case measure
  /// Money per a quantity, as in a unit price.
  case moneyPer(Dimension)
  /// A code of a declared list.
  case code(String)
  /// A declared record.
  case record(String)
  case list(ValueType)
  /// An interval of an ordered type.
  case range(ValueType)
  /// Text by language.
  case localizedText
  /// Lists of texts by language.
  case localizedList
  /// A value for each market, platform or other code: `Money by Market`.
  case keyed(ValueType, by: ValueType)
  /// What a mistake already reported left open; it fits everything, so that one mistake is told once.
  case error

  /// Whether it is keyed by language, so that a rule which reads it bare is judged once for each version.
  package var isKeyed: Bool { self == .localizedText || self == .localizedList }

  /// The name that stands in a rule file and in messages.
  package var name: String {
    switch self {
    case .boolean: "Boolean"
    case .integer: "Integer"
    case .decimal: "Decimal"
    case .percent: "Percent"
    case .text: "Text"
    case .date: "Date"
    case .duration: "Duration"
    case .money: "Money"
    case .url: "URL"
    case .identifier(let kind): Self.identifierNames[kind] ?? kind.name
    case .country: "Country"
    case .market: "Market"
    case .currency: "Currency"
    case .language: "Language"
    case .category: "Category"
    case .platform: "Platform"
    case .source: "Source"
    case .phrase: "Phrase"
    case .terms: "Terms"
    case .quantity(let dimension): dimension.rawValue
    case .measure: "Measure"
    case .moneyPer(let dimension): "MoneyPer\(dimension.rawValue)"
    case .code(let name), .record(let name): name
    case .list(let element): "List<\(element.name)>"
    case .range(let element): "\(element.name) range"
    case .localizedText: "Text by Language"
    case .localizedList: "List<Text> by Language"
    case .keyed(let value, let key): "\(value.name) by \(key.name)"
    case .error: "?"
    }
  }

  /// The kinds of identifiers that an attribute may have, by the type's name.
  package static let identifierNames: [IdentifierKind: String] = [
    .gtin: "GTIN", .ioss: "IOSS", .vat: "VATNumber", .eori: "EORI", .excise: "ExciseNumber", .hs: "HSCode",
    .isbn: "ISBN", .imei: "IMEI", .cas: "CASNumber", .ecNumber: "ECNumber",
  ]

  /// The types that are written as one word, by that word.
  package static let simple: [String: ValueType] = {
    let types: [ValueType] = [
      .boolean, .integer, .decimal, .percent, .text, .date, .duration, .money, .url, .country, .market,
      .currency, .language, .category, .platform, .source, .phrase, .measure,
    ]
    let all =
      types + identifierNames.keys.map { .identifier($0) } + Dimension.allCases.map { .quantity($0) }
      + Dimension.allCases.map { .moneyPer($0) }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
  }()
}
