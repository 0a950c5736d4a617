internal import CSimdJSON
internal import Catalog
internal import Values

/// Reads the values of one attribute, field or element as classes, from their bytes.
///
/// What stands in a catalog twice is read once: short values are known by their bytes, lists by the classes of their
/// elements, records by those of the fields that rules read. Whatever is out of the ordinary is ``odd``: then the
/// listing is read as a whole, with its places and its problems. Not thread-safe.
final class SpanValues {
  /// The listing has to be read as a whole: something in it cannot be read, or nobody knows it.
  static let odd = Int32.min

  private enum Way {
    /// Known by its bytes.
    case whole
    /// Text of which no rule reads the words.
    case text
    /// A text that rules only ask whether it is a valid GTIN.
    case gtin
    case list(SpanValues)
    case record(SpanRecord)
    /// Text by language.
    case keyed(SpanVersions)
  }

  private let way: Way
  private let classes: ValueClasses
  private let type: ValueType
  private let context: SpanContext
  /// Of an attribute, which may be said to be none; nil of fields and elements.
  private let attribute: Attribute?
  private let path: String
  private let isText: Bool
  /// Whether no rule reads it.
  private let isUnread: Bool
  private let known = ByteNumbers()
  private let sequences = SequenceNumbers()
  private var classOfSequence: [Int32] = []

  convenience init(_ attribute: Attribute, _ classes: ValueClasses, _ context: SpanContext) {
    self.init(attribute.type, classes, context, path: attribute.name, attribute: attribute)
  }

  init(
    _ type: ValueType, _ classes: ValueClasses, _ context: SpanContext, path: String, attribute: Attribute? = nil
  ) {
    (self.type, self.classes, self.context, self.path, self.attribute) = (type, classes, context, path, attribute)
    isText = type == .text || type == .url
    isUnread = classes.demand == .nothing
    switch (type, classes.demand) {
    case (.list(let element), .elements), (.list(let element), .nothing), (.list(let element), .presence):
      way = .list(SpanValues(element, classes.elements ?? ValueClasses(.nothing), context, path: path))
    case (.record(let name), .fields), (.record(let name), .nothing), (.record(let name), .presence):
      way = context.schema.records[name].map { .record(SpanRecord($0, classes, context, path: path)) } ?? .whole
    case (.text, .nothing), (.url, .nothing), (.identifier, .nothing), (.text, .presence), (.url, .presence),
      (.identifier, .presence):
      way = .text
    case (.identifier(.gtin), .validity(.gtin)): way = .gtin
    case (.localizedText, .nothing), (.localizedText, .presence), (.localizedList, .nothing),
      (.localizedList, .presence):
      way = .keyed(SpanVersions(isList: type == .localizedList, context))
    default: way = .whole
    }
  }

  /// The class of the value at a span of a listing's bytes; ``odd`` where the listing is to be read as a whole.
  func number(of span: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>) -> Int32 {
    switch way {
    case .whole:
      // A long text has no class, and need not be read to know that.
      if isText, Int(span.pointee.end - span.pointee.offset) > 4 * ValueClasses.longestText,
        span.pointee.isSurelyText(in: bytes)
      {
        return ValueClasses.unnumbered
      }
    case .text:
      // What no rule reads is only asked whether it can be read, as any text can.
      if span.pointee.kind == .text, isUnread { return ValueClasses.someStated }
      if span.pointee.isSurelyText(in: bytes) { return ValueClasses.someStated }
    case .gtin:
      if span.pointee.kind == .text, let isValid = GTIN.isValid(digits: span.pointee.text(in: bytes)) {
        return ValueClasses.number(isValid: isValid)
      }
    case .list(let element):
      if span.pointee.kind == .list { return number(ofElementsAt: span, in: bytes, element) }
    case .record(let record):
      if span.pointee.kind == .record { return record.number(of: span, in: bytes) }
    case .keyed(let versions):
      if isUnread, versions.areTexts(at: span) { return ValueClasses.someStated }
      let sequence = versions.sequence(of: span, in: bytes)
      if sequence == Self.odd { return Self.odd }
      if sequence >= 0 { return number(ofSequence: sequence) { self.read(span, in: bytes) } }
    }
    return numberByBytes(of: span, in: bytes)
  }

  private func numberByBytes(of span: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>) -> Int32 {
    let start = bytes + Int(span.pointee.offset)
    let length = Int(span.pointee.end - span.pointee.offset)
    let hash = ByteNumbers.hash(start, length)
    if let number = known.number(of: start, length, hash: hash) { return number }
    let number = read(span, in: bytes)
    known.set(start, length, hash: hash, number)
    return number
  }

  /// Reads the value itself.
  private func read(_ span: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>) -> Int32 {
    guard let (node, duplicates) = context.value(of: span, in: bytes), duplicates.isEmpty,
      context.facts.unknownFields(of: node, type: type, path: path).isEmpty
    else { return Self.odd }
    let fact = attribute.map { context.facts.read(node, of: $0) } ?? context.facts.read(node, as: type)
    return fact.isReadable ? classes.number(of: fact) : Self.odd
  }

  private func number(
    ofElementsAt list: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, _ element: SpanValues
  ) -> Int32 {
    let end = list + Int(list.pointee.skip)
    var span = list + 1
    var sequence = SequenceNumbers.empty
    var parts: [Int32] = []
    while span < end {
      let number = element.number(of: span, in: bytes)
      if number == Self.odd { return Self.odd }
      if number == ValueClasses.unnumbered { sequence = SequenceNumbers.none }
      sequence = sequences.number(of: sequence, followedBy: number)
      span += Int(span.pointee.skip)
    }
    guard case .elements = classes.demand else { return ValueClasses.someStated }
    guard sequence != SequenceNumbers.none else { return ValueClasses.unnumbered }
    if sequence == SequenceNumbers.empty { return classes.number(ofParts: []) }
    return number(ofSequence: sequence) {
      span = list + 1
      while span < end {
        parts.append(element.number(of: span, in: bytes))
        span += Int(span.pointee.skip)
      }
      return self.classes.number(ofParts: parts)
    }
  }

  private func number(ofSequence sequence: Int32, _ make: () -> Int32) -> Int32 {
    let place = Int(sequence)
    if place >= classOfSequence.count {
      classOfSequence += [Int32](repeating: Self.unasked, count: place + 1 - classOfSequence.count)
    }
    if classOfSequence[place] == Self.unasked { classOfSequence[place] = make() }
    return classOfSequence[place]
  }

  private static let unasked = Int32.min + 1
}

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
  private var classOfSequence: [Int32] = []
  private var parts: [Int32]
  private static let unknown: Int32 = -1
  private static let unasked = Int32.min + 1

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
    if Int(sequence) >= classOfSequence.count {
      classOfSequence += [Int32](repeating: Self.unasked, count: Int(sequence) + 1 - classOfSequence.count)
    }
    if classOfSequence[Int(sequence)] == Self.unasked {
      classOfSequence[Int(sequence)] = classes.number(ofParts: parts)
    }
    return classOfSequence[Int(sequence)]
  }
}

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

extension csimdjson_span {
  /// The bytes of a text between its quotes, its escapes not resolved.
  @inline(__always)
  func text(in bytes: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + Int(offset) + 1, count: Int(end - offset) - 2)
  }

  /// Whether it is a text, and neither blank nor a word for nothing known: told by its bytes.
  @inline(__always)
  func isSurelyText(in bytes: UnsafePointer<UInt8>) -> Bool {
    kind == .text && !escaped && FactReader.holdsManyLetters(text(in: bytes))
  }
}

extension Fact {
  /// Whether nothing of it, at any depth, is unreadable.
  fileprivate var isReadable: Bool {
    switch state {
    case .unreadable: false
    case .missing, .none: true
    case .stated(.list(let members)): members.allSatisfy(\.isReadable)
    case .stated(.record(let fields)), .stated(.localized(let fields)), .stated(.keyed(let fields)):
      fields.values.allSatisfy(\.isReadable)
    case .stated: true
    }
  }
}
