/// VAT numbers of Austria, the Benelux, Germany, France, the Nordic countries, Ireland, Great Britain and Switzerland.
extension IdentifierText {
  /// Austria: U, seven digits, a check digit: the second, fourth and sixth doubled as Luhn's, the sum and 4. Source: Ministry of Finance, construction rules.
  mutating func readAustrian() throws(IdentifierFault) {
    try requirePattern("Unnnnnnnn")
    try requireLast((CheckDigits.luhn(digits(1..<8) + [0]) + 6) % 10)
  }

  /// Belgium: ten digits that begin with 0 or 1, of which the last two are 97 less the others modulo 97.
  ///
  /// Nine digits are the old form without its zero. Source: FPS Economy, Crossroads Bank for Enterprises, enterprise number.
  mutating func readBelgian() throws(IdentifierFault) {
    if characters.count == 9, areDigits(0..<9) { pad(to: 10) }
    try requireNumber([10])
    try requireFirst("01")
    try requireCheck(twoDigits(97 - number(0..<8) % 97))
  }

  /// Switzerland: CHE, eight digits, a check digit by the weights 5 4 3 2 7 6 5 4 modulo 11; MWST, TVA, IVA or TPV follow.
  ///
  /// Source: Federal Statistical Office, UID, and the ordinance SR 431.031, article 3. A number without the ending is a UID
  /// of whoever is not registered for VAT.
  mutating func readSwiss() throws(IdentifierFault) {
    if let first = characters.first, isDigit(first) {
      prepend("CHE")
      repairs.insert(.countryPrefix)
    }
    try requirePattern("CHEnnnnnnnnnaaaa", lengths: [15, 16])
    let sum = CheckDigits.sum(digits(3..<11), [5, 4, 3, 2, 7, 6, 5, 4])
    let right = (11 - sum % 11) % 11
    guard number(11..<12) == right else {
      throw IdentifierFault(.check(found: string(characters[11..<12]), right: right < 10 ? String(right) : nil))
    }
    let ending = string(characters[12...])
    guard ["MWST", "TVA", "IVA", "TPV"].contains(ending) else { throw IdentifierFault(.part(ending, .suffix)) }
  }

  /// Germany: nine digits, the last by ISO/IEC 7064, MOD 11, 10; the first is not 0. Source: Federal Central Tax Office.
  mutating func readGerman() throws(IdentifierFault) {
    try requireNumber([9])
    try requireFirst("123456789")
    try requireLast(CheckDigits.mod11mod10(digits(0..<8)))
  }

  /// Denmark: eight digits, weights 2 7 6 5 4 3 2 1, divisible by 11. Source: Danish Business Authority, CVR number.
  mutating func readDanish() throws(IdentifierFault) {
    try requireNumber([8])
    try requireFirst("123456789")
    try requireLast((11 - CheckDigits.sum(digits(0..<7), [2, 7, 6, 5, 4, 3, 2]) % 11) % 11)
  }

  /// Finland: eight digits, weights 7 9 10 5 8 4 2, modulo 11. Source: Finnish Patent and Registration Office, business ID.
  mutating func readFinnish() throws(IdentifierFault) {
    try requireNumber([8])
    try requireLast((11 - CheckDigits.sum(digits(0..<7), [7, 9, 10, 5, 8, 4, 2]) % 11) % 11)
  }

  /// France and Monaco: a key of two characters and a SIREN of nine digits with Luhn's check digit.
  ///
  /// A key of digits is 12 and three times the SIREN, modulo 97; a key with a letter (neither I nor O) follows the second
  /// rule of the source. Monaco's numbers begin with 000 and are no SIREN. Source: Code général des impôts, annex 3; the
  /// rule of the keys as VIES has it.
  mutating func readFrench() throws(IdentifierFault) {
    for index in characters.indices where index >= 2 && !isDigit(characters[index]) { throw misplaced(index, .digit) }
    for index in 0..<min(2, characters.count) { try require(index, oneOf: Self.frenchKeys) }
    try requireLength([11])
    let siren = number(2..<11)
    // Where the SIREN is wrong in itself, the key fits no better: neither check character can be named.
    if siren >= 1_000_000, CheckDigits.luhn(digits(2..<10)) != number(10..<11) { return try requireLast(nil) }
    if areDigits(0..<2) {
      let right = twoDigits((12 + 3 * (siren % 97)) % 97)
      guard string(characters[..<2]) == right else {
        throw IdentifierFault(.check(found: string(characters[..<2]), right: right))
      }
      return
    }
    let keys = Array(Self.frenchKeys.utf8)
    let (first, second) = (keys.firstIndex(of: characters[0]) ?? 0, keys.firstIndex(of: characters[1]) ?? 0)
    let value = isDigit(characters[0]) ? first * 24 + second - 10 : first * 34 + second - 100
    guard (siren + 1 + value / 11) % 11 == value % 11 else {
      throw IdentifierFault(.check(found: string(characters[..<2]), right: nil))
    }
  }

  private static let frenchKeys = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"

  /// Great Britain and Northern Ireland: nine digits, or twelve with a branch; GD and HA with three digits.
  ///
  /// The weights 8 7 6 5 4 3 2 and the two check digits together are divisible by 97; for the newer numbers the sum and 55
  /// are. Source: HM Revenue & Customs, VAT registration numbers, MOD 97 and 9755. GD stands below 500, HA from 500.
  mutating func readBritish() throws(IdentifierFault) {
    let department = string(characters.prefix(2))
    if department == "GD" || department == "HA" {
      try requirePattern(department + "nnn")
      guard (number(2..<5) < 500) == (department == "GD") else {
        throw IdentifierFault(.part(string(characters[2..<5]), .kindOfHolder))
      }
      notes.insert(.formOnly)
      return
    }
    try requireNumber([9, 12])
    let sum = CheckDigits.sum(digits(0..<7), [8, 7, 6, 5, 4, 3, 2])
    let (check, old, new) = (number(7..<9), 97 - sum % 97, 97 - (sum + 55) % 97)
    let isRight = (sum + check) % 97 == 0 || ((sum + check + 55) % 97 == 0 && number(0..<3) >= 100)
    guard isRight else {
      let right = number(0..<3) < 100 ? twoDigits(old) : "\(twoDigits(old)) / \(twoDigits(new))"
      throw IdentifierFault(.check(found: string(characters[7..<9]), right: right))
    }
  }

  /// Ireland: seven digits, a check letter, and since 2013 a letter after it; before, a letter or sign in the second place.
  ///
  /// Weights 8 to 2, and 9 for the last letter, modulo 23. Source: Revenue Commissioners, tax and duty manual, VAT number.
  mutating func readIrish() throws(IdentifierFault) {
    let letters = Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)
    let isOld = characters.count > 1 && !isDigit(characters[1])
    try requirePattern(isOld ? "nannnnna" : "nnnnnnnaa", lengths: isOld ? [8] : [8, 9])
    for index in 7..<characters.count { try require(index, oneOf: "WABCDEFGHIJKLMNOPQRSTUV") }
    let digits = isOld ? [0] + digits(2..<7) + digits(0..<1) : digits(0..<7)
    let last = characters.count > 8 ? letters.firstIndex(of: characters[8]) ?? 0 : 0
    let right = letters[(CheckDigits.sum(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * last) % 23]
    guard characters[7] == right else {
      throw IdentifierFault(.check(found: string(characters[7..<8]), right: string([right])))
    }
  }

  /// Luxembourg: six digits and two, which are the six modulo 89. Source: construction rules.
  mutating func readLuxembourgish() throws(IdentifierFault) {
    try requireNumber([8])
    try requireCheck(twoDigits(number(0..<6) % 89))
  }

  /// Netherlands: nine digits, B, two digits.
  ///
  /// Either the nine digits have the check digit of a citizen service number (weights 9 to 2, and -1), or, for sole traders
  /// since 2020, NL and all characters are 1 modulo 97. Source: Tax and Customs Administration, VAT identification number.
  mutating func readDutch() throws(IdentifierFault) {
    if characters.count > 3, characters.count < 12, characters[characters.count - 3] == UInt8(ascii: "B") {
      pad(to: 12)
    }
    try requirePattern("nnnnnnnnnBnn")
    guard number(0..<9) > 0 else { throw IdentifierFault(.placeholder) }
    guard number(10..<12) > 0 else { throw IdentifierFault(.part("00", .lastDigits)) }
    let rest = CheckDigits.sum(digits(0..<8), [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    guard rest == number(8..<9) || CheckDigits.mod97(Array("NL".utf8) + characters) == 1 else {
      throw IdentifierFault(.check(found: string(characters[8..<9]), right: rest < 10 ? String(rest) : nil))
    }
  }

  /// Norway: eight digits, a check digit by the weights 3 2 7 6 5 4 3 2 modulo 11, MVA.
  ///
  /// Source: Brønnøysund Register Centre, organisation number. Without MVA it is the number of whoever is not registered.
  mutating func readNorwegian() throws(IdentifierFault) {
    if characters.count == 9, areDigits(0..<9) { throw IdentifierFault(.part("", .suffix)) }
    try requirePattern("nnnnnnnnnMVA")
    let right = (11 - CheckDigits.sum(digits(0..<8), [3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
    guard number(8..<9) == right else {
      throw IdentifierFault(.check(found: string(characters[8..<9]), right: right < 10 ? String(right) : nil))
    }
  }

  /// Sweden: ten digits with Luhn's check digit, and 01. Source: Swedish Tax Agency, VAT registration number.
  mutating func readSwedish() throws(IdentifierFault) {
    try requireNumber([12])
    guard number(10..<12) == 1 else { throw IdentifierFault(.part(string(characters[10...]), .lastDigits)) }
    let right = CheckDigits.luhn(digits(0..<9))
    guard number(9..<10) == right else {
      throw IdentifierFault(.check(found: string(characters[9..<10]), right: String(right)))
    }
  }

  /// A number below 100 in two digits.
  func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
