/// The numbers of GS1: trade items, logistic units, locations.
///
/// Source: GS1 General Specifications, release 25: section 1.4.2 and figure 1.4.2-1 (prefixes), 2.1 (trade items),
/// 3.2 (application identifiers), 7.9 (check digits). The check digit finds each wrong digit, and each swap of neighbours
/// that do not differ by five.
extension IdentifierText {
  /// A GTIN of one of some lengths, sorted.
  ///
  /// A shorter GTIN in a longer field is the same number (a GTIN-12 with a zero before it is its 13-digit form), so
  /// `gtin13` takes twelve digits and `gtin12` thirteen that begin with zero. Eleven digits may be a GTIN-12 whose zero a
  /// spreadsheet cut, or one without its check digit: that is told, not guessed.
  mutating func readGTIN(lengths: [Int]) throws(IdentifierFault) {
    dropApplicationIdentifiers(["(01)", "(02)"])
    try requireDigits()
    if lengths == [13], characters.count == 12, hasRightCheckDigit { pad(to: 13) }
    if let length = lengths.first, lengths.count == 1, length == 12 || length == 13 {
      while characters.count > length, characters.count <= 14, characters.first == UInt8(ascii: "0") {
        drop(first: 1)
        repairs.insert(.leadingZeros)
      }
    }
    try requireLength(lengths, suggestion: gtinWithItsZero(lengths))
    try requireGS1CheckDigit()
    try requireTradeItem()
  }

  /// A serial shipping container code: 18 digits, whatever they begin with.
  mutating func readSSCC() throws(IdentifierFault) {
    dropApplicationIdentifiers(["(00)"])
    try requireDigits()
    try requireLength([18])
    try requireGS1CheckDigit()
    try requireSomeDigit()
  }

  /// A global location number: 13 digits.
  mutating func readGLN() throws(IdentifierFault) {
    dropApplicationIdentifiers(["(410)", "(411)", "(412)", "(413)", "(414)", "(415)", "(417)"])
    try requireDigits()
    try requireLength([13])
    try requireGS1CheckDigit()
    try requireSomeDigit()
  }

  private mutating func dropApplicationIdentifiers(_ identifiers: [String]) {
    guard let identifier = identifiers.first(where: { startsAsWritten(with: $0) }) else { return }
    drop(first: identifier.utf8.count - 2)
    repairs.remove(.separators)
    repairs.insert(.applicationIdentifier)
  }

  private var hasRightCheckDigit: Bool {
    let digits = characters.map { $0 &- 48 }
    return GTIN.checkDigit(of: digits.dropLast()) == digits.last
  }

  private func requireGS1CheckDigit() throws(IdentifierFault) {
    let digits = characters.dropLast().map { $0 - 48 }
    try requireCheck(String(GTIN.checkDigit(of: digits)))
  }

  private func requireSomeDigit() throws(IdentifierFault) {
    guard characters.contains(where: { $0 != UInt8(ascii: "0") }) else { throw IdentifierFault(.placeholder) }
  }

  /// What eleven digits, or thirteen for fourteen, would be with the zero that a spreadsheet may have cut.
  private func gtinWithItsZero(_ lengths: [Int]) -> String? {
    guard characters.count > 6, !lengths.contains(characters.count), hasRightCheckDigit,
      let length = lengths.first(where: { $0 > characters.count && $0 - characters.count <= 2 })
    else { return nil }
    return String(repeating: "0", count: length - characters.count) + string(characters[...])
  }

  // MARK: Prefixes

  /// Throws for the ranges of GS1's prefixes that name no trade item, and notes the special ones.
  private mutating func requireTradeItem() throws(IdentifierFault) {
    try requireSomeDigit()
    // The thirteen digits that the prefix begins: padded, and without the indicator of fourteen.
    let padded = Array(repeating: UInt8(ascii: "0"), count: 14 - characters.count) + characters
    if characters.count == 14, characters[0] == UInt8(ascii: "9") { notes.insert(.variableMeasure) }
    let item = padded.dropFirst()
    if item.prefix(5).allSatisfy({ $0 == UInt8(ascii: "0") }) {
      guard let first = item.dropFirst(5).first, first != UInt8(ascii: "0"), first != UInt8(ascii: "2") else {
        throw IdentifierFault(.reserved(prefix: string(item.dropFirst(5).prefix(1)), .restrictedCirculation))
      }
      return
    }
    let prefix = item.prefix(3).reduce(0) { $0 * 10 + Int($1) - 48 }
    switch prefix {
    case 20...29, 40...49, 200...299:
      throw IdentifierFault(.reserved(prefix: string(item.prefix(prefix < 100 ? 2 : 1)), .restrictedCirculation))
    case 50...59, 981...984, 990...999:
      throw IdentifierFault(.reserved(prefix: string(item.prefix(prefix > 990 || prefix < 60 ? 2 : 3)), .coupon))
    case 980: throw IdentifierFault(.reserved(prefix: "980", .refundReceipt))
    case 952: notes.insert(.demonstration)
    case 977: notes.insert(.serial)
    case 978: notes.insert(.book)
    case 979: notes.insert(item.dropFirst(3).first == UInt8(ascii: "0") ? .printedMusic : .book)
    default: break
    }
  }
}
