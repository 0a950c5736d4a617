internal import CSimdJSON
internal import Catalog

/// Parses the bytes of one listing at a time; keeps its buffers from one to the next.
///
/// Owns simdjson's parser. Not for use by two threads; each thread makes its own.
struct JSONListingParser: ~Copyable {
  /// What a listing's bytes turned out to be.
  enum Outcome {
    /// An object. The problems are those that leave it readable: keys given twice.
    case members([RawMember], [InputProblem])
    /// JSON of another kind than an object, named in English.
    case notAnObject(kind: String)
    /// No JSON, or more of it than is read.
    case failure(csimdjson_failure)

    /// Why no listing was read; nil where one was.
    ///
    /// - Parameters: what was given to ``parse(_:at:index:)``.
    func problem(_ bytes: UnsafeBufferPointer<UInt8>, at place: Place, index: Int) -> InputProblem? {
      switch self {
      case .members: nil
      case .notAnObject(let kind):
        InputProblem(id: .notAnObject, place: place, detail: ["kind": kind], listingIndex: index)
      case .failure(let failure): InputProblem(failure, in: bytes, at: place, listingIndex: index)
      }
    }
  }

  private let parser: OpaquePointer?
  private let keys = JSONKeyCache()

  /// simdjson's version and the instruction set that it chose, such as `3.0.1 haswell`.
  static var version: String { String(cString: csimdjson_version()) }

  /// Whether simdjson's first stage does what `Parser.cpp` relies on; a test asks.
  static var isStageOneAsExpected: Bool { csimdjson_stage_one_is_as_expected() }

  init() {
    parser = csimdjson_create()
  }

  deinit { csimdjson_destroy(parser) }

  /// Parses one listing.
  ///
  /// - Parameters:
  ///   - bytes: All of it; `CSIMDJSON_PADDING` bytes behind must be readable.
  ///   - place: Where its first byte stands in the file.
  ///   - index: Its 0-based position among the listings of the file.
  func parse(_ bytes: UnsafeBufferPointer<UInt8>, at place: Place, index: Int) -> Outcome {
    var document = csimdjson_document()
    var failure = csimdjson_failure()
    guard let parser, let source = bytes.baseAddress else {
      failure.fault = .memory
      return .failure(failure)
    }
    guard csimdjson_parse(parser, source, bytes.count, &document, &failure) == .none else { return .failure(failure) }
    guard let nodes = document.nodes, let texts = document.texts else {
      failure.fault = .internal
      return .failure(failure)
    }
    var builder = RawListingBuilder(nodes: nodes, source: source, texts: texts, start: place, keys: keys)
    guard nodes[0].kind == .record, case .record(let members) = builder.takeNode().value else {
      return .notAnObject(kind: nodes[0].kind.name)
    }
    return .members(members, builder.duplicates.map { $0.problem(listingIndex: index) })
  }

  /// One value as it stands, without its place, and the keys that stand in it twice; nil where it is no JSON.
  func value(_ bytes: UnsafeBufferPointer<UInt8>) -> (node: RawNode, duplicates: [DuplicateKey])? {
    var document = csimdjson_document()
    var failure = csimdjson_failure()
    guard let parser, let source = bytes.baseAddress,
      csimdjson_parse(parser, source, bytes.count, &document, &failure) == .none,
      let nodes = document.nodes, let texts = document.texts
    else { return nil }
    var builder = RawListingBuilder(nodes: nodes, source: source, texts: texts, start: .start, keys: keys)
    let node = builder.takeNode()
    return (node, builder.duplicates)
  }

  /// The spans of one listing; nil where its bytes are no JSON. They live until the parser reads again.
  @inline(__always)
  func spans(_ bytes: UnsafePointer<UInt8>, count: Int) -> UnsafePointer<csimdjson_span>? {
    guard let parser else { return nil }
    var spans: UnsafePointer<csimdjson_span>?
    return csimdjson_skim(parser, bytes, count, &spans) > 0 ? spans : nil
  }

  /// Whether the bytes are one object.
  func isObject(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.baseAddress.flatMap { spans($0, count: bytes.count) }?.pointee.kind == .record
  }
}

extension csimdjson_kind {
  /// The kind of a value in a word, as `InputProblem.ID.notAnObject` has it.
  fileprivate var name: String {
    switch self {
    case .null: "null"
    case .false, .true: "boolean"
    case .number: "number"
    case .text, .key: "text"
    case .list: "list"
    case .record: "record"
    }
  }
}
