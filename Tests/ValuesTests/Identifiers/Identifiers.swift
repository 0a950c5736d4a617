import Values

/// Reads a text as an identifier: its normal form, or the class of the fault.
func identify(_ name: String, _ text: String) -> Result<String, IdentifierFault.Reason> {
  guard let kind = IdentifierKind(name) else { return .failure(.unsupported) }
  do throws(IdentifierFault) {
    return .success(try Identifier.read(text, as: kind).normalized)
  } catch {
    return .failure(error.reason)
  }
}

/// The fault of a text that is no identifier of its kind; `nil` where it is one.
func fault(_ name: String, _ text: String) -> IdentifierFault? {
  guard let kind = IdentifierKind(name) else { return nil }
  do throws(IdentifierFault) {
    _ = try Identifier.read(text, as: kind)
    return nil
  } catch {
    return error
  }
}

/// Numbers that public documents print, by kind.
let published: [(kind: String, numbers: [String])] = [
  // GS1 General Specifications and GS1 US, ISBN and ISSN users' manuals, 3GPP TS 23.003, ISO 13616 and ECBS, ISO 9362.
  ("gtin8", ["96385074", "40170725"]), ("gtin12", ["614141000036", "036000291452"]),
  ("gtin13", ["4006381333931", "5901234123457"]), ("gtin14", ["10614141000415", "98765432109213"]),
  ("sscc", ["106141412345678908"]), ("gln", ["0614141000012"]),
  ("isbn10", ["0306406152", "080442957X"]), ("isbn13", ["9780306406157", "9791090636071"]),
  ("issn", ["03785955", "20493630", "1050124X"]), ("imei", ["490154203237518", "354178036859789"]),
  (
    "iban",
    [
      "GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606", "NL91ABNA0417164300",
      "NO9386011117947", "MT84MALT011000012345MTLCAST001S", "GR1601101250000000012300695",
    ]
  ),
  ("bic", ["DEUTDEFF", "DEUTDEFF500", "NEDSZAJJXXX"]),
  // CAS; European Chemicals Agency.
  ("cas", ["7732-18-5", "58-08-2", "50-00-0"]), ("ec_number", ["200-001-8", "231-791-2", "200-362-1"]),
  // The examples of the national publications that the docstrings name, and of python-stdnum.
  ("vat_at", ["U13585627"]), ("vat_be", ["0428759497"]), ("vat_bg", ["175074752", "7542011030", "7111042925"]),
  ("vat_cy", ["10259033P"]), ("vat_cz", ["25123891", "7103192745", "640903926"]), ("vat_de", ["136695976"]),
  ("vat_dk", ["13585628"]), ("vat_ee", ["100931558"]), ("vat_el", ["094259216"]),
  ("vat_es", ["B58378431", "54362315K", "X2482300W", "J99216582"]), ("vat_fi", ["20774740"]),
  ("vat_fr", ["40303265045", "83404833048"]), ("vat_hr", ["33392005961"]), ("vat_hu", ["12892312"]),
  ("vat_ie", ["6433435F", "6433435OA", "8D79739I"]), ("vat_it", ["00743110157"]),
  ("vat_lt", ["119511515", "100001919017", "100004801610"]), ("vat_lu", ["15027442"]),
  ("vat_lv", ["40003521600", "16117519997"]), ("vat_mt", ["11679112"]), ("vat_nl", ["004495445B01", "002455799B11"]),
  ("vat_pl", ["8567346215"]), ("vat_pt", ["501964843"]), ("vat_ro", ["18547290"]), ("vat_se", ["123456789701"]),
  ("vat_si", ["50223054"]), ("vat_sk", ["2022749619"]), ("vat_gb", ["980780684", "GD001", "HA599"]),
  ("vat_xi", ["980780684"]), ("vat_ch", ["CHE107787577IVA"]), ("vat_no", ["995525828MVA"]),
  ("oss", ["EU372022452"]), ("ioss", ["IM3720000224"]), ("eori", ["DE1234567", "GB123456789000", "FR12345678900013"]),
  ("excise", ["LU00000987ABC"]), ("hs", ["950300", "85076000", "6109100010"]),
]

/// Each published number with its kind.
let publishedPairs: [(String, String)] = published.flatMap { row in row.numbers.map { (row.kind, $0) } }
