/// The numbers of accounts and banks.
extension IdentifierText {
  /// An international bank account number.
  ///
  /// Source: ISO 13616-1:2020; lengths and structures of the IBAN registry (SWIFT, release 101). Check digits by ISO/IEC
  /// 7064, MOD 97-10: it finds each wrong character and each swap of neighbours.
  mutating func readIBAN() throws(IdentifierFault) {
    try requireLettersAndDigits()
    for index in 0..<min(2, characters.count) where !isLetter(characters[index]) { throw misplaced(index, .letter) }
    for index in 2..<max(2, min(4, characters.count)) where !isDigit(characters[index]) {
      throw misplaced(index, .digit)
    }
    guard characters.count >= 4 else { return try requireLength(Self.ibanLengths) }
    let country = string(characters[..<2])
    guard let structure = Self.ibanStructures[country] else { throw IdentifierFault(.unknownCountry(country)) }
    try requireLength([structure.utf8.count])
    try requirePattern(structure)
    let account = characters[4...] + characters[..<2]
    let right = 98 - CheckDigits.mod97(account + [48, 48])
    guard number(2..<4) == right else {
      throw IdentifierFault(
        .check(found: string(characters[2..<4]), right: right < 10 ? "0\(right)" : String(right)))
    }
  }

  /// A business identifier code: eight characters, or eleven with a branch.
  ///
  /// Source: ISO 9362:2022: business party prefix, country, party suffix, branch. It has no check digit.
  mutating func readBIC() throws(IdentifierFault) {
    try requirePattern("aaaaaaccccc", lengths: [8, 11])
    let country = string(characters[4..<6])
    guard country != "XI", country == "XK" || Country(country) != nil else {
      throw IdentifierFault(.unknownCountry(country))
    }
    notes.insert(.formOnly)
  }

  private static let ibanLengths = Array(Set(ibanStructures.values.map(\.utf8.count))).sorted()

  /// The whole number by country, each character's class: `DEnnnnnnnnnnnnnnnnnnnn`.
  private static let ibanStructures: [String: String] = {
    var structures: [String: String] = [:]
    for row in ibanRegistry.split(whereSeparator: \.isWhitespace) {
      let country = String(row.prefix(2))
      var structure = country + "nn"
      var count = 0
      for character in row.dropFirst(2) {
        if let digit = character.wholeNumberValue {
          count = count * 10 + digit
        } else {
          structure += String(repeating: character, count: count)
          count = 0
        }
      }
      structures[country] = structure
    }
    return structures
  }()

  /// Country and the structure after the check digits, of the IBAN registry, release 101; 2026-11-21.
  private static let ibanRegistry = """
    AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c
    CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n
    GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n
    IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n
    MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n
    PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c
    SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c
    """
}
