internal import CSimdJSON
internal import Catalog
internal import Glibc

/// Reads records: of each field the class, and of fields that no rule reads only that they can be read.
final class SpanRecord {
  private struct Field {
    let name: UnsafeMutablePointer<UInt8>
    let length: Int
    let values: Unmanaged<SpanValues>
    /// Its place among the fields that rules read; negative where none does.
    let place: Int
    /// The field that followed it last.
    var next = 0
  }

  private let classes: ValueClasses
  private let isByFields: Bool
  private let fields: UnsafeMutablePointer<Field>
  private let count: Int
  /// What the fields point to.
  private let readers: [SpanValues]
  private let names = ByteNumbers()
  private let demanded: Int
  private let sequences = SequenceNumbers()
  @exclusivity(unchecked) private var classesBySequence = ClassesBySequence()
  private let parts: UnsafeMutablePointer<Int32>

  init(_ type: RecordType, _ classes: ValueClasses, _ context: SpanContext, path: String) {
    self.classes = classes
    isByFields = if case .fields = classes.demand { true } else { false }
    count = type.fields.count
    demanded = classes.fields.count
    parts = .allocate(capacity: max(1, demanded))
    fields = .allocate(capacity: max(1, count))
    readers = type.fields.map { field in
      let inner = classes.fields.first { $0.name == field.name }?.classes ?? ValueClasses(.nothing)
      return SpanValues(field.type, inner, context, path: "\(path).\(field.name)")
    }
    for (index, field) in type.fields.enumerated() {
      // The bytes that a hash reads behind the name.
      let padded = Array(field.name.utf8) + [UInt8](repeating: 0, count: 8)
      let name = UnsafeMutablePointer<UInt8>.allocate(capacity: padded.count)
      name.initialize(from: padded, count: padded.count)
      let length = padded.count - 8
      let place = classes.fields.firstIndex { $0.name == field.name }
      (fields + index).initialize(
        to: Field(name: name, length: length, values: .passUnretained(readers[index]), place: place ?? -1))
      names.set(name, length, hash: ByteNumbers.hash(name, length), Int32(clamping: index))
    }
  }

  deinit {
    for index in 0..<count { fields[index].name.deallocate() }
    fields.deallocate()
    parts.deallocate()
  }

  func number(of record: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>) -> Int32 {
    let end = record + Int(record.pointee.skip)
    var span = record + 1
    for place in 0..<demanded { parts[place] = ValueClasses.missing }
    var seen: UInt64 = 0
    var (guess, before) = (0, -1)
    while span < end {
      let index = field(span, in: bytes, guess)
      // A key that stands twice is a problem to be told.
      guard index >= 0, seen & 1 << UInt64(index) == 0 else { return SpanValues.odd }
      seen |= 1 << UInt64(index)
      if before >= 0 { fields[before].next = index }
      before = index
      let field = fields + index
      guess = field.pointee.next
      let number = field.pointee.values._withUnsafeGuaranteedRef { $0.number(of: span + 1, in: bytes) }
      if number == SpanValues.odd { return SpanValues.odd }
      if field.pointee.place >= 0 { parts[field.pointee.place] = number }
      span += 1
      span += Int(span.pointee.skip)
    }
    guard isByFields else { return ValueClasses.someStated }
    var sequence = SequenceNumbers.empty
    for place in 0..<demanded {
      if parts[place] == ValueClasses.unnumbered { return ValueClasses.unnumbered }
      sequence = sequences.number(of: sequence, followedBy: parts[place])
    }
    guard sequence >= 0 else {
      return sequence == SequenceNumbers.none ? ValueClasses.unnumbered : classes.number(ofParts: [])
    }
    return classesBySequence.number(of: sequence) {
      classes.number(ofParts: Array(UnsafeBufferPointer(start: parts, count: demanded)))
    }
  }

  /// The number of a field; negative where the record has no such, or only a string can tell which it is.
  @inline(__always)
  private func field(_ span: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, _ guess: Int) -> Int {
    let name = bytes + Int(span.pointee.offset) + 1
    let length = Int(span.pointee.end - span.pointee.offset) - 2
    if guess < count, fields[guess].length == length, memcmp(fields[guess].name, name, length) == 0 {
      return guess < 64 ? guess : -1
    }
    guard !span.pointee.escaped, let index = names.number(of: name, length, hash: ByteNumbers.hash(name, length)),
      index < 64
    else { return -1 }
    return Int(index)
  }
}
