import Catalog

/// What a test came out as, by the classes of the values that it reads, always of as many columns.
///
/// Not thread-safe.
final class TruthMemo {
  private static let mostEntries: Int32 = 1 << 18

  /// How a truth is kept in a byte; 0 where it was not decided yet.
  static func code(_ truth: Truth) -> UInt8 {
    switch truth {
    case .no: 1
    case .yes: 2
    case .unknown: 3
    }
  }

  /// The truths by key.
  @exclusivity(unchecked) private var truths: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var capacity = 256
  private let sequences = SequenceNumbers(most: mostEntries)

  init() {
    truths = .allocate(capacity: capacity)
    truths.initialize(repeating: 0, count: capacity)
  }

  deinit { truths.deallocate() }

  /// The number of a row's classes; negative where one of them has no class, or too many were met.
  ///
  /// - Parameters:
  ///   - words: what is to be known of its texts, from 0.
  @inline(__always)
  func key(_ classes: UnsafeBufferPointer<UnsafePointer<Int32>>, _ row: Int, words: Int32) -> Int {
    guard classes.count > 0 else { return 0 }
    let first = classes[0][row]
    guard first >= 0 else { return -1 }
    // One column needs no sequences.
    if classes.count == 1, words == 0 { return 2 * Int(first) }
    var key = sequences.number(of: first, followedBy: words)
    for column in 1..<classes.count {
      guard key >= 0, classes[column][row] >= 0 else { return -1 }
      // Apart from all that begins with a class.
      key = sequences.number(of: Int32.min + key, followedBy: classes[column][row])
    }
    return key >= 0 ? 2 * Int(key) + 1 : -1
  }

  /// The number of a row's classes and of the languages that its texts are read in.
  @inline(__always)
  func key(
    _ classes: UnsafeBufferPointer<UnsafePointer<Int32>>, _ row: Int, words: Int32,
    _ languages: UnsafeBufferPointer<UnsafePointer<Int32>>, _ judged: Int
  ) -> Int {
    var key = key(classes, row, words: words)
    guard key >= 0 else { return -1 }
    for language in languages {
      // Even and odd numbers are apart already; an odd one stays odd.
      let next = sequences.number(of: Self.versioned + Int32(truncatingIfNeeded: key), followedBy: language[judged])
      guard next >= 0 else { return -1 }
      key = 2 * Int(next) + 1
    }
    return key
  }

  /// Apart from all numbers of classes, whose doubles stay below.
  private static let versioned: Int32 = 1 << 24

  /// The truth of a key; 0 where it was not decided yet.
  @inline(__always)
  subscript(key: Int) -> UInt8 { key < capacity ? truths[key] : 0 }

  /// Remembers a truth.
  func set(_ key: Int, _ code: UInt8) {
    if key >= capacity { grow(to: key) }
    truths[key] = code
  }

  private func grow(to key: Int) {
    let old = truths
    var more = capacity
    while more <= key { more *= 2 }
    truths = .allocate(capacity: more)
    truths.update(from: old, count: capacity)
    (truths + capacity).initialize(repeating: 0, count: more - capacity)
    old.deallocate()
    capacity = more
  }
}
