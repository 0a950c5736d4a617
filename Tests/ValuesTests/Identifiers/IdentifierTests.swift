import Testing
import Values

@Suite("Identifiers")
struct IdentifierTests {
  @Test("Published numbers are right, and normal already", arguments: publishedPairs)
  func publishedNumbers(_ kind: String, _ number: String) {
    #expect(identify(kind, number) == .success(number))
  }

  @Test("Every kind has a name that finds it, and a published number")
  func kinds() {
    for kind in IdentifierKind.all {
      #expect(IdentifierKind(kind.name) == kind)
      #expect(IdentifierKind(kind.name.uppercased()) == kind)
      let isUnion = [.gtin, .isbn, .vat].contains(kind)
      #expect(isUnion || published.contains { $0.kind == kind.name }, "\(kind.name)")
    }
    #expect(IdentifierKind("vat_gr") == .vatOf(.el) && IdentifierKind("upc") == .gtin12)
    #expect(IdentifierKind("vat_us") == nil && IdentifierKind("") == nil)
  }

  @Test(
    "What sellers and spreadsheets write",
    arguments: [
      ("gtin13", "4 006381 333931", "4006381333931", [.separators]), ("gtin13", " 4006381333931 ", "4006381333931", []),
      ("gtin13", "４００６３８１３３３９３１", "4006381333931", [.fullWidth]),
      ("gtin13", "'4006381333931", "4006381333931", [.apostrophe]),
      ("gtin13", "’4006381333931", "4006381333931", [.apostrophe]),
      ("gtin13", "=\"4006381333931\"", "4006381333931", [.formula]),
      ("gtin13", "4006381333931.0", "4006381333931", [.decimalPoint]),
      ("gtin13", "4.006381333931E+12", "4006381333931", [.exponent]),
      ("gtin13", "036000291452", "0036000291452", [.leadingZeros]),
      ("gtin12", "0036000291452", "036000291452", [.leadingZeros]),
      ("gtin12", "00036000291452", "036000291452", [.leadingZeros]),
      ("gtin", "(01)10614141000415", "10614141000415", [.applicationIdentifier]),
      ("sscc", "(00)106141412345678908", "106141412345678908", [.applicationIdentifier]),
      ("gtin13", "4006381333931\u{A0}", "4006381333931", []), ("gtin13", "\u{FEFF}4006381333931", "4006381333931", []),
      ("gtin13", "4006381\u{2011}333931", "4006381333931", [.separators]),
      ("gtin13", "٤٠٠٦٣٨١٣٣٣٩٣١", "4006381333931", [.fullWidth]),
      ("isbn10", "0-8044-2957-x", "080442957X", [.separators, .lowerCase]),
      ("isbn13", "978-0-306-40615-7", "9780306406157", [.separators]), ("issn", "0378-5955", "03785955", [.separators]),
      ("iban", "gb82 west 1234 5698 7654 32", "GB82WEST12345698765432", [.separators, .lowerCase]),
      ("cas", "7732185", "7732-18-5", []), ("cas", "7732 - 18 - 5", "7732-18-5", []),
      ("ec_number", "2000018", "200-001-8", []),
      ("vat_de", "DE 136 695 976", "136695976", [.separators, .countryPrefix]),
      ("vat_at", "ATU13585627", "U13585627", [.countryPrefix]),
      ("vat_be", "BE 428.759.497", "0428759497", [.separators, .countryPrefix, .leadingZeros]),
      ("vat_el", "GR094259216", "094259216", [.countryPrefix]), ("vat_el", "94259216", "094259216", [.leadingZeros]),
      ("vat_nl", "NL4495445B01", "004495445B01", [.countryPrefix, .leadingZeros]),
      ("vat_ch", "CHE-107.787.577 IVA", "CHE107787577IVA", [.separators]),
      ("vat_no", "NO 995 525 828 mva", "995525828MVA", [.separators, .countryPrefix, .lowerCase]),
      ("vat", "de136695976", "DE136695976", [.lowerCase]), ("vat", "GR094259216", "EL094259216", []),
      ("vat", "CHE-107.787.577 MWST", "CHE107787577MWST", [.separators]),
      ("hs", "9503.00", "950300", [.separators]), ("hs", "8507 60 00", "85076000", [.separators]),
      ("imei", "49-015420-323751-8", "490154203237518", [.separators]),
    ] as [(String, String, String, Set<Identifier.Repair>)])
  func mended(_ name: String, _ text: String, _ normal: String, _ repairs: Set<Identifier.Repair>) throws {
    let identifier = try Identifier.read(text, as: #require(IdentifierKind(name)))
    #expect(identifier.normalized == normal)
    #expect(identifier.repairs == repairs)
  }

  @Test(
    "What one should know of a right number",
    arguments: [
      ("gtin", "9780306406157", [.book]), ("gtin", "9790060115615", [.printedMusic]),
      ("gtin", "9770317847001", [.serial]),
      ("gtin14", "98765432109213", [.variableMeasure]), ("ioss", "IM2760000000", [.formOnly]),
      ("hs", "950300", []), ("hs", "95030010", [.nationalDigits]), ("gtin13", "4006381333931", []),
      ("gtin13", "9521234567899", [.demonstration]),
    ] as [(String, String, Set<Identifier.Note>)])
  func notes(_ name: String, _ text: String, _ notes: Set<Identifier.Note>) throws {
    #expect(try Identifier.read(text, as: #require(IdentifierKind(name))).notes == notes)
  }

  @Test("A GTIN is the same in every field that holds it, and its prefix is no country")
  func fields() throws {
    for text in ["96385074", "00000096385074", "0000096385074"] {
      #expect(Identifier.isValid(text, as: .gtin), "\(text)")
    }
    // 690 is issued in China, and says nothing of where the thing was made.
    let identifier = try Identifier.read("6901234567892", as: .gtin13)
    #expect(identifier.notes.isEmpty)
  }
}
