internal import CSimdJSON
internal import Catalog

/// Cuts the bytes of a JSON file into listings without parsing them, so that a bad one costs itself alone.
///
/// Output: one piece a listing at the start of the window. The user parses it where it lies, may ask for a second
/// opinion where it is no JSON (`reconsider`), and says when it is done with it (`accept`).
/// Guarantees: never more than `limit` + 1 bytes and one chunk are held; time is linear in the size of the file; every
/// byte that is no white space is in a listing, in a problem, or part of the frame around the listings.
struct JSONCutter: ~Copyable {
  /// What comes next.
  enum Cut {
    /// The first bytes of the window, to be followed by `accept`.
    case listing(length: Int)
    /// Something is wrong between the listings, or with one that cannot be held.
    case problem(InputProblem)
    /// The file is over.
    case end
  }

  enum Stage { case start, lines, listings, rest, over }

  /// What may stand next in a list: nothing yet, a comma, or a listing.
  enum Expectation { case first, separator, listing }

  var window: ByteWindow
  /// The size of the largest listing, in bytes.
  let limit: Int
  var stage = Stage.start
  var layout = JSONLayout()
  var queued: [InputProblem] = []
  var expectation = Expectation.first
  /// Set by the first broken listing whose end was found: look twice from now on.
  var isSuspicious = false
  /// Bytes that may still be scanned a second time; grows with the file, which keeps the time linear.
  var rescanBudget: Int
  /// The key that each listing begins with, where that tells listings from other objects.
  var firstKey = JSONFirstKey()
  /// The length of the current listing where its end is where the next one begins.
  private var lengthByResync: Int?

  /// Whether the first object may be a frame around a list of listings, and not a listing itself.
  private(set) var mayBeFramed = true

  /// How the file holds its listings; known after the first call of `next`.
  var shape: JSONShape?

  /// The 0-based position of the current or next listing; those that are skipped are counted.
  private(set) var index = 0

  init(source: consuming ByteSource, limit: Int, chunk: Int, mayBeFramed: Bool = true) {
    self.mayBeFramed = mayBeFramed
    let most = max(1, min(limit, Int(CSIMDJSON_MAX_LENGTH) - 1))
    self.limit = most
    rescanBudget = 4 * most
    window = ByteWindow(source: source, chunk: chunk, expectedMost: most + 1)
  }

  /// Whether the listings stand in a list, with commas between and a bracket at the end.
  var isList: Bool { shape != .objects && shape != .lines }

  /// The next listing or problem; ``Cut/end`` for ever at the end.
  mutating func next() throws(JSONReaderError) -> Cut {
    while true {
      if !queued.isEmpty { return .problem(queued.removeFirst()) }
      switch stage {
      case .start: try recognise()
      case .lines: return try nextLine()
      case .listings: if let cut = try nextListing() { return cut }
      case .rest: try finishFrame()
      case .over: return .end
      }
    }
  }

  /// Takes the listing out of the window; its members if it could be read, or only that it can be.
  mutating func accept(length: Int, members: [RawMember]? = nil, isReadable: Bool = false) {
    if isList {
      let bytes = window.bytes[part: 0..<length]
      if let members { firstKey.note(members, bytes: bytes) } else if isReadable { firstKey.note(bytes: bytes) }
    }
    layout.passListing(window.bytes[part: 0..<length])
    window.discard(length)
    rescanBudget += length
    expectation = length == lengthByResync ? .listing : .separator
    lengthByResync = nil
    index += 1
  }

  /// A second opinion on a listing that is no JSON.
  ///
  /// - Returns: Another length where the next listing does not begin behind this one: a shorter one if it begins in
  ///   these bytes, a longer one if what follows still belongs to this listing.
  mutating func reconsider(length: Int, failure: csimdjson_failure) throws(JSONReaderError) -> Int? {
    guard stage == .listings, lengthByResync == nil else { return nil }
    return failure.upsetsBrackets ? try lengthToNextListing(length: length) : resync(length: length)
  }

  /// Remembers that a listing was ended where the next one begins.
  mutating func cutShort(to length: Int) {
    lengthByResync = length
    isSuspicious = true
  }

  // MARK: Lines

  private mutating func nextLine() throws(JSONReaderError) -> Cut {
    guard try skipSpace() else {
      stage = .over
      return .end
    }
    var searched = 0
    while true {
      let end = window.bytes.offset(of: Byte.feed, from: searched)
      searched = end ?? window.count
      // One byte over the limit may still be the carriage return.
      if searched > limit + 1 { return .problem(try skipLine()) }
      guard end == nil, try fill() else { break }
    }
    let line = window.bytes[part: 0..<searched]
    let length = line.last == Byte.carriageReturn ? searched - 1 : searched
    guard length <= limit else { return .problem(try skipLine()) }
    return .listing(length: line.countWithoutTrailingSpace)
  }

  private mutating func skipLine() throws(JSONReaderError) -> InputProblem {
    let place = window.place
    var bytes = 0
    while true {
      let feed = window.bytes.offset(of: Byte.feed, from: 0)
      let passed = feed ?? window.count
      bytes += passed
      window.discard(passed)
      guard feed == nil, try fill() else { return tooLarge(bytes: bytes, at: place) }
    }
  }

  // MARK: Shared steps

  /// A problem for a listing that was skipped; counts the listing.
  mutating func tooLarge(bytes: Int, at place: Place) -> InputProblem {
    let problem = InputProblem(
      id: .tooLarge, place: place, detail: ["bytes": String(bytes), "limit": String(limit)], listingIndex: index)
    index += 1
    rescanBudget += bytes
    return problem
  }

  /// A problem with the frame around the listings.
  func frameProblem(
    _ reason: InputProblem.SyntaxReason, at place: Place, ends: Bool = false
  ) -> InputProblem {
    var detail = ["reason": reason.rawValue]
    if ends { detail["ended"] = "true" }
    return InputProblem(id: .jsonStructure, place: place, detail: detail)
  }

  mutating func fill() throws(JSONReaderError) -> Bool {
    do throws(ByteSourceError) {
      return try window.fill()
    } catch {
      throw JSONReaderError(error)
    }
  }

  /// Moves to the next byte that is no white space; false at the end of the file.
  mutating func skipSpace() throws(JSONReaderError) -> Bool {
    while true {
      let next = window.bytes.firstNonSpace(from: 0)
      pass(next ?? window.count)
      if next != nil { return true }
      guard try fill() else { return false }
    }
  }

  /// Moves over bytes between the listings.
  mutating func pass(_ count: Int) {
    layout.pass(window.bytes[part: 0..<count])
    window.discard(count)
  }
}
