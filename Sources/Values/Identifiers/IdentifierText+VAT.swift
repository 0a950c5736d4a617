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
    let isWritten = country == .ch || hasPrefix(country.rawValue)
    if !isWritten { prepend(country.rawValue) }
    repairs.remove(.countryPrefix)
  }

  /// A number of a country, with or without the country's letters before it.
  mutating func readVAT(of country: VATCountry) throws(IdentifierFault) {
    try requireLettersAndDigits()
    try dropCountry(country)
    switch country {
    case .at: try readAustrian()
    case .be: try readBelgian()
    case .bg: try readBulgarian()
    case .cy: try readCypriot()
    case .cz: try readCzech()
    case .de: try readGerman()
    case .dk: try readDanish()
    case .ee: try readEstonian()
    case .el: try readGreek()
    case .es: try readSpanish()
    case .fi: try readFinnish()
    case .fr: try readFrench()
    case .hr: try readCroatian()
    case .hu: try readHungarian()
    case .ie: try readIrish()
    case .it: try readItalian()
    case .lt: try readLithuanian()
    case .lu: try readLuxembourgish()
    case .lv: try readLatvian()
    case .mt: try readMaltese()
    case .nl: try readDutch()
    case .pl: try readPolish()
    case .pt: try readPortuguese()
    case .ro: try readRomanian()
    case .se: try readSwedish()
    case .si: try readSlovenian()
    case .sk: try readSlovak()
    case .xi, .gb: try readBritish()
    case .ch: try readSwiss()
    case .no: try readNorwegian()
    }
  }

  private mutating func dropCountry(_ country: VATCountry) throws(IdentifierFault) {
    // The Swiss number begins with CHE itself.
    if country == .ch { return }
    if drop(prefix: country.rawValue) || (country == .el && drop(prefix: "GR")) {
      repairs.insert(.countryPrefix)
      return
    }
    // Two letters may belong to the number itself: a French key, a British department.
    let own = country == .fr ? characters.count <= 11 : false
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
