/// The texts of one attribute over a block of listings, as bytes.
///
/// Not thread-safe.
package final class TextColumn {
  /// A text, and the number of the language that it is written in.
  package struct Slice {
    package let start: UnsafePointer<UInt8>
    package let count: Int
    package let tag: Int

    package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
  }

  /// The texts of all listings, one listing after another, ``count`` of them; they move when one is added.
  @exclusivity(unchecked) package private(set) var slices: UnsafeMutablePointer<Slice>
  @exclusivity(unchecked) package private(set) var count = 0
  private var capacity = 64
  /// Of each listing, where its texts are among all; ``whole`` of one that was read as a whole.
  @exclusivity(unchecked) private var rows: UnsafeMutablePointer<Range<Int32>>
  private var rowCapacity = 1
  private static let whole: Range<Int32> = -1 ..< -1

  package init() {
    slices = .allocate(capacity: capacity)
    rows = .allocate(capacity: rowCapacity)
    rows.initialize(to: 0..<0)
  }

  deinit {
    slices.deallocate()
    rows.deallocate()
  }

  /// Forgets all texts.
  package func removeAll(rows needed: Int) {
    count = 0
    if needed > rowCapacity {
      rows.deallocate()
      (rows, rowCapacity) = (.allocate(capacity: needed), needed)
    }
    rows.initialize(repeating: 0..<0, count: needed)
  }

  /// Where the texts of a listing are among all; nil where only the listing itself knows.
  @inline(__always)
  package subscript(row: Int) -> Range<Int32>? { rows[row].lowerBound < 0 ? nil : rows[row] }

  /// Takes the texts that were added since a place as those of a listing.
  package func set(_ row: Int, from start: Int) {
    rows[row] = Int32(truncatingIfNeeded: start)..<Int32(truncatingIfNeeded: count)
  }

  /// Says that only the listing itself knows its texts.
  package func setWhole(_ row: Int) { rows[row] = Self.whole }

  package func add(_ start: UnsafePointer<UInt8>, count length: Int, tag: Int) {
    if count == capacity { grow() }
    (slices + count).initialize(to: Slice(start: start, count: length, tag: tag))
    count += 1
  }

  private func grow() {
    let old = slices
    slices = .allocate(capacity: 2 * capacity)
    slices.update(from: old, count: count)
    capacity *= 2
    old.deallocate()
  }
}
