/// An identifier that was read and found right, with what had to be mended to read it.
public struct Identifier: Hashable, Sendable {
  /// What was mended: each is a way of writing that leaves no doubt about the characters meant.
  public enum Repair: String, Hashable, Sendable, CaseIterable {
    case separators, apostrophe, formula, exponent
    case fullWidth = "full_width"
    case lowerCase = "lower_case"
    case decimalPoint = "decimal_point"
    case leadingZeros = "leading_zeros"
    case applicationIdentifier = "application_identifier"
    case countryPrefix = "country_prefix"
  }

  /// What a reader should know of an identifier that is right.
  public enum Note: String, Hashable, Sendable, CaseIterable {
    /// The number of a book, a serial or printed music, written as a GTIN.
    case book, serial
    case printedMusic = "printed_music"
    /// The first digit of fourteen is 9: the measure varies from item to item.
    case variableMeasure = "variable_measure"
    /// GS1's prefix for demonstrations: no product bears it.
    case demonstration
    /// No algorithm of a check digit is published: form and components alone were checked.
    case formOnly = "form_only"
    /// The digits after the sixth are a country's own and were not checked.
    case nationalDigits = "national_digits"
  }

  /// What it identifies.
  public let kind: IdentifierKind
  /// The characters without separators, in upper case; the form that registers compare.
  public let normalized: String
  /// What was mended.
  public let repairs: Set<Repair>
  /// What one should know of it.
  public let notes: Set<Note>

  /// Reads a text as an identifier of a kind, however a seller or a spreadsheet has written it.
  ///
  /// Spaces, hyphens, full-width characters, lower case, a leading apostrophe and the like are mended and said in
  /// ``repairs``; what would be a guess (a zero that a spreadsheet cut) is a fault that suggests it.
  /// - Throws: which thing is wrong. No text crashes it, and the cost is linear.
  public static func read(_ text: some StringProtocol, as kind: IdentifierKind) throws(IdentifierFault) -> Identifier {
    var reading = IdentifierText(text, punctuation: kind.punctuation)
    switch kind {
    case .gtin: try reading.readGTIN(lengths: [8, 12, 13, 14])
    case .gtin8: try reading.readGTIN(lengths: [8])
    case .gtin12: try reading.readGTIN(lengths: [12])
    case .gtin13: try reading.readGTIN(lengths: [13])
    case .gtin14: try reading.readGTIN(lengths: [14])
    case .sscc: try reading.readSSCC()
    case .gln: try reading.readGLN()
    case .isbn: try reading.characters.count == 10 ? reading.readISBN10() : reading.readISBN13(lengths: [10, 13])
    case .isbn10: try reading.readISBN10()
    case .isbn13: try reading.readISBN13(lengths: [13])
    case .issn: try reading.readISSN()
    case .imei: try reading.readIMEI()
    case .iban: try reading.readIBAN()
    case .bic: try reading.readBIC()
    case .cas: try reading.readCAS()
    case .ecNumber: try reading.readECNumber()
    case .vat: try reading.readVATOfAnyCountry()
    case .vatOf(let country): try reading.readVAT(of: country)
    case .ioss: try reading.readIOSS()
    case .oss: try reading.readOSS()
    case .eori: try reading.readEORI()
    case .excise: try reading.readExcise()
    case .hs: try reading.readHS()
    }
    return Identifier(
      kind: kind, normalized: reading.string(reading.characters[...]), repairs: reading.repairs, notes: reading.notes)
  }

  /// Whether a text is an identifier of a kind.
  public static func isValid(_ text: some StringProtocol, as kind: IdentifierKind) -> Bool {
    do {
      _ = try read(text, as: kind)
      return true
    } catch {
      return false
    }
  }
}
