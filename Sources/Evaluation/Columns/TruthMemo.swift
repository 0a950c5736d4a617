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

  private var truths: [UInt8] = []
  private let sequences = SequenceNumbers(most: mostEntries)

  /// The number of a row's classes; nil where one of them has no class, or too many were met.
  ///
  /// - Parameter words: what is to be known of its texts, from 0.
  @inline(__always)
  func key(_ classes: [UnsafePointer<Int32>], _ row: Int, words: Int32) -> Int? {
    guard let first = classes.first?[row] else { return 0 }
    guard first >= 0 else { return nil }
    // One column needs no sequences.
    if classes.count == 1, words == 0 { return 2 * Int(first) }
    var key = sequences.number(of: SequenceNumbers.empty, followedBy: first)
    key = sequences.number(of: key, followedBy: words)
    for column in classes.dropFirst() {
      guard column[row] >= 0 else { return nil }
      key = sequences.number(of: key, followedBy: column[row])
    }
    guard key >= 0 else { return nil }
    return 2 * Int(key) + 1
  }

  subscript(key: Int) -> UInt8 {
    @inline(__always) get { key < truths.count ? truths[key] : 0 }
    set {
      if key >= truths.count { truths += [UInt8](repeating: 0, count: key + 1 - truths.count) }
      truths[key] = newValue
    }
  }
}
