/// Numbers for sequences of numbers, folded one by one: the number of what came before and the next one.
///
/// Two sequences have the same number if and only if they are the same, whatever their lengths. Not thread-safe.
package final class SequenceNumbers {
  @usableFromInline
  struct Entry {
    @usableFromInline var key: UInt64
    /// Negative where there is none.
    @usableFromInline var number: Int32

    init(key: UInt64, number: Int32) { (self.key, self.number) = (key, number) }
  }

  // Looked at for every value; no access of theirs reaches another.
  @usableFromInline @exclusivity(unchecked) var entries: UnsafeMutablePointer<Entry>
  @usableFromInline @exclusivity(unchecked) var mask = 63
  @exclusivity(unchecked) private var count: Int32 = 0
  private let most: Int32

  /// - Parameter most: so many sequences are told apart, counting their beginnings.
  package init(most: Int32 = 1 << 16) {
    self.most = most
    entries = Self.room(mask + 1)
  }

  deinit { entries.deallocate() }

  /// The number of the empty sequence.
  package static let empty: Int32 = -1
  /// Too many were met.
  package static let none: Int32 = -2

  /// The number of a sequence with one more at its end.
  @inlinable
  package func number(of sequence: Int32, followedBy next: Int32) -> Int32 {
    if sequence == -2 { return -2 }
    let key = UInt64(UInt32(bitPattern: sequence)) << 32 | UInt64(UInt32(bitPattern: next))
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while entries[place].number >= 0 {
      if entries[place].key == key { return entries[place].number }
      place = (place &+ 1) & mask
    }
    return add(key, at: place)
  }

  /// Gives a new sequence its number.
  @usableFromInline
  func add(_ key: UInt64, at place: Int) -> Int32 {
    guard count < most else { return Self.none }
    let number = count
    entries[place] = Entry(key: key, number: number)
    count += 1
    if 2 * Int(count) > mask { grow() }
    return number
  }

  private func grow() {
    let (old, oldMask) = (entries, mask)
    mask = 2 * mask + 1
    entries = Self.room(mask + 1)
    for index in 0...oldMask where old[index].number >= 0 {
      var place = Self.place(of: old[index].key) & mask
      while entries[place].number >= 0 { place = (place + 1) & mask }
      entries[place] = old[index]
    }
    old.deallocate()
  }

  private static func room(_ count: Int) -> UnsafeMutablePointer<Entry> {
    let room = UnsafeMutablePointer<Entry>.allocate(capacity: count)
    room.initialize(repeating: Entry(key: 0, number: -1), count: count)
    return room
  }

  /// As in ``number(of:followedBy:)``.
  private static func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
