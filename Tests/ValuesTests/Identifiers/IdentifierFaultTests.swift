import Testing
import Values

@Suite("What is wrong with an identifier")
struct IdentifierFaultTests {
  @Test(
    "The class of the fault",
    arguments: [
      ("gtin", "", .length), ("gtin", "40063813339", .length), ("gtin13", "40063813339312", .length),
      ("gtin8", "4006381333931", .length), ("gtin14", "4006381333931", .length), ("gtin12", "4006381333931", .length),
      ("gtin13", "400638133393X", .format), ("gtin13", "4006381333932", .checksum),
      ("gtin", "0000000000000", .component),
      ("gtin13", "4.00638E+12", .format), ("gtin", "x", .format),
      ("sscc", "106141412345678909", .checksum), ("sscc", "10614141234567890", .length),
      ("isbn10", "0306406153", .checksum), ("isbn13", "9780306406158", .checksum), ("isbn13", "0306406152", .length),
      ("isbn13", "4006381333931", .component), ("isbn13", "9790060115615", .component),
      ("isbn10", "03064X6152", .format),
      ("issn", "03785956", .checksum), ("issn", "0378595", .length), ("imei", "490154203237517", .checksum),
      ("imei", "49015420323751", .length), ("imei", "4901542032375187", .length),
      ("imei", "000000000000000", .component),
      ("iban", "GB82WEST12345698765433", .checksum), ("iban", "XX82WEST12345698765432", .component),
      ("iban", "GB82WEST1234569876543", .length), ("iban", "GB821234123456987654A2", .format), ("iban", "GB", .length),
      ("iban", "1", .format), ("bic", "DEUTDEF", .length), ("bic", "DEUTZZFF", .component),
      ("bic", "DEU1DEFF", .format),
      ("cas", "7732-18-4", .checksum), ("cas", "773-218-5", .format), ("cas", "18-5", .length),
      ("cas", "007732-18-5", .component),
      ("ec_number", "200-001-9", .checksum), ("ec_number", "20-0001-8", .format), ("ec_number", "200-001", .length),
      ("vat_de", "DE136695978", .checksum), ("vat_de", "FR40303265045", .component), ("vat_de", "13669597", .length),
      ("vat_de", "DE13669597A", .format), ("vat_de", "036695976", .component), ("vat_at", "13585627", .format),
      ("vat_cz", "7113192745", .component), ("vat_it", "00743119957", .component),
      ("vat_se", "123456789702", .component),
      ("vat_no", "995525828", .format), ("vat_ch", "CHE107787577", .length), ("vat_ch", "CHE107787577VAT", .format),
      ("vat_ch", "CHE107787577ABC", .format), ("vat_nl", "004495445C01", .format), ("vat_gb", "GD700", .component),
      ("vat_lt", "119511525", .component), ("vat", "US123456789", .component), ("vat", "", .component),
      ("ioss", "IM1234567890", .component), ("ioss", "IN2760000000", .component), ("ioss", "IM276000000", .length),
      ("ioss", "IM27600000AB", .format), ("oss", "EU123456789", .component), ("oss", "DE136695976", .component),
      ("eori", "US1234567", .component), ("eori", "CH1234567", .component), ("eori", "GB12345", .length),
      ("eori", "GB12345678900A", .format), ("eori", "DE", .length), ("eori", "DE1234567890123456", .length),
      ("excise", "LU987ABC", .length), ("excise", "US00000987ABC", .component),
      ("hs", "9503", .length), ("hs", "770100", .component), ("hs", "980100", .component), ("hs", "950399", .component),
      ("hs", "95030099999", .length), ("hs", "9503AA", .format), ("hs", "271000", .component),
      ("parcel", "1", .unsupported), ("vat_us", "1", .unsupported),
    ] as [(String, String, IdentifierFault.Reason)])
  func reasons(_ kind: String, _ text: String, _ reason: IdentifierFault.Reason) {
    #expect(identify(kind, text) == .failure(reason))
  }

  @Test(
    "Ranges that GS1 keeps back",
    arguments: [
      ("gtin13", "2000000000008", "2", .restrictedCirculation),
      ("gtin13", "2999999999991", "2", .restrictedCirculation),
      ("gtin13", "0200000000004", "02", .restrictedCirculation),
      ("gtin13", "0400000000002", "04", .restrictedCirculation),
      ("gtin12", "212345678906", "02", .restrictedCirculation),
      ("gtin12", "412345678904", "04", .restrictedCirculation),
      ("gtin12", "512345678903", "05", .coupon), ("gtin13", "9912345678906", "99", .coupon),
      ("gtin13", "9801234567891", "980", .refundReceipt), ("gtin13", "9811234567890", "981", .coupon),
      ("gtin8", "01234565", "0", .restrictedCirculation), ("gtin8", "21234567", "2", .restrictedCirculation),
      ("gtin14", "12345678901231", "2", .restrictedCirculation),
    ] as [(String, String, String, IdentifierFault.Reserved)])
  func reserved(_ kind: String, _ text: String, _ prefix: String, _ range: IdentifierFault.Reserved) throws {
    let stem = text.utf8.dropLast().map { $0 - UInt8(ascii: "0") }
    let right = text.dropLast() + String(GTIN.checkDigit(of: stem))
    #expect(fault(kind, String(right))?.detail == .reserved(prefix: prefix, range))
  }

  @Test("A character is told with its place in the text as written")
  func places() {
    #expect(fault("gtin13", "4006381-33393X")?.detail == .character("X", place: 14, expected: .digit))
    #expect(fault("gtin13", " 40é6381333931")?.detail == .character("é", place: 4, expected: .digit))
    #expect(fault("vat_at", "AT 13585627")?.detail == .character("1", place: 4, expected: .oneOf("U")))
    #expect(fault("cas", "773-218-5")?.detail == .character("-", place: 4, expected: .digit))
    #expect(fault("iban", "GB82 WEST 1234 5698 7654 3A")?.detail == .character("A", place: 27, expected: .digit))
  }

  @Test(
    "The check characters that would fit",
    arguments: [
      ("gtin13", "4006381333932", "1"), ("isbn10", "0804429570", "X"), ("vat_de", "DE136695978", "6"),
      ("vat_fr", "41303265045", "40"), ("vat_cy", "10259033Z", "P"), ("iban", "GB83WEST12345698765432", "82"),
      ("vat_mt", "11679113", "12"), ("vat_lu", "15027443", "42"), ("imei", "490154203237517", "8"),
      ("vat_no", "995525829MVA", "8"), ("vat_ie", "6433435E", "F"), ("vat_be", "0428759498", "97"),
    ])
  func rightCharacters(_ kind: String, _ text: String, _ right: String) {
    guard case .check(_, let expected)? = fault(kind, text)?.detail else {
      Issue.record("\(kind) \(text) has no fault of its check characters")
      return
    }
    #expect(expected == right)
  }

  @Test(
    "What was probably meant is suggested, never taken",
    arguments: [
      ("gtin12", "36000291452", "036000291452"), ("gtin", "36000291452", "036000291452"),
      ("gtin14", "4006381333931", "04006381333931"), ("isbn13", "0306406152", "9780306406157"),
      ("imei", "49015420323751", "490154203237518"), ("hs", "10121", "010121"), ("excise", "LU987ABC", "LU00000987ABC"),
    ])
  func suggestions(_ kind: String, _ text: String, _ meant: String) {
    #expect(fault(kind, text)?.reason == .length)
    #expect(fault(kind, text)?.suggestion == meant)
    #expect(identify(kind, meant) == .success(meant))
  }

  @Test("Digits that a spreadsheet lost are told, and those it kept are taken")
  func exponents() {
    for text in ["4.00638E+12", "4,00638E+12", "4.00638e12", "4E+12", "9.78031E+12"] {
      #expect(fault("gtin13", text)?.detail == .cutNumber, "\(text)")
    }
    #expect(identify("gtin13", "4.006381333931E12") == .success("4006381333931"))
    #expect(identify("gtin13", "4.006381333932E+12") == .failure(.checksum))
  }
}
