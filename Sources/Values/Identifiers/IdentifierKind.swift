/// What an identifier identifies, and so by which rules it is read.
public enum IdentifierKind: Hashable, Sendable {
  case gtin, gtin8, gtin12, gtin13, gtin14, sscc, gln
  case isbn, isbn10, isbn13, issn, imei
  case iban, bic
  case cas, ecNumber
  /// A VAT number of the country that its first two letters name.
  case vat
  /// A VAT number of one country, by the code that begins it: `EL` for Greece, `XI` for Northern Ireland.
  case vatOf(VATCountry)
  case ioss, oss, eori, excise, hs

  /// The name of the command line: `gtin13`, `vat_de`, `ec_number`.
  public var name: String {
    switch self {
    case .gtin: "gtin"
    case .gtin8: "gtin8"
    case .gtin12: "gtin12"
    case .gtin13: "gtin13"
    case .gtin14: "gtin14"
    case .sscc: "sscc"
    case .gln: "gln"
    case .isbn: "isbn"
    case .isbn10: "isbn10"
    case .isbn13: "isbn13"
    case .issn: "issn"
    case .imei: "imei"
    case .iban: "iban"
    case .bic: "bic"
    case .cas: "cas"
    case .ecNumber: "ec_number"
    case .vat: "vat"
    case .vatOf(let country): "vat_\(country.rawValue.lowercased())"
    case .ioss: "ioss"
    case .oss: "oss"
    case .eori: "eori"
    case .excise: "excise"
    case .hs: "hs"
    }
  }

  /// The kind of a name, whatever its case; `ean`, `upc` and `vat_gr` are other names of `gtin13`, `gtin12` and `vat_el`.
  public init?(_ name: some StringProtocol) {
    guard let kind = Self.byName[String(name)] ?? Self.byName[name.lowercased()] else { return nil }
    self = kind
  }

  /// All kinds, in the order in which a person reads them.
  public static let all: [IdentifierKind] =
    [
      .gtin, .gtin8, .gtin12, .gtin13, .gtin14, .sscc, .gln, .isbn, .isbn10, .isbn13, .issn, .imei, .iban, .bic, .cas,
      .ecNumber, .vat,
    ] + VATCountry.allCases.map(IdentifierKind.vatOf) + [.ioss, .oss, .eori, .excise, .hs]

  private static let byName: [String: IdentifierKind] = {
    var kinds = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    kinds["ean"] = .gtin13
    kinds["ean13"] = .gtin13
    kinds["ean8"] = .gtin8
    kinds["upc"] = .gtin12
    kinds["vat_gr"] = .vatOf(.el)
    kinds["hs_code"] = .hs
    return kinds
  }()

  /// The punctuation that people write within an identifier of the kind, beside spaces and hyphens.
  var punctuation: String {
    switch self {
    case .vat, .vatOf: "./:,()"
    case .gtin, .gtin8, .gtin12, .gtin13, .gtin14, .sscc, .gln: "()"
    case .iban, .hs: "."
    case .imei: "/"
    default: ""
    }
  }
}

/// The countries whose VAT numbers are known, by the two letters that begin the number.
public enum VATCountry: String, Hashable, Sendable, CaseIterable {
  case at = "AT", be = "BE", bg = "BG", cy = "CY", cz = "CZ", de = "DE", dk = "DK", ee = "EE", el = "EL"
  case es = "ES", fi = "FI", fr = "FR", hr = "HR", hu = "HU", ie = "IE", it = "IT", lt = "LT", lu = "LU"
  case lv = "LV", mt = "MT", nl = "NL", pl = "PL", pt = "PT", ro = "RO", se = "SE", si = "SI", sk = "SK"
  case xi = "XI", gb = "GB", ch = "CH", no = "NO"

  /// The country of the two letters that begin a number; ISO 3166-1's `GR` is `EL` here.
  public init?(prefix: some StringProtocol) {
    self.init(rawValue: prefix == "GR" ? "EL" : String(prefix))
  }
}
