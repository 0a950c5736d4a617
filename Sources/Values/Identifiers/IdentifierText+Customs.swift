/// The numbers of traders and goods at the Union's customs.
extension IdentifierText {
  /// A number of the Import One-Stop Shop: `IM`, the member state's ISO 3166-1 numeric code, seven digits.
  ///
  /// Source: Implementing Regulation (EU) 2020/194, annex, and the Commission's one-stop-shop pages; 900 is Northern
  /// Ireland. The algorithm of the last digit is not published, so form and state alone are checked. A number of an
  /// intermediary (`IN…`) is no number for parcels.
  mutating func readIOSS() throws(IdentifierFault) {
    try requireLettersAndDigits()
    if hasPrefix("IN") { throw IdentifierFault(.part("IN", .intermediary)) }
    if characters.count >= 2, !hasPrefix("IM") { throw IdentifierFault(.part(string(characters[..<2]), .intermediary)) }
    try readOneStopShop("IMnnnnnnnnnn")
  }

  /// A number of the One-Stop Shop's non-Union scheme, `EU` and nine digits, or of the import scheme.
  ///
  /// Source: as ``readIOSS()``. In the Union scheme a seller uses its VAT number.
  mutating func readOSS() throws(IdentifierFault) {
    try requireLettersAndDigits()
    if hasPrefix("IM") || hasPrefix("IN") { return try readIOSS() }
    if characters.count >= 2, !hasPrefix("EU") { throw IdentifierFault(.unknownCountry(string(characters[..<2]))) }
    try readOneStopShop("EUnnnnnnnnn")
  }

  private mutating func readOneStopShop(_ pattern: String) throws(IdentifierFault) {
    try requirePattern(pattern)
    let state = string(characters[2..<5])
    guard Self.stateNumbers.contains(state) else { throw IdentifierFault(.unknownCountry(state)) }
    notes.insert(.formOnly)
  }

  /// An EORI number: a member state, `GB` or `XI`, and up to fifteen letters and digits.
  ///
  /// Source: Delegated Regulation (EU) 2015/2446, annex B, data element 3/1; HM Revenue & Customs: GB and XI have twelve
  /// digits, or fifteen. No check digit is common to all states.
  mutating func readEORI() throws(IdentifierFault) {
    try requireLettersAndDigits()
    try requireState()
    if hasPrefix("GB") || hasPrefix("XI") {
      for index in characters.indices.dropFirst(2) where !isDigit(characters[index]) { throw misplaced(index, .digit) }
      try requireLength([14, 17])
    } else {
      try requireLength(Array(3...17))
    }
    notes.insert(.formOnly)
  }

  /// An excise number as SEED has it: a member state, `GB` or `XI`, and eleven letters and digits.
  ///
  /// Source: Delegated Regulation (EU) 2022/1636, annex I, data element "trader excise number" (an13). The states publish
  /// no check digits.
  mutating func readExcise() throws(IdentifierFault) {
    try requireLettersAndDigits()
    try requireState()
    let missing = max(0, 13 - characters.count)
    let padded =
      missing < 11
      ? string(characters.prefix(2)) + String(repeating: "0", count: missing) + string(characters.dropFirst(2)) : nil
    try requireLength([13], suggestion: missing > 0 ? padded : nil)
    notes.insert(.formOnly)
  }

  private func requireState() throws(IdentifierFault) {
    for index in 0..<min(2, characters.count) where !isLetter(characters[index]) { throw misplaced(index, .letter) }
    guard characters.count >= 2 else { return }
    let state = string(characters[..<2])
    guard state == "GR" || (state != "EL" && VATCountry(rawValue: state) != nil), state != "CH", state != "NO" else {
      throw IdentifierFault(.unknownCountry(state))
    }
  }

  /// A code of the Harmonized System: six digits that exist, and up to four of a country's own.
  ///
  /// Source: see ``HarmonizedSystem``.
  mutating func readHS() throws(IdentifierFault) {
    try requireDigits()
    let zero = "0" + string(characters[...])
    let cut = [5, 7, 9].contains(characters.count) && HarmonizedSystem.unknownPart(of: zero.utf8) == nil
    // Seven and nine digits are some countries' own; there a zero is missing only where the code is none without it.
    let isKnown = characters.count >= 6 && HarmonizedSystem.unknownPart(of: characters) == nil
    try requireLength([6, 7, 8, 9, 10], suggestion: cut ? zero : nil)
    guard isKnown else {
      let part = HarmonizedSystem.unknownPart(of: characters) ?? ""
      throw IdentifierFault(.unknownHeading(part), suggestion: cut ? zero : nil)
    }
    if characters.count > 6 { notes.insert(.nationalDigits) }
  }

  /// The numeric codes (ISO 3166-1) of the member states, and 900 for Northern Ireland.
  private static let stateNumbers: Set<String> = [
    "040", "056", "100", "191", "196", "203", "208", "233", "246", "250", "276", "300", "348", "372", "380", "428",
    "440", "442", "470", "528", "616", "620", "642", "703", "705", "724", "752", "900",
  ]
}
