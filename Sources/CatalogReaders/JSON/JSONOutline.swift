internal import CSimdJSON

/// What stands at the top of one JSON object: its keys, and the lists of objects among its members.
///
/// Looks one object deeper than the top (`{"data": {"products": […]}}`) and no further. Goes over the bytes without
/// judging them, and over the start of an object as well as over a whole one: only names, brackets and texts count.
struct JSONOutline {
  /// A list of objects, or an empty one.
  struct List: Hashable {
    /// The keys that lead to it, one or two.
    var path: [String]
    /// Byte offset of its opening bracket.
    var offset: Int
    /// Whether it has no element.
    var isEmpty: Bool
    /// The number of keys up to its own.
    var keysBefore = 0
  }

  /// How far the bytes went.
  enum Extent: Hashable {
    /// The object ends before this offset.
    case complete(Int)
    /// The bytes end first.
    case partial
    /// Something else than a member stands at this offset.
    case broken(Int)
  }

  private(set) var lists: [List] = []
  /// All keys met on the two levels.
  private(set) var keys: [String] = []
  private(set) var extent = Extent.partial

  /// An outline of an object, or of its rest.
  ///
  /// - Parameters:
  ///   - bytes: They begin with the opening brace, or behind a member.
  ///   - path: `nil` at an opening brace; behind a member, the path of that member.
  init(of bytes: UnsafeBufferPointer<UInt8>, behind path: [String]? = nil) {
    var walk = Walk(bytes: bytes, offset: path == nil ? 1 : 0, opened: path.map { Array($0.dropLast()) } ?? [])
    while let key = walk.nextKey() {
      keys.append(key)
      guard var list = walk.takeValue(of: key) else { continue }
      list.keysBefore = keys.count
      lists.append(list)
    }
    extent = walk.extent
  }

  /// A walk over the members.
  private struct Walk {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset: Int
    /// The keys of the objects that are open below the top.
    var opened: [String]
    var extent = Extent.partial
    private var isOver = false

    init(bytes: UnsafeBufferPointer<UInt8>, offset: Int, opened: [String]) {
      self.bytes = bytes
      self.offset = offset
      self.opened = opened
    }

    /// The next key, with the offset left at its value; nothing at the end.
    mutating func nextKey() -> String? {
      while !isOver, let next = bytes.firstNonSpace(from: offset) {
        offset = next
        switch bytes[next] {
        case Byte.comma: offset += 1
        case Byte.closeBrace: closeObject()
        case Byte.quote: return takeKey()
        default: stop(.broken(next))
        }
      }
      return nil
    }

    private mutating func closeObject() {
      offset += 1
      if opened.popLast() == nil { stop(.complete(offset)) }
    }

    private mutating func takeKey() -> String? {
      let start = offset
      guard skipNested() else { return nil }
      let key = String(decoding: bytes[start + 1..<max(start + 1, offset - 1)], as: UTF8.self)
      guard let colon = bytes.firstNonSpace(from: offset) else { return nil }
      guard bytes[colon] == Byte.colon else {
        stop(.broken(colon))
        return nil
      }
      offset = colon + 1
      return key
    }

    /// Goes over a value, into it where it is an object below the top; a list of objects is returned.
    mutating func takeValue(of key: String) -> List? {
      guard let start = bytes.firstNonSpace(from: offset) else {
        stop(.partial)
        return nil
      }
      offset = start
      switch bytes[start] {
      case Byte.openBrace where opened.isEmpty:
        opened.append(key)
        offset += 1
      case Byte.openBracket:
        let list = listOfObjects(key: key)
        _ = skipNested()
        return list
      case Byte.openBrace, Byte.quote: _ = skipNested()
      default: while offset < bytes.count, !bytes[offset].endsJSONWord { offset += 1 }
      }
      return nil
    }

    private func listOfObjects(key: String) -> List? {
      guard let first = bytes.firstNonSpace(from: offset + 1) else { return nil }
      let isEmpty = bytes[first] == Byte.closeBracket
      guard isEmpty || bytes[first] == Byte.openBrace else { return nil }
      return List(path: opened + [key], offset: offset, isEmpty: isEmpty)
    }

    /// Goes over a text, list or object; false where the bytes end within it.
    private mutating func skipNested() -> Bool {
      var scan = csimdjson_scan()
      var end = csimdjson_scan_end.more
      let rest = bytes[part: offset..<bytes.count]
      offset += csimdjson_scan_value(&scan, rest.baseAddress, rest.count, &end)
      if end != .closed { stop(end == .foreign ? .broken(offset) : .partial) }
      return end == .closed
    }

    private mutating func stop(_ extent: Extent) {
      self.extent = extent
      isOver = true
    }
  }
}
