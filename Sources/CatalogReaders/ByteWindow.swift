internal import CSimdJSON
internal import Catalog

/// A window that moves over the bytes of a source: it holds what is being looked at and forgets what is behind.
///
/// INVARIANT: behind the last held byte `CSIMDJSON_PADDING` more are readable, as the C functions want it.
/// The window grows only while its user asks for more without discarding; that user sets the bound.
struct ByteWindow: ~Copyable {
  private var source: ByteSource
  private let chunk: Int
  private let expectedMost: Int
  private var storage: UnsafeMutableRawPointer
  private var start = 0
  private var end = 0
  private var position = csimdjson_place()

  /// Bytes of memory that the window has, without the padding.
  private(set) var capacity: Int

  /// Whether the source has no more bytes.
  private(set) var isAtEnd = false

  /// A window onto a source.
  ///
  /// - Parameters:
  ///   - chunk: Bytes that are asked of the source at once, at least 1.
  ///   - expectedMost: Bytes that the user will hold at most before it asks for more; the window then never has more
  ///     memory than this and one chunk.
  init(source: consuming ByteSource, chunk: Int, expectedMost: Int) {
    self.source = source
    self.chunk = max(1, chunk)
    self.expectedMost = expectedMost
    capacity = self.chunk
    storage = ByteWindow.allocate(capacity)
  }

  deinit { storage.deallocate() }

  /// The bytes held. Valid until the next `fill` or `discard`.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: (storage + start).assumingMemoryBound(to: UInt8.self), count: end - start)
  }

  /// The number of bytes held.
  var count: Int { end - start }

  /// Where the first held byte stands in the file.
  var place: Place { ByteWindow.place(position) }

  /// Where a held byte stands in the file, by its offset from the first held one.
  func place(at offset: Int) -> Place {
    var moved = position
    csimdjson_advance(&moved, bytes.baseAddress, min(offset, count))
    return ByteWindow.place(moved)
  }

  /// Reads one more chunk; false at the end of the source.
  mutating func fill() throws(ByteSourceError) -> Bool {
    if isAtEnd { return false }
    makeRoom()
    let read = try source.read(into: UnsafeMutableRawBufferPointer(start: storage + end, count: chunk))
    isAtEnd = read == 0
    end += read
    return read > 0
  }

  /// Forgets the first bytes and moves the place over them.
  mutating func discard(_ count: Int) {
    csimdjson_advance(&position, bytes.baseAddress, count)
    start += count
  }

  /// Forgets bytes at the start of the file that no editor shows: a byte order mark.
  mutating func discardUncounted(_ count: Int) {
    start += count
  }

  private mutating func makeRoom() {
    if capacity - end >= chunk { return }
    let held = end - start
    if capacity - held >= chunk {
      storage.copyMemory(from: storage + start, byteCount: held)
    } else {
      capacity = max(held + chunk, min(2 * capacity, expectedMost + chunk))
      let larger = ByteWindow.allocate(capacity)
      larger.copyMemory(from: storage + start, byteCount: held)
      storage.deallocate()
      storage = larger
    }
    start = 0
    end = held
  }

  private static func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: count + Int(CSIMDJSON_PADDING), alignment: 64)
  }

  private static func place(_ position: csimdjson_place) -> Place {
    Place(line: Int(position.line) + 1, column: Int(position.column) + 1)
  }
}
