internal import CSimdJSON
internal import Catalog

/// Reads text by language: which languages it stands in, and of lists how many texts.
final class SpanVersions {
  private let isList: Bool
  private let context: SpanContext
  private let tags = ByteNumbers()
  private var tagCount: Int32 = 1
  private let sequences = SequenceNumbers()

  init(isList: Bool, _ context: SpanContext) { (self.isList, self.context) = (isList, context) }

  /// The number of the languages in their order; negative where it is to be known by its bytes.
  func sequence(of value: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>) -> Int32 {
    guard value.pointee.kind == .record else {
      return follow(SequenceNumbers.empty, tag: 0, value, in: bytes)
    }
    let end = value + Int(value.pointee.skip)
    var span = value + 1
    var sequence = SequenceNumbers.empty
    while span < end {
      guard !span.pointee.escaped else { return SequenceNumbers.none }
      let start = bytes + Int(span.pointee.offset)
      sequence = follow(sequence, tag: tag(start, Int(span.pointee.end - span.pointee.offset)), span + 1, in: bytes)
      if sequence < 0 { return SequenceNumbers.none }
      span += 1
      span += Int(span.pointee.skip)
    }
    return sequence
  }

  /// Whether nothing stands there but texts in the shape that the type has, each language once.
  func areTexts(at value: UnsafePointer<csimdjson_span>) -> Bool {
    guard !isList else { return false }
    if value.pointee.kind == .text { return true }
    // A key that stands twice is a problem to be told; one or two languages are most of what there is.
    guard value.pointee.kind == .record, value.pointee.skip == 3 else { return false }
    return value[2].kind == .text
  }

  private func follow(
    _ sequence: Int32, tag: Int32, _ value: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>
  ) -> Int32 {
    guard isList else {
      guard value.pointee.isSurelyText(in: bytes) else { return SequenceNumbers.none }
      return sequences.number(of: sequence, followedBy: tag)
    }
    guard value.pointee.kind == .list else { return SequenceNumbers.none }
    let end = value + Int(value.pointee.skip)
    var span = value + 1
    var count: Int32 = 0
    while span < end {
      guard span.pointee.isSurelyText(in: bytes) else { return SequenceNumbers.none }
      count += 1
      span += Int(span.pointee.skip)
    }
    return sequences.number(of: sequences.number(of: sequence, followedBy: tag), followedBy: count)
  }

  private func tag(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
    let hash = ByteNumbers.hash(start, length)
    if let known = tags.number(of: start, length, hash: hash) { return known }
    tags.set(start, length, hash: hash, tagCount)
    tagCount += 1
    return tagCount - 1
  }
}
