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
    case list
    case record
    /// Text by language.
    case keyed
  }

  private let way: Way
  /// What reads the elements of a list, the fields of a record, the languages of a text.
  private let element: SpanValues?
  private let record: SpanRecord?
  private let versions: SpanVersions?
  private let classes: ValueClasses
  private let type: ValueType
  private let context: SpanContext
  /// Of an attribute, which may be said to be none; nil of fields and elements.
  private let attribute: Attribute?
  private let path: String
  private let isText: Bool
  /// Whether no rule reads it.
  private let isUnread: Bool
  /// Whether rules tell lists apart by their elements.
  private let isByElements: Bool
  private let known = ByteNumbers()
  private let sequences = SequenceNumbers()
  @exclusivity(unchecked) private var classesBySequence = ClassesBySequence()

  convenience init(_ attribute: Attribute, _ classes: ValueClasses, _ context: SpanContext) {
    self.init(attribute.type, classes, context, path: attribute.name, attribute: attribute)
  }

  init(
    _ type: ValueType, _ classes: ValueClasses, _ context: SpanContext, path: String, attribute: Attribute? = nil
  ) {
    (self.type, self.classes, self.context, self.path, self.attribute) = (type, classes, context, path, attribute)
    isText = type == .text || type == .url
    isUnread = classes.demand == .nothing
    isByElements = if case .elements = classes.demand { true } else { false }
    var (element, record, versions): (SpanValues?, SpanRecord?, SpanVersions?) = (nil, nil, nil)
    switch (type, classes.demand) {
    case (.list(let inner), .elements), (.list(let inner), .nothing), (.list(let inner), .presence):
      way = .list
      element = SpanValues(inner, classes.elements ?? ValueClasses(.nothing), context, path: path)
    case (.record(let name), .fields), (.record(let name), .nothing), (.record(let name), .presence):
      record = context.schema.records[name].map { SpanRecord($0, classes, context, path: path) }
      way = record == nil ? .whole : .record
    case (.text, .nothing), (.url, .nothing), (.identifier, .nothing), (.text, .presence), (.url, .presence),
      (.identifier, .presence):
      way = .text
    case (.identifier(.gtin), .validity(.gtin)): way = .gtin
    case (.localizedText, .nothing), (.localizedText, .presence), (.localizedList, .nothing),
      (.localizedList, .presence):
      way = .keyed
      versions = SpanVersions(isList: type == .localizedList, context)
    default: way = .whole
    }
    (self.element, self.record, self.versions) = (element, record, versions)
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
    case .list:
      if span.pointee.kind == .list, let element { return number(ofElementsAt: span, in: bytes, element) }
    case .record:
      if span.pointee.kind == .record, let record { return record.number(of: span, in: bytes) }
    case .keyed:
      guard let versions else { break }
      if isUnread, versions.areTexts(at: span) { return ValueClasses.someStated }
      let sequence = versions.sequence(of: span, in: bytes)
      if sequence == Self.odd { return Self.odd }
      if sequence >= 0 { return classesBySequence.number(of: sequence) { read(span, in: bytes) } }
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
    while span < end {
      let number = element.number(of: span, in: bytes)
      if number == Self.odd { return Self.odd }
      if number == ValueClasses.unnumbered { sequence = SequenceNumbers.none }
      sequence = sequences.number(of: sequence, followedBy: number)
      span += Int(span.pointee.skip)
    }
    guard isByElements else { return ValueClasses.someStated }
    guard sequence != SequenceNumbers.none else { return ValueClasses.unnumbered }
    if sequence == SequenceNumbers.empty { return classes.number(ofParts: []) }
    return classesBySequence.number(of: sequence) {
      var parts: [Int32] = []
      span = list + 1
      while span < end {
        parts.append(element.number(of: span, in: bytes))
        span += Int(span.pointee.skip)
      }
      return classes.number(ofParts: parts)
    }
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

/// The classes of sequences by their numbers, each found when it is met first.
struct ClassesBySequence {
  private static let unasked = Int32.min + 1
  private var classes: [Int32] = []

  /// - Parameter sequence: its number, from 0.
  mutating func number(of sequence: Int32, _ make: () -> Int32) -> Int32 {
    let place = Int(sequence)
    if place >= classes.count { classes += [Int32](repeating: Self.unasked, count: place + 1 - classes.count) }
    if classes[place] == Self.unasked { classes[place] = make() }
    return classes[place]
  }
}
