/// The characters of an identifier as they were written, without what people put between them.
struct IdentifierText {
  /// ASCII letters in upper case, digits, and whatever else stood there; a character beyond ASCII is 0.
  var characters: [UInt8] = []
  var repairs: Set<Identifier.Repair> = []
  var notes: Set<Identifier.Note> = []
  /// The place of each character in the text as written, from 1.
  private var places: [Int] = []
  /// The text as written, for faults.
  private let written: String
  /// Before which characters a hyphen stands, and where.
  private(set) var hyphens: [(index: Int, place: Int)] = []

  init(_ text: some StringProtocol, punctuation: String) {
    written = String(text)
    characters.reserveCapacity(24)
    places.reserveCapacity(24)
    let separators = Array(punctuation.utf8)
    var place = 0
    var hasGap = false
    for scalar in written.unicodeScalars {
      place += 1
      guard let (byte, repair) = Self.plain(scalar) else { continue }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || separators.contains(byte) {
        hasGap = true
        if byte == UInt8(ascii: "-") { hyphens.append((characters.count, place)) }
        continue
      }
      // A space at an end is no separator worth a word.
      if hasGap, !characters.isEmpty { repairs.insert(.separators) }
      hasGap = false
      if let repair { repairs.insert(repair) }
      characters.append(byte)
      places.append(place)
    }
    mendSpreadsheet()
  }

  /// A character as plain ASCII; `nil` for what is not seen and counts for nothing.
  private static func plain(_ scalar: Unicode.Scalar) -> (UInt8, Identifier.Repair?)? {
    switch scalar.value {
    case 0x61...0x7A: return (UInt8(scalar.value - 0x20), .lowerCase)
    case 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: return (UInt8(ascii: " "), nil)
    case 0xAD, 0x2010...0x2015, 0x2212, 0xFE63: return (UInt8(ascii: "-"), nil)
    case 0x20...0x7E: return (UInt8(scalar.value), nil)
    case 0x200B...0x200F, 0x2060, 0xFEFF: return nil
    case 0xFF41...0xFF5A: return (UInt8(scalar.value - 0xFEE0 - 0x20), .fullWidth)
    case 0xFF01...0xFF5E: return (UInt8(scalar.value - 0xFEE0), .fullWidth)
    case 0x2018, 0x2019: return (UInt8(ascii: "'"), nil)
    case 0..<0x80: return (0, nil)
    default:
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
        return (0, nil)
      }
      return (UInt8(ascii: "0") + UInt8(value), .fullWidth)
    }
  }

  /// What spreadsheets add: `'0012`, `="0012"`, `4006381333931.0`, `4.006381333931E+12`.
  private mutating func mendSpreadsheet() {
    if characters.first == UInt8(ascii: "'") {
      drop(first: 1)
      repairs.insert(.apostrophe)
    } else if characters.count > 3, characters.starts(with: "=\"".utf8),
      characters.last == UInt8(ascii: "\"")
    {
      drop(first: 2)
      characters.removeLast()
      repairs.insert(.formula)
    }
    guard let first = characters.first, isDigit(first) else { return }
    if characters.count > 2, characters.suffix(2).elementsEqual(".0".utf8), characters.dropLast(2).allSatisfy(isDigit) {
      characters.removeLast(2)
      repairs.insert(.decimalPoint)
    } else if let digits = exponentDigits, let digits = digits.whole {
      characters = digits
      places = digits.indices.map { $0 + 1 }
      repairs.insert(.exponent)
    }
  }

  /// The digits of a number with an exponent such as `4.00638E+12`; `whole` is `nil` where some are lost.
  private var exponentDigits: (whole: [UInt8]?, lost: Void)? {
    guard let mark = characters.firstIndex(of: UInt8(ascii: "E")), characters.count > 1,
      characters[1] == UInt8(ascii: ".") || characters[1] == UInt8(ascii: ",") || mark == 1
    else { return nil }
    let fraction = characters[..<mark].dropFirst(2)
    var power = characters[(mark + 1)...]
    if power.first == UInt8(ascii: "+") { power = power.dropFirst() }
    guard fraction.allSatisfy(isDigit), power.allSatisfy(isDigit), (1...2).contains(power.count) else { return nil }
    let places = power.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return (fraction.count == places ? [characters[0]] + fraction : nil, ())
  }

  // MARK: Changes

  /// Drops characters at the start.
  mutating func drop(first count: Int) {
    characters.removeFirst(count)
    places.removeFirst(count)
  }

  /// Adds characters that were not written at the start.
  mutating func prepend(_ text: String) {
    characters.insert(contentsOf: text.utf8, at: 0)
    places.insert(contentsOf: text.utf8.map { _ in 1 }, at: 0)
  }

  /// Adds zeros at the start up to a length, and says so.
  mutating func pad(to length: Int) {
    guard characters.count < length else { return }
    prepend(String(repeating: "0", count: length - characters.count))
    repairs.insert(.leadingZeros)
  }

  /// Drops what the text begins with, if it does.
  mutating func drop(prefix: String) -> Bool {
    guard characters.starts(with: prefix.utf8) else { return false }
    drop(first: prefix.utf8.count)
    return true
  }

  // MARK: What is there

  func string(_ part: ArraySlice<UInt8>) -> String { String(decoding: part.map { $0 == 0 ? 0x3F : $0 }, as: UTF8.self) }

  /// Whether the text as written begins so, after spaces.
  func startsAsWritten(with prefix: String) -> Bool { written.drop { $0 == " " }.hasPrefix(prefix) }

  func hasPrefix(_ prefix: String) -> Bool { characters.starts(with: prefix.utf8) }

  /// The values of digits; the characters must be digits.
  func digits(_ range: Range<Int>? = nil) -> [Int] {
    characters[range ?? 0..<characters.count].map { Int($0) - 48 }
  }

  /// The number that digits write; at most 18 of them.
  func number(_ range: Range<Int>) -> Int {
    characters[range].reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  func isLetter(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  /// Whether the characters are digits, in a range.
  func areDigits(_ range: Range<Int>) -> Bool {
    range.upperBound <= characters.count && characters[range].allSatisfy(isDigit)
  }

  // MARK: What must be there

  /// Throws unless all characters are digits.
  func requireDigits() throws(IdentifierFault) {
    for index in characters.indices where !isDigit(characters[index]) {
      throw exponentDigits != nil ? IdentifierFault(.cutNumber) : misplaced(index, .digit)
    }
  }

  /// Throws unless there are as many characters as one of some lengths, sorted.
  func requireLength(_ allowed: [Int], suggestion: String? = nil) throws(IdentifierFault) {
    guard allowed.contains(characters.count) else {
      throw IdentifierFault(.length(found: characters.count, allowed: allowed), suggestion: suggestion)
    }
  }

  /// Throws unless the characters fit a pattern: `n` a digit, `a` a letter, `c` either, another character itself.
  ///
  /// A strange character and a wrong beginning are told before a length, the rest after it.
  /// - Parameter lengths: how many characters there may be, sorted; the pattern's own if nothing is said.
  func requirePattern(_ pattern: String, lengths: [Int]? = nil) throws(IdentifierFault) {
    let pattern = Array(pattern.utf8)
    try requireLettersAndDigits()
    for (index, literal) in pattern.prefix(while: isLetter).enumerated() where index < characters.count {
      if characters[index] != literal { throw misplaced(index, .oneOf(string([literal]))) }
    }
    try requireLength(lengths ?? [pattern.count])
    for (index, byte) in characters.enumerated() {
      switch pattern[index] {
      case UInt8(ascii: "n"): if !isDigit(byte) { throw misplaced(index, .digit) }
      case UInt8(ascii: "a"): if !isLetter(byte) { throw misplaced(index, .letter) }
      case UInt8(ascii: "c"): continue
      case let literal: if byte != literal { throw misplaced(index, .oneOf(string([literal]))) }
      }
    }
  }

  /// Throws unless all characters are letters and digits.
  func requireLettersAndDigits() throws(IdentifierFault) {
    for index in characters.indices where !isDigit(characters[index]) && !isLetter(characters[index]) {
      throw misplaced(index, .letterOrDigit)
    }
  }

  /// Throws unless a character is one of some.
  func require(_ index: Int, oneOf set: String) throws(IdentifierFault) {
    guard index < characters.count, !set.utf8.contains(characters[index]) else { return }
    throw misplaced(index, .oneOf(set))
  }

  /// Throws unless the last characters are the check characters that follow from the others.
  func requireCheck(_ right: String) throws(IdentifierFault) {
    let found = characters.suffix(right.utf8.count)
    guard found.elementsEqual(right.utf8) else {
      throw IdentifierFault(.check(found: string(found), right: right))
    }
  }

  /// Throws where hyphens are written elsewhere than before these characters: one is missing or too many then.
  func requireHyphens(before indices: [Int]) throws(IdentifierFault) {
    guard !hyphens.isEmpty, hyphens.map(\.index) != indices else { return }
    let stray = hyphens.first { !indices.contains($0.index) } ?? hyphens[0]
    throw IdentifierFault(.character("-", place: stray.place, expected: .digit))
  }

  /// A character that may not stand where it stands.
  func misplaced(_ index: Int, _ expected: IdentifierFault.Expected) -> IdentifierFault {
    let place = index < places.count ? places[index] : 1
    let scalars = written.unicodeScalars
    let scalar = scalars.index(scalars.startIndex, offsetBy: place - 1, limitedBy: scalars.endIndex)
    let text = scalar.flatMap { $0 < scalars.endIndex ? String(Character(scalars[$0])) : nil } ?? ""
    return IdentifierFault(.character(text, place: place, expected: expected))
  }
}
