internal import CSimdJSON
internal import Catalog

/// Takes the texts of listings out of their spans, with their languages. Not thread-safe.
final class SpanTexts {
  /// The languages by their numbers: first that of texts by language which name none, then that of texts which have none.
  private(set) var tags: [String]
  private let known = ByteNumbers()
  /// Texts whose escapes were resolved; they stay where they are until the next block.
  @exclusivity(unchecked) private var rooms: [UnsafeMutablePointer<UInt8>] = []
  @exclusivity(unchecked) private var used = 0
  @exclusivity(unchecked) private var room = 0

  init(language: String?) { tags = [language ?? "und", "und"] }

  deinit { removeAll() }

  /// Forgets all texts.
  func removeAll() {
    for room in rooms { room.deallocate() }
    rooms = []
    (used, room) = (0, 0)
  }

  /// Adds the text of an attribute that has no languages.
  func addPlain(
    _ value: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, _ row: Int, to texts: TextColumn
  ) {
    let start = texts.count
    guard value.pointee.kind == .text || value.pointee.kind == .null else { return texts.setWhole(row) }
    if value.pointee.kind == .text { add(value, in: bytes, tag: 1, to: texts) }
    texts.set(row, from: start)
  }

  /// Adds the texts of a value: a text or a list of them, by itself or by language.
  func add(
    _ value: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, _ row: Int, to texts: TextColumn
  ) {
    let start = texts.count
    var areTexts = true
    if value.pointee.kind == .record {
      let end = value + Int(value.pointee.skip)
      var span = value + 1
      while span < end {
        if let tag = tag(of: span, in: bytes) {
          areTexts = addTexts(of: span + 1, in: bytes, tag: tag, to: texts) && areTexts
        } else {
          areTexts = false
        }
        span += 1
        span += Int(span.pointee.skip)
      }
    } else {
      areTexts = addTexts(of: value, in: bytes, tag: 0, to: texts)
    }
    // A number may be read as a text, and a language may have no number.
    if areTexts { texts.set(row, from: start) } else { texts.setWhole(row) }
  }

  /// False where something else than a text stands there.
  private func addTexts(
    of value: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, tag: Int, to texts: TextColumn
  ) -> Bool {
    switch value.pointee.kind {
    case .null: return true
    case .text:
      add(value, in: bytes, tag: tag, to: texts)
      return true
    case .list: break
    default: return false
    }
    let end = value + Int(value.pointee.skip)
    var span = value + 1
    while span < end {
      guard span.pointee.kind == .text || span.pointee.kind == .null else { return false }
      if span.pointee.kind == .text { add(span, in: bytes, tag: tag, to: texts) }
      span += Int(span.pointee.skip)
    }
    return true
  }

  private func add(
    _ text: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, tag: Int, to texts: TextColumn
  ) {
    let raw = text.pointee.text(in: bytes)
    guard let base = raw.baseAddress else { return }
    guard text.pointee.escaped else { return texts.add(base, count: raw.count, tag: tag) }
    let copy = room(for: raw.count)
    texts.add(copy, count: csimdjson_unescape(base, raw.count, copy), tag: tag)
    used += raw.count
  }

  private func room(for count: Int) -> UnsafeMutablePointer<UInt8> {
    if used + count > room {
      room = max(1 << 18, count)
      used = 0
      rooms.append(.allocate(capacity: room + Int(CSIMDJSON_PADDING)))
    }
    return rooms[rooms.count - 1] + used
  }

  /// So many languages have numbers; no market has as many, a hostile file might.
  private static let mostTags = 1024

  /// The number of a language; nil where there are too many.
  private func tag(of key: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>) -> Int? {
    let raw = key.pointee.text(in: bytes)
    guard let start = raw.baseAddress else { return 0 }
    let hash = ByteNumbers.hash(start, raw.count)
    if let number = known.number(of: start, raw.count, hash: hash) { return Int(number) }
    guard tags.count < Self.mostTags else { return nil }
    tags.append(key.pointee.escaped ? unescaped(raw) : String(decoding: raw, as: UTF8.self))
    known.set(start, raw.count, hash: hash, Int32(clamping: tags.count - 1))
    return tags.count - 1
  }

  private func unescaped(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    guard let start = raw.baseAddress else { return "" }
    return String(unsafeUninitializedCapacity: raw.count) { csimdjson_unescape(start, raw.count, $0.baseAddress) }
  }
}
