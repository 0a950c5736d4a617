internal import CICU
internal import CTextMatch

/// What each character counts for when words are looked for in many texts: the folding of `FoldedText` without spaces,
/// dashes and quotes, as CTextMatch reads it. 70 kB, made in a few milliseconds.
enum MatchingTable {
  /// Where the foldings stand, for the life of the process.
  nonisolated(unsafe) static let folding: ctextmatch_folding = {
    let (table, pool) = make()
    let tableRoom = UnsafeMutablePointer<UInt32>.allocate(capacity: table.count)
    tableRoom.initialize(from: table, count: table.count)
    let poolRoom = UnsafeMutablePointer<UInt8>.allocate(capacity: pool.count)
    poolRoom.initialize(from: pool, count: pool.count)
    return ctextmatch_folding(table: UnsafePointer(tableRoom), pool: UnsafePointer(poolRoom))
  }()

  /// Folded UTF-8 without spaces, dashes and quotes: what is looked for.
  static func stripped(_ folded: [UInt8]) -> [UInt8] { folded.withUnsafeBufferPointer(stripped) }

  static func stripped(_ folded: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(folded.count)
    var offset = 0
    while offset < folded.count {
      if let (_, width) = LooseCharacters.kind(folded, at: offset) {
        offset += width
      } else {
        kept.append(folded[offset])
        offset += 1
      }
    }
    return kept
  }

  /// The longest folding that the table holds, so that the room for a text is known before it is read.
  private static let longest = 8

  private static func make() -> (table: [UInt32], pool: [UInt8]) {
    let lowCount = CTEXTMATCH_LOW_END
    let highStart = Int32(CTEXTMATCH_HIGH_START)
    let count = CTEXTMATCH_TABLE_SIZE
    let characters = [cicu_character](unsafeUninitializedCapacity: count) { room, initialized in
      cicu_characters(0, Int32(lowCount), room.baseAddress)
      cicu_characters(highStart, Int32(count - lowCount), room.baseAddress.map { $0 + lowCount })
      initialized = count
    }
    var table: [UInt32] = []
    table.reserveCapacity(count)
    var pool: [UInt8] = []
    for (place, character) in characters.enumerated() {
      let scalar = place < lowCount ? UInt32(place) : UInt32(place - lowCount) + UInt32(bitPattern: highStart)
      table.append(entry(scalar, character, &pool))
    }
    // Eight bytes are read wherever a folding stands.
    pool.append(contentsOf: [UInt8](repeating: 0, count: longest))
    return (table, pool)
  }

  private static func entry(_ scalar: UInt32, _ character: cicu_character, _ pool: inout [UInt8]) -> UInt32 {
    let hard = UInt32(CTEXTMATCH_HARD) << 24
    guard character.stands_alone || character.is_inert_mark else { return hard }
    return withUnsafeBytes(of: character.folded) { room in
      guard Int(character.length) <= room.count else { return hard }
      return entry(scalar, character, room.bindMemory(to: UInt8.self).prefix(Int(character.length)), &pool) ?? hard
    }
  }

  /// The entry of a code point that folds to some bytes; nil where only ICU can fold it.
  private static func entry(
    _ scalar: UInt32, _ character: cicu_character, _ folded: Slice<UnsafeBufferPointer<UInt8>>, _ pool: inout [UInt8]
  ) -> UInt32? {
    let folded = UnsafeBufferPointer(rebasing: folded)
    var signs: UInt32 = character.is_inert_mark ? UInt32(CTEXTMATCH_MARK) : 0
    if !folded.isEmpty, isUnspaced(CodePoint.decode(folded, at: 0).scalar) {
      signs |= UInt32(CTEXTMATCH_UNSPACED)
    } else if character.is_in_word {
      signs |= UInt32(CTEXTMATCH_WORD)
      if WordEdges.isHangul(scalar) { signs |= UInt32(CTEXTMATCH_HANGUL) }
      // A word that ends in Han must see an edge no later than where that Han starts.
      if holdsUnspaced(folded) { return nil }
    }
    let bytes = stripped(folded)
    guard bytes.count <= longest else { return nil }
    if bytes.count <= 3 {
      let inline = bytes.enumerated().reduce(UInt32(0)) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
      return inline | (signs | UInt32(bytes.count)) << 24
    }
    let start = UInt32(pool.count)
    pool.append(contentsOf: bytes)
    return start << 4 | UInt32(bytes.count) | (signs | UInt32(CTEXTMATCH_LONG)) << 24
  }

  /// Whether a character behind the first is of a script that parts no words.
  private static func holdsUnspaced(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !folded.isEmpty else { return false }
    var offset = CodePoint.decode(folded, at: 0).width
    while offset < folded.count {
      let (scalar, width) = CodePoint.decode(folded, at: offset)
      if isUnspaced(scalar) { return true }
      offset += width
    }
    return false
  }
}
