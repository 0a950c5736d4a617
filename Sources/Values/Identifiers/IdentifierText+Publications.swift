/// The numbers of books, serials and telephones.
extension IdentifierText {
  /// An ISBN of ten characters.
  ///
  /// Source: ISO 2108:2005, annex; International ISBN Agency, users' manual. Weights 10 to 2, modulo 11, X for ten: it finds
  /// each wrong character and each swap of neighbours.
  mutating func readISBN10() throws(IdentifierFault) {
    try requireDigitsButLast()
    try requireLength([10])
    try requireCheck(Self.isbn10Check(digits(0..<9)))
  }

  /// An ISBN of thirteen digits: 978, or 979 but 979-0, which is printed music.
  ///
  /// Source: ISO 2108:2017; the check digit is GS1's.
  mutating func readISBN13(lengths: [Int]) throws(IdentifierFault) {
    if characters.count == 10 {
      // The thirteen digits of an older number, where it is one.
      var old = self
      if (try? old.readISBN10()) != nil {
        let stem = "978" + string(characters[..<9])
        let check = GTIN.checkDigit(of: stem.utf8.map { $0 - 48 })
        try requireLength(lengths, suggestion: stem + String(check))
      }
    }
    try requireDigits()
    try requireLength(lengths)
    try requireCheck(String(GTIN.checkDigit(of: characters.dropLast().map { $0 - 48 })))
    guard hasPrefix("978") || hasPrefix("979") else {
      throw IdentifierFault(.reserved(prefix: string(characters[..<3]), .noBook))
    }
    if hasPrefix("9790") { throw IdentifierFault(.reserved(prefix: "9790", .printedMusic)) }
  }

  /// An ISSN: eight characters, written in two groups of four.
  ///
  /// Source: ISO 3297:2022, annex A. Weights 8 to 2, modulo 11, X for ten: it finds each wrong character and each swap of
  /// neighbours.
  mutating func readISSN() throws(IdentifierFault) {
    try requireDigitsButLast()
    try requireLength([8])
    let sum = CheckDigits.sum(digits(0..<7), [8, 7, 6, 5, 4, 3, 2])
    try requireCheck(CheckDigits.withX((11 - sum % 11) % 11))
  }

  /// An IMEI: fourteen digits and Luhn's check digit.
  ///
  /// Source: 3GPP TS 23.003, section 6.2.1 and annex B. The sixteen digits of an IMEISV and the fourteen without a check
  /// digit are no IMEI.
  mutating func readIMEI() throws(IdentifierFault) {
    try requireDigits()
    let check = characters.count == 14 ? string(characters[...]) + String(CheckDigits.luhn(digits())) : nil
    try requireLength([15], suggestion: check)
    try requireCheck(String(CheckDigits.luhn(digits(0..<14))))
    guard characters.contains(where: { $0 != UInt8(ascii: "0") }) else { throw IdentifierFault(.placeholder) }
  }

  private static func isbn10Check(_ digits: [Int]) -> String {
    CheckDigits.withX((11 - CheckDigits.sum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11)
  }

  /// Digits, of which the last may be X.
  private func requireDigitsButLast() throws(IdentifierFault) {
    if characters.last == UInt8(ascii: "X") {
      for index in characters.indices.dropLast() where !isDigit(characters[index]) { throw misplaced(index, .digit) }
    } else {
      try requireDigits()
    }
  }
}
