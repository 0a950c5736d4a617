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

  /// The texts of all listings, one listing after another.
  @exclusivity(unchecked) package private(set) var slices: [Slice] = []
  /// Of each listing, where its texts are among all; negative of one that was read as a whole.
  @exclusivity(unchecked) private var rows: [Range<Int32>?] = []

  package init() {}

  /// Forgets all texts.
  package func removeAll(rows count: Int) {
    slices.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    for _ in 0..<count { rows.append(0..<0) }
  }

  /// Where the texts of a listing are among all; nil where only the listing itself knows.
  package subscript(row: Int) -> Range<Int32>? { rows[row] }

  /// Takes the texts that were added since a place as those of a listing.
  package func set(_ row: Int, from start: Int) {
    rows[row] = Int32(truncatingIfNeeded: start)..<Int32(truncatingIfNeeded: slices.count)
  }

  /// Says that only the listing itself knows its texts.
  package func setWhole(_ row: Int) { rows[row] = nil }

  package func add(_ start: UnsafePointer<UInt8>, count: Int, tag: Int) {
    slices.append(Slice(start: start, count: count, tag: tag))
  }
}
