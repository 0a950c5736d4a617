internal import CSimdJSON
internal import Catalog

/// Reads records: of each field the class, and of fields that no rule reads only that they can be read.
final class SpanRecord {
  private struct Field {
    let values: SpanValues
    /// Its place among the fields that rules read; nil where none does.
    let place: Int?
  }

  private let classes: ValueClasses
  private let fields: [Field]
  private let names = ByteNumbers()
  private let demanded: Int
  private let sequences = SequenceNumbers()
  private var classesBySequence = ClassesBySequence()
  private var parts: [Int32]

  init(_ type: RecordType, _ classes: ValueClasses, _ context: SpanContext, path: String) {
    self.classes = classes
    fields = type.fields.map { field in
      let place = classes.fields.firstIndex { $0.name == field.name }
      let inner = place.map { classes.fields[$0].classes } ?? ValueClasses(.nothing)
      return Field(values: SpanValues(field.type, inner, context, path: "\(path).\(field.name)"), place: place)
    }
    demanded = classes.fields.count
    parts = [Int32](repeating: ValueClasses.missing, count: demanded)
    for (index, field) in type.fields.enumerated() {
      // The bytes that a hash reads behind the name.
      let padded = Array(field.name.utf8) + [UInt8](repeating: 0, count: 8)
      padded.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        let length = buffer.count - 8
        names.set(base, length, hash: ByteNumbers.hash(base, length), Int32(clamping: index))
      }
    }
  }

  func number(of record: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>) -> Int32 {
    let end = record + Int(record.pointee.skip)
    var span = record + 1
    for place in 0..<demanded { parts[place] = ValueClasses.missing }
    var seen: UInt64 = 0
    while span < end {
      let name = bytes + Int(span.pointee.offset) + 1
      let length = Int(span.pointee.end - span.pointee.offset) - 2
      guard !span.pointee.escaped,
        let index = names.number(of: name, length, hash: ByteNumbers.hash(name, length)), index < 64
      else { return SpanValues.odd }
      // A key that stands twice is a problem to be told.
      guard seen & 1 << UInt64(index) == 0 else { return SpanValues.odd }
      seen |= 1 << UInt64(index)
      let field = fields[Int(index)]
      let number = field.values.number(of: span + 1, in: bytes)
      if number == SpanValues.odd { return SpanValues.odd }
      if let place = field.place { parts[place] = number }
      span += 1
      span += Int(span.pointee.skip)
    }
    guard case .fields = classes.demand else { return ValueClasses.someStated }
    var sequence = SequenceNumbers.empty
    for place in 0..<demanded {
      if parts[place] == ValueClasses.unnumbered { return ValueClasses.unnumbered }
      sequence = sequences.number(of: sequence, followedBy: parts[place])
    }
    guard sequence >= 0 else {
      return sequence == SequenceNumbers.none ? ValueClasses.unnumbered : classes.number(ofParts: [])
    }
    return classesBySequence.number(of: sequence) { classes.number(ofParts: parts) }
  }
}
