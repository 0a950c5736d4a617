internal import Glibc

/// The keys of a file as strings, made once: listings repeat theirs, and making a string costs more than finding it.
///
/// Holds one key a place; two that want the same place take turns, so memory is bounded whatever the file. A class,
/// because it is changed while a listing is built. Not for use by two threads.
final class JSONKeyCache {
  private static let places = 1024
  /// Bytes of the longest key that is kept; each place has as many.
  private static let longest = 64

  private let keys: UnsafeMutablePointer<String>
  private let bytes: UnsafeMutablePointer<UInt8>

  init() {
    keys = .allocate(capacity: JSONKeyCache.places)
    keys.initialize(repeating: "", count: JSONKeyCache.places)
    bytes = .allocate(capacity: JSONKeyCache.places * JSONKeyCache.longest)
  }

  deinit {
    keys.deinitialize(count: JSONKeyCache.places)
    keys.deallocate()
    bytes.deallocate()
  }

  /// The string of a key, from its valid UTF-8.
  func string(_ key: UnsafeBufferPointer<UInt8>) -> String {
    guard key.count <= JSONKeyCache.longest, let source = key.baseAddress, key.count > 0 else {
      return String(decoding: key, as: UTF8.self)
    }
    let place = JSONKeyCache.place(of: key)
    let kept = bytes + place * JSONKeyCache.longest
    if keys[place].utf8.count == key.count, memcmp(kept, source, key.count) == 0 { return keys[place] }
    memcpy(kept, source, key.count)
    keys[place] = String(decoding: key, as: UTF8.self)
    return keys[place]
  }

  /// A place from the length, the first and the last bytes of a key.
  private static func place(of key: UnsafeBufferPointer<UInt8>) -> Int {
    let last = key.count - 1
    var mix = UInt32(truncatingIfNeeded: key.count)
    mix = mix &* 31 &+ UInt32(key[0])
    mix = mix &* 31 &+ UInt32(key[last / 2])
    mix = mix &* 31 &+ UInt32(key[last])
    mix = mix &* 31 &+ UInt32(key[max(0, last - 1)])
    return Int((mix &* 0x9E37_79B9) >> 22)
  }
}
