/// VAT numbers of the Mediterranean, Central European and Baltic member states.
extension IdentifierText {
  /// Bulgaria: nine digits of a company (weights 1 to 8, else 3 to 10, modulo 11), or ten of a person.
  ///
  /// Ten digits have one of three check digits: a citizen's, a foreigner's, another's. Source: construction rules.
  mutating func readBulgarian() throws(IdentifierFault) {
    try requireNumber([9, 10])
    if characters.count == 9 {
      var check = CheckDigits.sum(digits(0..<8), 1...8) % 11
      if check == 10 { check = CheckDigits.sum(digits(0..<8), 3...10) % 11 }
      return try requireLast(check % 10)
    }
    let stem = digits(0..<9)
    let citizen = CheckDigits.sum(stem, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10
    let foreigner = CheckDigits.sum(stem, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10
    let other = (11 - CheckDigits.sum(stem, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
    // The month tells the century: 1 to 12, 21 to 32 before 1900, 41 to 52 since 2000.
    let (month, century) = (number(2..<4) % 20, [1900, 1800, 2000].dropFirst(number(2..<4) / 20).first)
    let isBirthday =
      century.map { Self.isBirthday(year: $0 + number(0..<2), month: month, day: number(4..<6)) } ?? false
    let last = number(9..<10)
    guard (last == citizen && isBirthday) || last == foreigner || last == other else { return try requireLast(nil) }
  }

  /// Cyprus: eight digits and a check letter; no number begins with 12. Source: construction rules.
  mutating func readCypriot() throws(IdentifierFault) {
    try requirePattern("nnnnnnnna")
    guard !hasPrefix("12") else { throw IdentifierFault(.part("12", .firstDigit)) }
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
    let sum = digits(0..<8).enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? odd[$1.element] : $1.element) }
    try requireCheck(string([UInt8(ascii: "A") + UInt8(sum % 26)]))
  }

  /// Czechia: eight digits of a company, nine that begin with 6, or the nine or ten of a birth number.
  ///
  /// Source: construction rules; the birth number by Act 133/2000, section 13: divisible by 11 since 1954, before without
  /// a check digit.
  mutating func readCzech() throws(IdentifierFault) {
    try requireNumber([8, 9, 10])
    switch characters.count {
    case 8:
      try requireFirst("012345678")
      let check = (11 - CheckDigits.sum(digits(0..<7), [8, 7, 6, 5, 4, 3, 2]) % 11) % 11
      try requireLast((check == 0 ? 1 : check) % 10)
    case 9 where characters[0] == UInt8(ascii: "6"):
      let check = CheckDigits.sum(digits(1..<8), [8, 7, 6, 5, 4, 3, 2]) % 11
      try requireLast((18 - (10 - check + 11) % 11) % 10)
    default: try readBirthNumber()
    }
  }

  /// A Czech birth number: year, month (and 50 for women, 20 where the day is full), day, serial.
  private func readBirthNumber() throws(IdentifierFault) {
    let (year, isShort) = (number(0..<2), characters.count == 9)
    guard !isShort || year < 54 || year >= 80 else { throw IdentifierFault(.length(found: 9, allowed: [10])) }
    let century = isShort ? (year >= 80 ? 1800 : 1900) : year < 54 ? 2000 : 1900
    let month = number(2..<4) % 50 % 20
    guard Self.isBirthday(year: century + year, month: month, day: number(4..<6)) else {
      throw IdentifierFault(.part(string(characters[..<6]), .date))
    }
    if isShort { return }
    try requireLast(number(0..<9) % 11 % 10)
  }

  /// Estonia: nine digits, weights 3 7 1, completed to a multiple of ten. Source: construction rules.
  mutating func readEstonian() throws(IdentifierFault) {
    try requireNumber([9])
    try requireLast((10 - CheckDigits.sum(digits(0..<8), [3, 7, 1, 3, 7, 1, 3, 7]) % 10) % 10)
  }

  /// Greece: nine digits, powers of two from 256 to 2, modulo 11, ten as 0; eight digits lack their zero.
  ///
  /// Source: construction rules.
  mutating func readGreek() throws(IdentifierFault) {
    if characters.count == 8, areDigits(0..<8) { pad(to: 9) }
    try requireNumber([9])
    try requireLast(CheckDigits.sum(digits(0..<8), [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10)
  }

  /// Croatia: eleven digits, the last by ISO/IEC 7064, MOD 11, 10. Source: Personal Identification Number Act (OG 60/08).
  mutating func readCroatian() throws(IdentifierFault) {
    try requireNumber([11])
    try requireLast(CheckDigits.mod11mod10(digits(0..<10)))
  }

  /// Hungary: eight digits, weights 9 7 3 1, completed to a multiple of ten. Source: construction rules.
  mutating func readHungarian() throws(IdentifierFault) {
    try requireNumber([8])
    try requireLast((10 - CheckDigits.sum(digits(0..<7), [9, 7, 3, 1, 9, 7, 3]) % 10) % 10)
  }

  /// Italy: seven digits, three of the province (001 to 100, 120, 121, 888, 999), Luhn's check digit.
  ///
  /// Source: decree of the Ministry of Finance of 23 December 1976.
  mutating func readItalian() throws(IdentifierFault) {
    try requireNumber([11])
    guard number(0..<7) > 0 else { throw IdentifierFault(.placeholder) }
    let province = number(7..<10)
    guard (1...100).contains(province) || [120, 121, 888, 999].contains(province) else {
      throw IdentifierFault(.part(string(characters[7..<10]), .province))
    }
    try requireLast(CheckDigits.luhn(digits(0..<10)))
  }

  /// Lithuania: nine digits of a company, twelve of whoever is registered for a time; before the check digit stands 1.
  ///
  /// Weights 1 to 9 again and again, modulo 11; where that is ten, from 3. Source: construction rules.
  mutating func readLithuanian() throws(IdentifierFault) {
    try requireNumber([9, 12])
    let count = characters.count
    guard characters[count - 2] == UInt8(ascii: "1") else {
      throw IdentifierFault(.part(string(characters[(count - 2)..<(count - 1)]), .kindOfHolder))
    }
    let stem = digits(0..<(count - 1))
    var check = CheckDigits.sum(stem, stem.indices.map { 1 + $0 % 9 }) % 11
    if check == 10 { check = CheckDigits.sum(stem, stem.indices.map { 1 + ($0 + 2) % 9 }) % 11 }
    try requireLast(check % 10)
  }

  /// Latvia: eleven digits, of a company (the first above 3) or the personal code of a person.
  ///
  /// Weights 9 1 4 8 3 10 2 5 7 6 and 1 give 3 modulo 11 for a company. Source: construction rules. The check digit of
  /// personal codes is not published by the state; the one reckoned here is in common use.
  mutating func readLatvian() throws(IdentifierFault) {
    try requireNumber([11])
    let stem = digits(0..<10)
    if characters[0] > UInt8(ascii: "3") {
      let check = (14 - CheckDigits.sum(stem, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6]) % 11) % 11
      return try requireLast(check)
    }
    if !hasPrefix("32") {
      let century = 1800 + number(6..<7) * 100
      let isDay = Self.isBirthday(year: century + number(4..<6), month: number(2..<4), day: number(0..<2))
      guard isDay else { throw IdentifierFault(.part(string(characters[..<6]), .date)) }
    }
    try requireLast((1 + CheckDigits.sum(stem, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10)
  }

  /// Malta: six digits and two, weights 3 4 6 7 8 9, divisible by 37 with them. Source: construction rules.
  mutating func readMaltese() throws(IdentifierFault) {
    try requireNumber([8])
    try requireFirst("123456789")
    let sum = CheckDigits.sum(digits(0..<6), [3, 4, 6, 7, 8, 9])
    let right = twoDigits(37 - sum % 37)
    guard (sum + number(6..<8)) % 37 == 0 else {
      throw IdentifierFault(.check(found: string(characters[6..<8]), right: right))
    }
  }

  /// Poland: ten digits, weights 6 5 7 2 3 4 5 6 7, modulo 11. Source: decree of the Minister of Finance, NIP.
  mutating func readPolish() throws(IdentifierFault) {
    try requireNumber([10])
    try requireLast(CheckDigits.sum(digits(0..<9), [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11)
  }

  /// Portugal: nine digits, weights 9 to 2, modulo 11, ten and eleven as 0; the first is not 0. Source: Decree-Law 14/2013.
  mutating func readPortuguese() throws(IdentifierFault) {
    try requireNumber([9])
    try requireFirst("123456789")
    let check = (11 - CheckDigits.sum(digits(0..<8), [9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11
    try requireLast(check % 10)
  }

  /// Romania: two to ten digits, weights 7 5 3 2 1 7 5 3 2 from the right end, ten times the sum modulo 11, ten as 0.
  ///
  /// Source: Government Decision 195/2003, CUI.
  mutating func readRomanian() throws(IdentifierFault) {
    try requireNumber([2, 3, 4, 5, 6, 7, 8, 9, 10])
    try requireFirst("123456789")
    let stem = digits(0..<(characters.count - 1))
    let padded = Array(repeating: 0, count: 9 - stem.count) + stem
    try requireLast(10 * CheckDigits.sum(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) % 11 % 10)
  }

  /// Slovenia: eight digits, weights 8 to 2, modulo 11, ten as 0; eleven is never given. Source: construction rules.
  mutating func readSlovenian() throws(IdentifierFault) {
    try requireNumber([8])
    try requireFirst("123456789")
    let check = 11 - CheckDigits.sum(digits(0..<7), [8, 7, 6, 5, 4, 3, 2]) % 11
    try requireLast(check == 10 ? 0 : check)
  }

  /// Slovakia: ten digits divisible by 11; the first is not 0, the third is 2, 3, 4, 7, 8 or 9. Source: construction rules.
  mutating func readSlovak() throws(IdentifierFault) {
    try requireNumber([10])
    try requireFirst("123456789")
    guard "234789".utf8.contains(characters[2]) else {
      throw IdentifierFault(.part(string(characters[2..<3]), .kindOfHolder))
    }
    try requireLast((11 - number(0..<9) * 10 % 11) % 11)
  }

  /// Spain: nine characters. The holder's kind is a letter, or a digit for persons, and so is the check character.
  ///
  /// Persons: the number modulo 23 (X, Y, Z as 0, 1, 2). Companies: a sum as Luhn's, as a digit or as a letter of
  /// JABCDEFGHI; publications differ on which kinds have which, so both are taken. Source: Royal Decree 1065/2007,
  /// articles 18 to 26; Order EHA/451/2008.
  mutating func readSpanish() throws(IdentifierFault) {
    for index in 1..<max(1, min(8, characters.count)) where !isDigit(characters[index]) {
      throw misplaced(index, .digit)
    }
    try requireLength([9])
    let person = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
    switch characters[0] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try requireCheck(string([person[number(0..<8) % 23]]))
    case UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"):
      try requireCheck(string([person[number(1..<8) % 23]]))
    case UInt8(ascii: "X"), UInt8(ascii: "Y"), UInt8(ascii: "Z"):
      let first = Int(characters[0] - UInt8(ascii: "X"))
      try requireCheck(string([person[(first * 10_000_000 + number(1..<8)) % 23]]))
    default:
      try require(0, oneOf: "ABCDEFGHJNPQRSUVW")
      let check = CheckDigits.luhn(digits(1..<8))
      let letter = string([Array("JABCDEFGHI".utf8)[check]])
      try requireCheck(isDigit(characters[8]) ? String(check) : letter)
    }
  }

  /// Whether a day exists.
  private static func isBirthday(year: Int, month: Int, day: Int) -> Bool {
    CalendarDate(year: year, month: month, day: day) != nil
  }
}
