package import Catalog

/// What a reader gives, in the order of the file.
package enum JSONReaderItem: Sendable {
  /// A listing that could be read.
  case listing(RawListing)
  /// Something that is wrong with the input; reading goes on unless the problem says that it ended.
  case problem(InputProblem)
}

/// What a reader has met so far.
package struct JSONReaderSummary: Hashable, Sendable {
  /// How the file holds its listings; unknown before the first item.
  package fileprivate(set) var shape: JSONShape?
  /// Listings that were returned.
  package fileprivate(set) var listings = 0
  /// Listings that could not be read; each has a problem.
  package fileprivate(set) var unreadable = 0
  /// Problems that were returned.
  package fileprivate(set) var problems = 0

  /// Nothing met yet.
  package init() {}
}

/// Reads the listings of a JSON file one by one: JSON lines, a list, a list within an object, or single objects.
///
/// - Encoding: UTF-8, with or without a byte order mark. UTF-16 is refused.
/// - Numbers keep their source text; every value has its line and column.
/// - A bad listing costs itself alone: it becomes one ``JSONReaderItem/problem(_:)`` and the others are read. Its
///   position is counted, so `RawListing.index` is the position in the file.
/// - Memory: the largest listing (at most `maxListing` bytes) with its nodes and values, and one chunk, whatever the
///   size of the file. Nodes and values take about four times the bytes of an ordinary listing, and 36 times those of
///   the worst: a list of one-digit numbers, 500 MB for 14 MB.
/// - Time: linear in the size of the file, also where the file is broken.
///
/// Not for use by two threads.
package struct JSONReader: ~Copyable {
  /// Bytes of the largest listing where nothing else is said: 16 MiB.
  package static let defaultMaxListing = 16 << 20

  private(set) var cutter: JSONCutter
  private let parser = JSONListingParser()
  /// Items to give before anything else, last first.
  private var waiting: [JSONReaderItem] = []
  private var isOver = false

  /// What has been met so far; complete when `next` has returned nothing.
  package private(set) var summary = JSONReaderSummary()

  /// A reader of a source.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file.
  ///   - maxListing: Bytes of the largest listing that is read, 1 to about 4 × 10⁹.
  ///   - chunk: Bytes that are asked of the source at once.
  ///   - isRecord: The file is one record, such as a profile, whatever lists it holds.
  package init(
    source: consuming ByteSource, maxListing: Int = JSONReader.defaultMaxListing, chunk: Int = 1 << 20,
    isRecord: Bool = false
  ) {
    cutter = JSONCutter(source: source, limit: maxListing, chunk: chunk, mayBeFramed: !isRecord)
  }

  /// A reader of a file.
  ///
  /// - Parameter isRecord: the file is one record, such as a profile, whatever lists it holds.
  /// - Throws: ``JSONReaderError/cannotOpen(path:reason:)``.
  package init(
    path: String, maxListing: Int = JSONReader.defaultMaxListing, isRecord: Bool = false
  ) throws(JSONReaderError) {
    do throws(ByteSourceError) {
      self.init(source: try ByteSource(path: path), maxListing: maxListing, isRecord: isRecord)
    } catch {
      throw JSONReaderError(error)
    }
  }

  /// simdjson's version and the instruction set that it chose, such as `3.0.1 haswell`.
  package static var parserVersion: String { JSONListingParser.version }

  /// The largest number of bytes of the file that were held at once, without what was made of them.
  package var heldBytes: Int { cutter.window.capacity }

  /// The next listing or problem; nothing at the end of the file.
  ///
  /// - Throws: A ``JSONReaderError`` that ends the reading: the file cannot be read, is empty, is something else than
  ///   JSON, or held nothing that could be a listing (then there was no item before). Afterwards the reader is at its
  ///   end.
  package mutating func next() throws(JSONReaderError) -> JSONReaderItem? {
    if isOver { return nil }
    do throws(JSONReaderError) {
      let item = if let item = waiting.popLast() { item } else { try cut() }
      if let item { count(item) } else { try finish() }
      return item
    } catch {
      isOver = true
      throw error
    }
  }

  private mutating func finish() throws(JSONReaderError) {
    isOver = true
    if let shape = summary.shape, summary.listings + summary.problems == 0 { throw .noListings(shape) }
  }

  private mutating func cut() throws(JSONReaderError) -> JSONReaderItem? {
    let cut = try cutter.next()
    summary.shape = cutter.shape
    switch cut {
    case .listing(let length): return try read(length: length)
    case .problem(let problem): return .problem(withListingsRead(problem))
    case .end: return nil
    }
  }

  /// Parses the listing at the start of the window and moves on behind it.
  private mutating func read(length: Int) throws(JSONReaderError) -> JSONReaderItem? {
    var length = length
    let outcome = try parse(length: &length)
    var read: [RawMember]?
    if case .members(let members, let problems) = outcome {
      read = members
      waiting.append(.listing(RawListing(members: members, place: cutter.window.place, index: cutter.index)))
      waiting += problems.reversed().map { .problem($0) }
    } else if let problem = problem(outcome, length: length) {
      waiting.append(.problem(problem))
    }
    cutter.accept(length: length, members: read)
    return waiting.popLast()
  }

  /// Parses the listing at the start of the window; `length` is another one where the listing ends elsewhere than it seemed.
  private mutating func parse(length: inout Int) throws(JSONReaderError) -> JSONListingParser.Outcome {
    let outcome = parse(length: length)
    guard case .failure(let failure) = outcome, let other = try cutter.reconsider(length: length, failure: failure)
    else { return outcome }
    length = other
    return parse(length: length)
  }

  private func parse(length: Int) -> JSONListingParser.Outcome {
    parser.parse(cutter.window.bytes[part: 0..<length], at: cutter.window.place, index: cutter.index)
  }

  private func problem(_ outcome: JSONListingParser.Outcome, length: Int) -> InputProblem? {
    outcome.problem(cutter.window.bytes[part: 0..<length], at: cutter.window.place, index: cutter.index)
  }

  // MARK: Cutting without reading

  /// Cuts the next listings from the file without reading what is in them.
  ///
  /// Lines end by themselves. Of other files each listing is tried, because where a broken one ends is told by what
  /// stands in it.
  ///
  /// - Returns: Whether anything was cut; false at the end of the file.
  /// - Throws: as `next` does.
  package mutating func cut(into chunk: ListingChunk) throws(JSONReaderError) -> Bool {
    chunk.removeAll()
    if isOver { return false }
    do throws(JSONReaderError) {
      while !chunk.isFull, try cutOne(into: chunk) {}
      if chunk.isEmpty { try finish() }
    } catch {
      isOver = true
      // What was cut before the failure is still to be judged; nothing reads on behind it.
      throw error
    }
    return !chunk.isEmpty
  }

  private mutating func cutOne(into chunk: ListingChunk) throws(JSONReaderError) -> Bool {
    let cut = try cutter.next()
    summary.shape = cutter.shape
    switch cut {
    case .end: return false
    case .problem(let problem): add(withListingsRead(problem), to: chunk)
    case .listing(let length) where cutter.shape == .lines:
      chunk.add(cutter.window.bytes[part: 0..<length], at: cutter.window.place, index: cutter.index)
      summary.listings += 1
      cutter.accept(length: length)
    case .listing(let length): try cutTried(length: length, into: chunk)
    }
    return true
  }

  private mutating func cutTried(length: Int, into chunk: ListingChunk) throws(JSONReaderError) {
    var length = length
    if !cutter.firstKey.wantsMembers, parser.isObject(cutter.window.bytes[part: 0..<length]) {
      take(length: length, members: nil, into: chunk)
      return
    }
    let outcome = try parse(length: &length)
    if case .members(let members, _) = outcome {
      take(length: length, members: members, into: chunk)
    } else if let problem = problem(outcome, length: length) {
      add(problem, to: chunk)
      cutter.accept(length: length)
    }
  }

  private mutating func take(length: Int, members: [RawMember]?, into chunk: ListingChunk) {
    chunk.add(cutter.window.bytes[part: 0..<length], at: cutter.window.place, index: cutter.index)
    summary.listings += 1
    cutter.accept(length: length, members: members, isReadable: true)
  }

  private mutating func add(_ problem: InputProblem, to chunk: ListingChunk) {
    chunk.add(problem)
    count(.problem(problem))
  }

  private func withListingsRead(_ problem: InputProblem) -> InputProblem {
    guard problem.id == .jsonStructure else { return problem }
    var problem = problem
    problem.detail["read"] = String(summary.listings)
    return problem
  }

  private mutating func count(_ item: JSONReaderItem) {
    switch item {
    case .listing: summary.listings += 1
    case .problem(let problem):
      summary.problems += 1
      if problem.listingIndex != nil, problem.id != .duplicateKey { summary.unreadable += 1 }
    }
  }
}
