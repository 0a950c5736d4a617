/// A unit of measurement with its exact factor to the unit that the dimension is reckoned in.
public struct Unit: Hashable, Sendable {
  /// The symbol that rules and catalogs write: `kg`, `fl_oz`, `°C`.
  public let symbol: String
  /// What it measures.
  public let dimension: Dimension
  /// The CLDR unit identifier by which ICU names it, where it has one: `kilogram`.
  public let cldrIdentifier: String?
  /// One of this unit in the dimension's reference unit (g, m, m², l, V, W, Wh, Ah, K, kg/l, px, pieces, Pa, m/s,
  /// degree, Hz, lm, bit, N m, N, kg/m³, A, ohm, dB, dots per inch).
  public let factor: Rational
  /// What is added after multiplying by ``factor``: only temperature scales have one.
  public let offset: Rational

  /// Whether quantities of both units compare: those of one dimension, except that of concentrations the shares of a mass
  /// (mg/kg) do not compare with the masses in a volume (mg/l), for which a density would be needed.
  public func isComparable(with other: Unit) -> Bool {
    dimension == other.dimension && isMassShare == other.isMassShare
  }

  private var isMassShare: Bool { ["mg/kg", "ppm", "µg/kg"].contains(symbol) }

  // Sources of the factors: the SI brochure (9th edition); NIST Special Publication 811 (2008), appendix B (avoirdupois
  // pound 0.45359237 kg, inch 25.4 mm, US gallon 231 cubic inches); UK Weights and Measures Act 1985 schedule 1
  // (imperial gallon 4.54609 l). A test holds them against CLDR's.

  /// All symbols, sorted: for suggestions of the nearest right one.
  public static let symbols: [String] = table.keys.sorted()
}
