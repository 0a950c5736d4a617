internal import CSimdJSON
internal import Catalog
internal import Glibc

/// The bytes of some listings as they were cut from their file, to be read by whoever has time.
///
/// Filled by one thread, then read by another: never by two at once.
package final class ListingChunk: @unchecked Sendable {
  /// What was cut, in the order of the file.
  enum Piece {
    /// A listing's bytes, where it begins in the file, and its 0-based position there.
    case listing(bytes: Range<Int>, place: Place, index: Int)
    case problem(InputProblem)
  }

  /// A chunk is full with so many listings or bytes.
  static let mostListings = 1024
  static let mostBytes = 4 << 20

  private(set) var pieces: [Piece] = []
  private(set) var listings = 0
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  private var used = 0

  package init() {
    storage = .allocate(capacity: capacity + Int(CSIMDJSON_PADDING))
    storage.initialize(repeating: 0, count: capacity + Int(CSIMDJSON_PADDING))
  }

  deinit { storage.deallocate() }

  /// Whether nothing was cut.
  package var isEmpty: Bool { pieces.isEmpty }

  var isFull: Bool { listings >= Self.mostListings || used >= Self.mostBytes }

  /// The bytes; behind them `CSIMDJSON_PADDING` more are readable.
  var bytes: UnsafePointer<UInt8> { UnsafePointer(storage) }

  func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    (listings, used) = (0, 0)
  }

  func add(_ problem: InputProblem) { pieces.append(.problem(problem)) }

  func add(_ listing: UnsafeBufferPointer<UInt8>, at place: Place, index: Int) {
    if used + listing.count > capacity { grow(to: used + listing.count) }
    if let source = listing.baseAddress { memcpy(storage + used, source, listing.count) }
    pieces.append(.listing(bytes: used..<used + listing.count, place: place, index: index))
    used += listing.count
    listings += 1
  }

  private func grow(to needed: Int) {
    let old = storage
    while capacity < needed { capacity *= 2 }
    storage = .allocate(capacity: capacity + Int(CSIMDJSON_PADDING))
    storage.initialize(repeating: 0, count: capacity + Int(CSIMDJSON_PADDING))
    memcpy(storage, old, used)
    old.deallocate()
  }
}
