/// Terms in the order of their bytes, and the pairs of bytes that they start with.
///
/// Most places of a text are passed over with one look at a bit; at the others the terms are narrowed byte by byte.
struct TermIndex: Sendable {
  /// The terms one after another, in the order of their bytes; `starts` has one place more than there are terms.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  /// The numbers of the terms in that order.
  private var numbers: [Int32] = []
  /// The place of the first term that starts with a byte or a higher one.
  private var firstPlaces = [Int32](repeating: 0, count: 257)
  /// A bit for each pair of bytes that some term may start with in a text.
  private var pairs = [UInt64](repeating: 0, count: 1 << 10)

  /// - Parameter terms: as `normalized` returns them; empty ones stand nowhere.
  init(_ terms: [[UInt8]]) {
    let order = terms.indices.filter { !terms[$0].isEmpty }.sorted { first, second in
      terms[first] == terms[second] ? first < second : terms[first].lexicographicallyPrecedes(terms[second])
    }
    for number in order {
      bytes.append(contentsOf: terms[number])
      starts.append(Int32(clamping: bytes.count))
      numbers.append(Int32(clamping: number))
      firstPlaces[Int(terms[number][0]) + 1] = Int32(clamping: numbers.count)
      markPairs(of: terms[number])
    }
    for byte in 1..<firstPlaces.count {
      firstPlaces[byte] = max(firstPlaces[byte], firstPlaces[byte - 1])
    }
  }

  var isEmpty: Bool { numbers.isEmpty }

  /// Folded bytes with each run of spaces as one, none at the ends, and plain dashes and apostrophes.
  static func normalized(_ folded: [UInt8]) -> [UInt8] {
    var term: [UInt8] = []
    folded.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let (symbol, width) = symbol(bytes, at: offset)
        term.append(symbol)
        offset += width
      }
    }
    if term.first == space { term.removeFirst() }
    if term.last == space { term.removeLast() }
    return term
  }

  /// Whether some term may start somewhere: the look that most texts end with.
  func mayStart(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for offset in bytes.indices where mayStart(at: offset, in: bytes) {
      return true
    }
    return false
  }

  /// Whether some term may start at an offset.
  func mayStart(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let key = Self.key(bytes[offset], offset + 1 < bytes.count ? bytes[offset + 1] : 0)
    return pairs[Int(key >> 6)] & 1 << UInt64(key & 63) != 0
  }

  /// Calls `body` with each term that stands at an offset and with its end there, shorter ones first.
  func forEachTerm(at start: Int, in text: UnsafeBufferPointer<UInt8>, _ body: (_ term: Int, _ end: Int) -> Void) {
    var places = 0..<numbers.count
    var depth = 0
    var offset = start
    while offset < text.count {
      let (symbol, width) = Self.symbol(text, at: offset)
      places = narrowed(places, at: depth, to: symbol)
      depth += 1
      offset += width
      while let place = places.first, length(of: place) == depth {
        body(Int(numbers[place]), offset)
        places.removeFirst()
      }
      guard !places.isEmpty else { return }
    }
  }

  private func length(of place: Int) -> Int {
    Int(starts[place + 1] - starts[place])
  }

  /// The terms among `places`, which all have more than `depth` bytes and the same before it, with a byte there.
  private func narrowed(_ places: Range<Int>, at depth: Int, to symbol: UInt8) -> Range<Int> {
    guard depth > 0 else { return Int(firstPlaces[Int(symbol)])..<Int(firstPlaces[Int(symbol) + 1]) }
    let lower = firstPlace(in: places, at: depth) { $0 >= symbol }
    return lower..<firstPlace(in: lower..<places.upperBound, at: depth) { $0 > symbol }
  }

  /// The first place whose byte at a depth meets a condition that all later ones meet too.
  private func firstPlace(in places: Range<Int>, at depth: Int, where holds: (UInt8) -> Bool) -> Int {
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(bytes[Int(starts[middle]) + depth]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static let space = UInt8(ascii: " ")
  private static let dash = UInt8(ascii: "-")
  private static let apostrophe = UInt8(ascii: "'")

  /// What counts of the character or byte at an offset, with its width: a run of spaces is one space, any dash a plain
  /// one, and a typographic apostrophe a plain one.
  private static func symbol(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (symbol: UInt8, width: Int) {
    guard let (kind, width) = LooseCharacters.kind(text, at: offset) else { return (text[offset], 1) }
    switch kind {
    case .dash: return (dash, width)
    case .quote: return isApostrophe(text, at: offset) ? (apostrophe, width) : (text[offset], 1)
    case .space:
      var end = offset + width
      while end < text.count, let next = LooseCharacters.kind(text, at: end), next.kind == .space {
        end += next.width
      }
      return (space, end - offset)
    }
  }

  private static func isApostrophe(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    switch CodePoint.decode(text, at: offset).scalar {
    case UInt32(apostrophe), 0x2018, 0x2019, 0x2BC: true
    default: false
    }
  }

  private mutating func markPairs(of term: [UInt8]) {
    let loose = [Self.space, Self.dash, Self.apostrophe]
    if term.count >= 2, !loose.contains(term[0]), !loose.contains(term[1]) {
      mark(Self.key(term[0], term[1]))
      return
    }
    for first in Self.firstBytes(of: term[0]) {
      for second in UInt8.min...UInt8.max {
        mark(Self.key(first, second))
      }
    }
  }

  /// The bytes that may stand in a text for the first one of a term.
  private static func firstBytes(of byte: UInt8) -> [UInt8] {
    switch byte {
    case dash: [dash, 0xE2, 0xE3]
    case apostrophe: [apostrophe, 0xE2, 0xCA]
    default: [byte]
    }
  }

  private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second)
  }

  private mutating func mark(_ key: UInt16) {
    pairs[Int(key >> 6)] |= 1 << UInt64(key & 63)
  }
}
