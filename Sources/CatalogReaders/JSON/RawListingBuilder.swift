internal import CSimdJSON
internal import Catalog

/// Builds raw values from the flat nodes of one listing, in one pass and without calls into C.
///
/// The nesting was limited by the parser, so recursion goes `CSIMDJSON_MAX_DEPTH` deep at most.
struct RawListingBuilder {
  private let source: UnsafePointer<UInt8>
  private let texts: UnsafePointer<UInt8>
  private let start: Place
  private let keys: JSONKeyCache
  private var next: UnsafePointer<csimdjson_node>

  /// The keys that stand twice in a record.
  private(set) var duplicates: [DuplicateKey] = []

  /// A builder at the first node.
  ///
  /// - Parameters:
  ///   - nodes: The nodes of one listing, complete.
  ///   - source: The bytes of the listing.
  ///   - texts: The texts that had escapes.
  ///   - start: Where the listing begins in its file.
  ///   - keys: The keys of the listings before.
  init(
    nodes: UnsafePointer<csimdjson_node>, source: UnsafePointer<UInt8>, texts: UnsafePointer<UInt8>, start: Place,
    keys: JSONKeyCache
  ) {
    self.keys = keys
    next = nodes
    self.source = source
    self.texts = texts
    self.start = start
  }

  /// The value at the next node, with all that is in it.
  mutating func takeNode() -> RawNode {
    let node = next.pointee
    next += 1
    let value: RawValue =
      switch node.kind {
      case .null: .null
      case .false: .boolean(false)
      case .true: .boolean(true)
      case .number: .number(text(of: node))
      case .text, .key: .text(text(of: node))
      case .list: .list(takeElements(count: Int(node.length)))
      case .record: .record(takeMembers(of: node))
      }
    return RawNode(value: value, place: place(of: node))
  }

  private mutating func takeElements(count: Int) -> [RawNode] {
    var elements: [RawNode] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(takeNode()) }
    return elements
  }

  private mutating func takeMembers(of record: csimdjson_node) -> [RawMember] {
    var members: [RawMember] = []
    members.reserveCapacity(Int(record.length))
    for _ in 0..<record.length {
      let key = next.pointee
      next += 1
      members.append(RawMember(key: keys.string(bytes(of: key)), place: place(of: key), node: takeNode()))
    }
    if record.may_repeat { duplicates += DuplicateKey.merge(&members) }
    return members
  }

  private func text(of node: csimdjson_node) -> String {
    String(decoding: bytes(of: node), as: UTF8.self)
  }

  private func bytes(of node: csimdjson_node) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: (node.escaped ? texts : source) + Int(node.start), count: Int(node.length))
  }

  private func place(of node: csimdjson_node) -> Place {
    node.line == 0
      ? Place(line: start.line, column: start.column + Int(node.column))
      : Place(line: start.line + Int(node.line), column: Int(node.column) + 1)
  }
}
