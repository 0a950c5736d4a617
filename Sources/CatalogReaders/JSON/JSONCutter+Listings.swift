internal import CSimdJSON
internal import Catalog

// Listings in a list (`[{…}, {…}]`), or one after another: each is cut out by a scan for its end.
extension JSONCutter {
  /// The next listing or problem; nothing where the next stage has it.
  mutating func nextListing() throws(JSONReaderError) -> Cut? {
    guard try skipSpace() else {
      stage = .over
      return isList ? .problem(frameProblem(.unclosedBracket, at: window.place, ends: true)) : .end
    }
    switch window.bytes[0] {
    case Byte.closeBracket where isList: return try endList()
    case Byte.comma where isList && expectation == .separator:
      expectation = .listing
      pass(1)
      return nil
    case Byte.comma, Byte.colon, Byte.closeBrace, Byte.closeBracket:
      return .problem(try passStraySeparators())
    case _ where isList && expectation == .separator:
      expectation = .listing
      return .problem(frameProblem(.expectedComma, at: window.place))
    default: return try cutListing()
    }
  }

  /// The end of a list, unless it is an array and goes on as if it had not ended: then a bracket too many.
  private mutating func endList() throws(JSONReaderError) -> Cut? {
    let place = window.place
    if shape == .array, let next = try firstNonSpace(from: 1) {
      switch window.bytes[next] {
      case Byte.comma, Byte.closeBrace, Byte.closeBracket:
        pass(1)
        return .problem(frameProblem(.strayBracket, at: place))
      case Byte.openBracket:
        pass(next + 1)
        expectation = .first
        return .problem(frameProblem(.trailingContent, at: place))
      default: break
      }
    }
    if expectation == .listing { queued.append(frameProblem(.trailingComma, at: place)) }
    pass(1)
    stage = .rest
    return nil
  }

  /// Separators where a listing or another separator should stand: one problem for all of them.
  private mutating func passStraySeparators() throws(JSONReaderError) -> InputProblem {
    let isComma = window.bytes[0] == Byte.comma
    let problem = frameProblem(isComma ? .expectedValue : .strayBracket, at: window.place)
    repeat {
      switch window.bytes[0] {
      case Byte.comma: expectation = .listing
      case Byte.colon, Byte.closeBrace: break
      case Byte.closeBracket where !isList: break
      default: return problem
      }
      pass(1)
    } while try skipSpace()
    return problem
  }

  private mutating func cutListing() throws(JSONReaderError) -> Cut {
    if isSuspicious, window.bytes[0] == Byte.openBrace, let length = try strictLength() {
      return .listing(length: length)
    }
    var scanner = ValueScanner(first: window.bytes[0])
    var length = 0
    while true {
      var end = csimdjson_scan_end.more
      length += scanner.take(window.bytes[part: length..<window.count], end: &end)
      if length > limit { return try cutAtLimit(scanner, length: length, isClosed: end == .closed) }
      switch end {
      case .closed: return .listing(length: length)
      case .foreign:
        if try endsList(bracket: length) { return .listing(length: unclosedLength(length)) }
        length += 1
      case .more: if try !fill() { return .listing(length: unclosedLength(length)) }
      }
    }
  }

  /// Whether a bracket that nothing in the listing opened is the end of the list, and not just one too many.
  private mutating func endsList(bracket: Int) throws(JSONReaderError) -> Bool {
    switch shape {
    case .array: try firstNonSpace(from: bracket + 1) == nil
    case .list: true
    case .objects, .lines, nil: false
    }
  }

  /// A listing that has no end: it ends where the next one begins if that can be told, else where it is.
  private mutating func unclosedLength(_ length: Int) -> Int {
    resync(length: length) ?? window.bytes[part: 0..<length].countWithoutTrailingSpace
  }

  /// A listing that is over the limit, or one that seems so because something in it is not closed.
  private mutating func cutAtLimit(
    _ scanner: ValueScanner, length: Int, isClosed: Bool
  ) throws(JSONReaderError) -> Cut {
    if let shorter = resync(length: limit) { return .listing(length: shorter) }
    let place = window.place
    var scanner = scanner
    var bytes = length
    window.discard(length)
    var isOver = isClosed
    while !isOver {
      var end = csimdjson_scan_end.more
      if window.count == 0 { isOver = try !fill() }
      let taken = scanner.take(window.bytes, end: &end) + (end == .foreign && !isList ? 1 : 0)
      bytes += taken
      window.discard(taken)
      isOver = isOver || end == .closed || (end == .foreign && isList)
    }
    layout.passUnseen()
    expectation = .separator
    return .problem(tooLarge(bytes: bytes, at: place))
  }

  // MARK: Behind the list

  /// Goes over what stands behind the list: the rest of the frame, and then nothing.
  mutating func finishFrame() throws(JSONReaderError) {
    stage = .over
    if case .list(let path) = shape {
      guard try finishObject(behind: path) else { return }
    }
    guard try skipSpace() else { return }
    queued.append(frameProblem(.trailingContent, at: window.place, ends: true))
  }

  private mutating func finishObject(behind path: [String]) throws(JSONReaderError) -> Bool {
    while true {
      let outline = JSONOutline(of: window.bytes, behind: path)
      if case .partial = outline.extent, window.count <= limit, try fill() { continue }
      report(unread: outline.lists.filter { !$0.isEmpty })
      switch outline.extent {
      case .complete(let end):
        pass(end)
        return true
      case .broken(let offset):
        queued.append(frameProblem(.expectedKey, at: window.place(at: offset), ends: true))
      case .partial:
        queued.append(frameProblem(.unclosedBracket, at: window.place(at: window.count), ends: true))
      }
      return false
    }
  }
}

/// Looks for the end of any JSON value: brackets and texts by the scan, words and numbers by what may follow them.
///
/// Words with spaces between are one: `see the other file` is one mistake and not four.
struct ValueScanner {
  private var scan = csimdjson_scan()
  private let isWord: Bool

  /// A scanner for the value that begins with this byte.
  init(first: UInt8) {
    isWord = !first.endsJSONWord
  }

  /// Goes over bytes of the value; the number of them that belong to it.
  ///
  /// A word is closed before the byte that is not part of it.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, end: inout csimdjson_scan_end) -> Int {
    guard isWord else { return csimdjson_scan_value(&scan, bytes.baseAddress, bytes.count, &end) }
    let length = bytes.firstIndex { $0.endsJSONWord && ($0 == Byte.feed || !$0.isJSONSpace) }
    end = length == nil ? .more : .closed
    return length ?? bytes.count
  }
}
