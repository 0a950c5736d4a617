internal import CSimdJSON
internal import Catalog

/// What all readers of spans of one worker share. Not thread-safe.
final class SpanContext {
  let facts: FactReader
  private let parser = JSONListingParser()

  var schema: Schema { facts.schema }

  init(_ facts: FactReader) { self.facts = facts }

  /// The value at a span, read by itself.
  func value(
    of span: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>
  ) -> (node: RawNode, duplicates: [DuplicateKey])? {
    value(bytes + Int(span.pointee.offset), count: Int(span.pointee.end - span.pointee.offset))
  }

  func value(_ bytes: UnsafePointer<UInt8>, count: Int) -> (node: RawNode, duplicates: [DuplicateKey])? {
    parser.value(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// What an attribute says that is written as some bytes; nil where they are no value.
  func fact(of bytes: [UInt8], _ attribute: Attribute) -> Fact? {
    let padded = bytes + [UInt8](repeating: 0, count: Int(CSIMDJSON_PADDING))
    return padded.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { value($0, count: bytes.count) }.map { facts.read($0.node, of: attribute) }
    }
  }
}
