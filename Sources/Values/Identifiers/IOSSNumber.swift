/// A number of the Import One-Stop Shop: `IM`, the member state's ISO 3166-1 numeric code, seven digits.
///
/// Source: Implementing Regulation (EU) 2020/194, annex, and the Commission's one-stop-shop pages. The algorithm of the last
/// digit is not published, so it is not checked. A number of an intermediary (`IN…`) is no number for parcels.
public struct IOSSNumber: Hashable, Sendable {
  /// `IM` and ten digits.
  public let text: String

  /// Reads a number; spaces and hyphens are dropped.
  public init(_ text: some StringProtocol) throws(GTIN.Fault) {
    let compact = text.uppercased().filter { $0 != " " && $0 != "-" }
    guard compact.hasPrefix("IM") else { throw .component }
    guard compact.count == 12 else { throw .length }
    let digits = compact.dropFirst(2)
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw .format }
    guard Self.memberStates.contains(String(digits.prefix(3))) else { throw .component }
    self.text = compact
  }

  /// The numeric codes of the 27 member states.
  private static let memberStates: Set<String> = [
    "040", "056", "100", "191", "196", "203", "208", "233", "246", "250", "276", "300", "348", "372", "380", "428",
    "440", "442", "470", "528", "616", "620", "642", "703", "705", "724", "752",
  ]
}
