/// A currency of ISO 4217.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// The alphabetic code: `EUR`.
  public let code: String
  /// Digits after the point of the smallest unit: 2 for EUR, 0 for JPY, 3 for KWD.
  public let fractionDigits: Int

  /// The currency of an upper-case code of ISO 4217:2015 list one (as of January 2026: BGN still listed for old
  /// amounts, XCG since 2025-03-31, SLE and ZWG); `nil` for any other text.
  public init?(_ code: some StringProtocol) {
    guard let digits = Self.digits[String(code)] else { return nil }
    self.code = String(code)
    fractionDigits = digits
  }

  /// All codes, sorted: for suggestions of the nearest right one.
  public static let codes: [String] = digits.keys.sorted()

  /// The code.
  public var description: String { code }

  private static let digits: [String: Int] = {
    var table: [String: Int] = [:]
    for code in twoDigits.split(whereSeparator: \.isWhitespace) { table[String(code)] = 2 }
    for code in noDigits.split(separator: " ") { table[String(code)] = 0 }
    for code in threeDigits.split(separator: " ") { table[String(code)] = 3 }
    return table
  }()

  private static let twoDigits = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
    MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER
    ZAR ZMW ZWG
    """
  private static let noDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
  private static let threeDigits = "BHD IQD JOD KWD LYD OMR TND"
}
