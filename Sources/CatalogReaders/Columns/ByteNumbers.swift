internal import Glibc

/// Numbers by short runs of bytes, which are compared whole: what was read once is known when it stands there again.
///
/// Memory is bounded: when it is full, everything is forgotten. Not thread-safe.
final class ByteNumbers {
  private struct Entry {
    var hash: UInt64 = 0
    var start: UInt32 = 0
    /// ``free`` where there is none.
    var length: UInt32 = free
    var number: Int32 = 0

    static let free = UInt32.max
  }

  /// Runs that are longer are not kept.
  static let longest = 4096
  private static let mostBytes = 1 << 20
  private static let mostEntries = 1 << 14

  // Looked at for every value; no access of theirs reaches another.
  @exclusivity(unchecked) private var entries: UnsafeMutablePointer<Entry>
  @exclusivity(unchecked) private var capacity = 64
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var bytes: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var bytesCapacity = 1024
  @exclusivity(unchecked) private var used = 0

  init() {
    entries = .allocate(capacity: capacity)
    entries.initialize(repeating: Entry(), count: capacity)
    bytes = .allocate(capacity: bytesCapacity)
  }

  deinit {
    entries.deallocate()
    bytes.deallocate()
  }

  /// A number that equal runs share. At least 8 bytes behind the run must be readable.
  @inline(__always)
  static func hash(_ run: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let raw = UnsafeRawPointer(run)
    var hash = UInt64(length) &* 0x9E37_79B9_7F4A_7C15
    if length < 8 {
      let word = raw.loadUnaligned(as: UInt64.self)
      return mix(hash ^ (length == 0 ? 0 : word << UInt64(64 - 8 * length)))
    }
    var offset = 0
    while offset + 8 < length {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    return mix(hash ^ raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self))
  }

  @inline(__always)
  private static func mix(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  /// The number of a run; nil where it is not known.
  @inline(__always)
  func number(of run: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int32? {
    var place = Int(truncatingIfNeeded: hash) & (capacity - 1)
    while true {
      let entry = entries + place
      if entry.pointee.length == Entry.free { return nil }
      if entry.pointee.hash == hash, Int(entry.pointee.length) == length,
        memcmp(bytes + Int(entry.pointee.start), run, length) == 0
      {
        return entry.pointee.number
      }
      place = (place + 1) & (capacity - 1)
    }
  }

  /// Remembers a run that is not known.
  func set(_ run: UnsafePointer<UInt8>, _ length: Int, hash: UInt64, _ number: Int32) {
    guard length <= Self.longest else { return }
    if used + length > Self.mostBytes || count >= Self.mostEntries { forget() }
    if 2 * (count + 1) > capacity { grow() }
    if used + length > bytesCapacity { growBytes(to: used + length) }
    memcpy(bytes + used, run, length)
    insert(Entry(hash: hash, start: UInt32(used), length: UInt32(length), number: number))
    used += length
    count += 1
  }

  private func insert(_ entry: Entry) {
    var place = Int(truncatingIfNeeded: entry.hash) & (capacity - 1)
    while entries[place].length != Entry.free { place = (place + 1) & (capacity - 1) }
    entries[place] = entry
  }

  private func forget() {
    (count, used) = (0, 0)
    for place in 0..<capacity { entries[place] = Entry() }
  }

  private func grow() {
    let (old, oldCapacity) = (entries, capacity)
    capacity *= 4
    entries = .allocate(capacity: capacity)
    entries.initialize(repeating: Entry(), count: capacity)
    for place in 0..<oldCapacity where old[place].length != Entry.free { insert(old[place]) }
    old.deallocate()
  }

  private func growBytes(to needed: Int) {
    let old = bytes
    while bytesCapacity < needed { bytesCapacity *= 4 }
    bytes = .allocate(capacity: bytesCapacity)
    memcpy(bytes, old, used)
    old.deallocate()
  }
}
