/// VAT numbers: what is common to all countries. The algorithms stand in the files beside this one.
///
/// Sources: Directive 2006/112/EC, articles 214 and 215 (the prefix); European Commission, VIES, structure of VAT numbers
/// and the validation routines that the member states gave it; the construction rules that the Austrian Ministry of
/// Finance publishes for all of them ("UID-Nummern, Konstruktionsregeln"). Where a country has an own publication, its
/// function names it. A right check digit says nothing of whether the number was given: VIES alone knows.
extension IdentifierText {
  /// A number whose first two letters say the country.
  mutating func readVATOfAnyCountry() throws(IdentifierFault) {
    try requireLettersAndDigits()
    let prefix = string(characters.prefix(2))
    guard let country = VATCountry(prefix: prefix) else { throw IdentifierFault(.unknownCountry(prefix)) }
    try readVAT(of: country)
    // The country is part of this number.
    let isWritten = country == .CH || hasPrefix(country.rawValue)
    if !isWritten { prepend(country.rawValue) }
    repairs.remove(.countryPrefix)
  }

  /// A number of a country, with or without the country's letters before it.
  mutating func readVAT(of country: VATCountry) throws(IdentifierFault) {
    try requireLettersAndDigits()
    try dropCountry(country)
    switch country {
    case .AT: try readAustrian()
    case .BE: try readBelgian()
    case .BG: try readBulgarian()
    case .CY: try readCypriot()
    case .CZ: try readCzech()
    case .DE: try readGerman()
    case .DK: try readDanish()
    case .EE: try readEstonian()
    case .EL: try readGreek()
    case .ES: try readSpanish()
    case .FI: try readFinnish()
    case .FR: try readFrench()
    case .HR: try readCroatian()
    case .HU: try readHungarian()
    case .IE: try readIrish()
    case .IT: try readItalian()
    case .LT: try readLithuanian()
    case .LU: try readLuxembourgish()
    case .LV: try readLatvian()
    case .MT: try readMaltese()
    case .NL: try readDutch()
    case .PL: try readPolish()
    case .PT: try readPortuguese()
    case .RO: try readRomanian()
    case .SE: try readSwedish()
    case .SI: try readSlovenian()
    case .SK: try readSlovak()
    case .XI, .GB: try readBritish()
    case .CH: try readSwiss()
    case .NO: try readNorwegian()
    }
  }

  private mutating func dropCountry(_ country: VATCountry) throws(IdentifierFault) {
    // The Swiss number begins with CHE itself.
    if country == .CH { return }
    if drop(prefix: country.rawValue) || (country == .EL && drop(prefix: "GR")) {
      repairs.insert(.countryPrefix)
      return
    }
    // Two letters may belong to the number itself: a French key, a British department.
    let own = country == .FR ? characters.count <= 11 : false
    guard !own, let other = VATCountry(prefix: string(characters.prefix(2))), characters.count > 4 else { return }
    throw IdentifierFault(.otherCountry(found: other.rawValue, expected: country.rawValue))
  }

  // MARK: Steps that several countries share

  /// So many digits, of which one of some lengths, sorted.
  func requireNumber(_ lengths: [Int]) throws(IdentifierFault) {
    try requireDigits()
    try requireLength(lengths)
    guard characters.contains(where: { $0 != UInt8(ascii: "0") }) else { throw IdentifierFault(.placeholder) }
  }

  /// Throws where a number begins with a digit that no number begins with.
  func requireFirst(_ set: String) throws(IdentifierFault) {
    guard let first = characters.first, !set.utf8.contains(first) else { return }
    throw IdentifierFault(.part(string(characters[..<1]), .firstDigit))
  }

  /// Throws unless the last digit is the one that follows from the others; nothing is right where it cannot be told.
  func requireLast(_ right: Int?) throws(IdentifierFault) {
    if let right, right < 10 { return try requireCheck(String(right)) }
    throw IdentifierFault(.check(found: string(characters.suffix(1)), right: nil))
  }
}
