/// A unit of measurement with its exact factor to the unit that the dimension is reckoned in.
public struct Unit: Hashable, Sendable {
  /// The symbol that rules and catalogs write: `kg`, `fl_oz`, `°C`.
  public let symbol: String
  /// What it measures.
  public let dimension: Dimension
  /// The CLDR unit identifier by which ICU names it, where it has one: `kilogram`.
  public let cldrIdentifier: String?
  /// One of this unit in the dimension's reference unit (g, m, m², l, V, W, Wh, Ah, K, kg/l, px, pieces).
  public let factor: Rational
  /// What is added after multiplying by ``factor``: only temperature scales have one.
  public let offset: Rational

  /// The unit of a symbol or name, as rules and catalogs write it; case counts where it tells units apart (mW, MW).
  ///
  /// Sources of the factors: the SI brochure (9th edition); NIST Special Publication 811 (2008), appendix B (avoirdupois
  /// pound 0.45359237 kg, inch 25.4 mm, US gallon 231 cubic inches); UK Weights and Measures Act 1985 schedule 1
  /// (imperial gallon 4.54609 l).
  public static func named(_ name: some StringProtocol) -> Unit? {
    let name = String(name).map { $0 == "\u{3BC}" ? "µ" : String($0) }.joined()  // Greek mu for the micro sign
    if let unit = table[name] ?? synonyms[name.lowercased()].flatMap({ table[$0] }) { return unit }
    return byLowerCase[name.lowercased()]
  }

  /// Units by their symbol in lower case, where no two share it: `KG` is a kilogram, `mw` could be two units.
  private static let byLowerCase: [String: Unit] = Dictionary(grouping: table.values) { $0.symbol.lowercased() }
    .compactMapValues { $0.count == 1 ? $0[0] : nil }

  /// The unit of exactly this symbol, as rules write it.
  public static func table(_ symbol: String) -> Unit? { table[symbol] }

  /// All symbols, sorted: for suggestions of the nearest right one.
  public static let symbols: [String] = table.keys.sorted()
}
