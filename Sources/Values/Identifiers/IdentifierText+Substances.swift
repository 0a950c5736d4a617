/// The numbers of chemical substances.
extension IdentifierText {
  /// A CAS Registry Number: two to seven digits, two digits, a check digit, with hyphens between.
  ///
  /// Source: Chemical Abstracts Service, check digit verification: weights 1, 2, 3 … from the right, modulo 10. It finds
  /// each swap of neighbours, and each wrong digit but some in places of even weight or the fifth.
  mutating func readCAS() throws(IdentifierFault) {
    try requireDigits()
    try requireLength([5, 6, 7, 8, 9, 10])
    try requireHyphens(before: [characters.count - 3, characters.count - 1])
    try requireFirst("123456789")
    let stem = digits(0..<(characters.count - 1))
    try requireCheck(String(CheckDigits.sum(stem.reversed(), 1...9) % 10))
    hyphenate([characters.count - 3, 2, 1])
  }

  /// An EC number: seven digits in groups of three, three and one.
  ///
  /// Source: European Chemicals Agency, EC inventory: weights 1 to 6 modulo 11. A remainder of ten is not given, but for
  /// 181 numbers of ELINCS (they begin with 4), where it is written 1.
  mutating func readECNumber() throws(IdentifierFault) {
    try requireDigits()
    try requireLength([7])
    try requireHyphens(before: [3, 6])
    guard characters.contains(where: { $0 != UInt8(ascii: "0") }) else { throw IdentifierFault(.placeholder) }
    let rest = CheckDigits.sum(digits(0..<6), 1...6) % 11
    if rest == 10, characters[0] == UInt8(ascii: "4") {
      try requireCheck("1")
    } else {
      try requireLast(rest)
    }
    hyphenate([3, 3, 1])
  }

  /// Writes the hyphens that belong to the number, between groups of so many digits.
  private mutating func hyphenate(_ groups: [Int]) {
    var parts: [ArraySlice<UInt8>] = []
    var rest = characters[...]
    for count in groups {
      parts.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    characters = Array(parts.joined(separator: "-".utf8))
    repairs.remove(.separators)
  }
}
