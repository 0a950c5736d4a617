/// Bytes that hold no library: they end too early, or say something that nothing means.
struct Damage: Error {}

/// Reads what ``StoredWriter`` wrote. Whatever the bytes are, it reads within them or says that they are damaged.
///
/// Not thread-safe, and valid only as long as the bytes are.
final class StoredReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var texts: [String] = []

  init(_ bytes: UnsafeRawBufferPointer) throws(Damage) {
    self.bytes = bytes
    let count = try count()
    texts.reserveCapacity(count)
    for _ in 0..<count {
      let length = try self.count()
      texts.append(String(decoding: bytes[position..<position + length], as: UTF8.self))
      position += length
    }
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { position == bytes.count }

  func byte() throws(Damage) -> UInt8 {
    guard position < bytes.count else { throw Damage() }
    defer { position += 1 }
    return bytes[position]
  }

  func number() throws(Damage) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      let byte = try byte()
      guard shift < 64 else { throw Damage() }
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  /// A number of things, none of which is shorter than a byte.
  func count() throws(Damage) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw Damage() }
    return count
  }

  func text() throws(Damage) -> String {
    let number = try number()
    guard texts.indices.contains(number) else { throw Damage() }
    return texts[number]
  }

  func read<Value: Stored>(_: Value.Type = Value.self) throws(Damage) -> Value { try Value(from: self) }
}
