internal import CSimdJSON
internal import Catalog

// How the file holds its listings is decided once, from its start; at most `limit` bytes are looked at.
extension JSONCutter {
  /// Bytes in which a line that looks like a listing is looked for where the file begins with something else.
  private static let linesReach = 65536

  mutating func recognise() throws(JSONReaderError) {
    while window.count < 4, try fill() {}
    if let encoding = FileGuess.wideEncoding(window.bytes) { throw .notJSON(encoding) }
    if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.discardUncounted(3) }
    guard try skipSpace() else { throw .empty }
    switch window.bytes[0] {
    case Byte.openBracket: enterList(path: [], bracket: 0)
    case Byte.openBrace: try recogniseObject()
    default: try recogniseLinesBehindNoise()
    }
  }

  /// A file that begins with an object: lines, a frame with a list, or objects one after another.
  private mutating func recogniseObject() throws(JSONReaderError) {
    let end = try endOfFirstObject()
    var next: Int?
    if let end { next = try firstNonSpace(from: end) }
    let hasNext = next.map { window.bytes[$0] == Byte.openBrace } ?? false
    if let end, let next, hasNext, isOneLine(end) { return enter(isOneLine(next) ? .objects : .lines) }
    let start = window.bytes[part: 0..<min(window.count, limit)]
    // Before the objects: a stray bracket in a frame makes it look like two of them.
    if mayBeFramed, let frame = JSONFrame(JSONOutline(of: start), isAlone: next == nil) { return enterFrame(frame) }
    if hasNext { return enter(.objects) }
    let isLines =
      if let end { next != nil && isOneLine(end) } else {
        secondLineIsObject() || (start.count == limit && isOneLine(limit))
      }
    enter(isLines ? .lines : .objects)
  }

  /// The offset behind the first object, nothing where it does not end within the limit.
  private mutating func endOfFirstObject() throws(JSONReaderError) -> Int? {
    var scan = csimdjson_scan()
    var offset = 0
    while true {
      var end = csimdjson_scan_end.more
      let part = window.bytes[part: offset..<min(window.count, limit)]
      offset += csimdjson_scan_value(&scan, part.baseAddress, part.count, &end)
      switch end {
      case .closed: return offset
      case .foreign: offset += 1
      case .more: guard offset < limit, try fill() else { return nil }
      }
    }
  }

  /// The next byte that is no white space, as far as the limit allows to look.
  mutating func firstNonSpace(from offset: Int) throws(JSONReaderError) -> Int? {
    var searched = offset
    while true {
      if let next = window.bytes.firstNonSpace(from: searched) { return next }
      searched = window.count
      guard searched <= limit, try fill() else { return nil }
    }
  }

  private func isOneLine(_ length: Int) -> Bool {
    window.bytes[part: 0..<length].offset(of: Byte.feed, from: 0) == nil
  }

  /// Whether the second line is an object by its first and last character: so the first line was meant to be one.
  private func secondLineIsObject() -> Bool {
    guard let feed = window.bytes.offset(of: Byte.feed, from: 0),
      let start = window.bytes.firstNonSpace(from: feed)
    else { return false }
    return isObjectLine(from: start)
  }

  private func isObjectLine(from start: Int) -> Bool {
    let end = window.bytes.offset(of: Byte.feed, from: start) ?? window.count
    let line = window.bytes[part: start..<end]
    let length = line.countWithoutTrailingSpace
    return length >= 2 && line[0] == Byte.openBrace && line[length - 1] == Byte.closeBrace
  }

  /// A file that begins with something else is lines if one of the first looks like a listing.
  private mutating func recogniseLinesBehindNoise() throws(JSONReaderError) {
    while window.count < JSONCutter.linesReach, try fill() {}
    var start = 0
    while let feed = window.bytes.offset(of: Byte.feed, from: start), feed < JSONCutter.linesReach,
      let next = window.bytes.firstNonSpace(from: feed)
    {
      if isObjectLine(from: next) { return enter(.lines) }
      start = next
    }
    throw .notJSON(FileGuess(window.bytes))
  }

  private mutating func enter(_ shape: JSONShape) {
    self.shape = shape
    stage = shape == .lines ? .lines : .listings
  }

  private mutating func enterFrame(_ frame: JSONFrame) {
    // What stands behind the list is met when the list is over.
    report(unread: frame.others.filter { $0.offset < frame.list.offset })
    enterList(path: frame.list.path, bracket: frame.list.offset)
  }

  private mutating func enterList(path: [String], bracket: Int) {
    enter(path.isEmpty ? .array : .list(path: path))
    layout.passFrame(window.bytes[part: 0..<bracket + 1])
    window.discard(bracket + 1)
  }

  /// Lists beside the listings; their offsets count from the start of the window.
  mutating func report(unread lists: [JSONOutline.List]) {
    queued += lists.map { list in
      InputProblem(
        id: .unreadList, place: window.place(at: list.offset), detail: ["key": list.path.joined(separator: ".")])
    }
  }
}
