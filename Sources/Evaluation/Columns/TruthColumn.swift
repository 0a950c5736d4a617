/// Room for the bitmaps of a block, taken again for the next block. Not thread-safe.
final class TruthArena {
  private static let roomSize = 1 << 15
  @exclusivity(unchecked) private var rooms: [(start: UnsafeMutablePointer<UInt64>, size: Int)] = []
  @exclusivity(unchecked) private var room = 0
  @exclusivity(unchecked) private var used = 0

  deinit { for room in rooms { room.start.deallocate() } }

  /// Forgets everything that was taken.
  func reset() { (room, used) = (0, 0) }

  /// So many words, all of them 0.
  func take(_ words: Int) -> UnsafeMutablePointer<UInt64> {
    while room < rooms.count, used + words > rooms[room].size { (room, used) = (room + 1, 0) }
    if room == rooms.count {
      let size = max(words, Self.roomSize)
      rooms.append((.allocate(capacity: size), size))
      used = 0
    }
    let taken = rooms[room].start + used
    taken.update(repeating: 0, count: words)
    used += words
    return taken
  }
}

/// Some rows of a block, a bit each.
struct RowMask {
  let words: Int
  let bits: UnsafeMutablePointer<UInt64>

  /// No rows.
  init(_ arena: TruthArena, rows: Int) {
    words = (rows + 63) / 64
    bits = arena.take(words)
  }

  /// All rows.
  init(all arena: TruthArena, rows: Int) {
    self.init(arena, rows: rows)
    for word in 0..<words { bits[word] = ~0 }
    if rows % 64 != 0 { bits[words - 1] = (1 << UInt64(rows % 64)) - 1 }
  }

  @inline(__always)
  func insert(_ row: Int) { bits[row >> 6] |= 1 << UInt64(row & 63) }

  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    for word in 0..<words {
      var rest = bits[word]
      while rest != 0 {
        body(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}

/// A truth for rows of a block, as bitmaps: *true*, *false*, and the rows that it was asked for; unknown is neither true
/// nor false.
///
/// Kleene's logic over 64 rows costs two instructions: and is T₁&T₂ and F₁|F₂, not is a swap. A row is only asked where
/// what was asked before leaves it open: `category is toy and title mentions …` reads the titles of toys.
struct TruthColumn {
  let words: Int
  let yes: UnsafeMutablePointer<UInt64>
  let no: UnsafeMutablePointer<UInt64>
  let asked: UnsafeMutablePointer<UInt64>

  /// A column of which no row was asked.
  init(_ arena: TruthArena, rows: Int) {
    words = (rows + 63) / 64
    yes = arena.take(3 * words)
    no = yes + words
    asked = no + words
  }

  @inline(__always)
  subscript(row: Int) -> Truth {
    let bit = UInt64(1) << UInt64(row & 63)
    if yes[row >> 6] & bit != 0 { return .yes }
    return no[row >> 6] & bit != 0 ? .no : .unknown
  }

  /// Sets the truths of some rows, as ``TruthMemo/code(_:)`` writes them.
  @inline(__always)
  func set(_ rows: RowMask, _ code: (Int) -> UInt8) {
    for word in 0..<words {
      var rest = rows.bits[word]
      guard rest != 0 else { continue }
      var (yesBits, noBits): (UInt64, UInt64) = (0, 0)
      while rest != 0 {
        let bit = rest & (0 &- rest)
        let code = code(word << 6 + rest.trailingZeroBitCount)
        if code == 2 { yesBits |= bit }
        if code == 1 { noBits |= bit }
        rest ^= bit
      }
      yes[word] |= yesBits
      no[word] |= noBits
    }
  }

  /// Sets some rows to the opposite of another column.
  func setNegation(_ rows: RowMask, of other: TruthColumn) {
    for word in 0..<words {
      yes[word] |= other.no[word] & rows.bits[word]
      no[word] |= other.yes[word] & rows.bits[word]
    }
  }
}
