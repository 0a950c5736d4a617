internal import CSimdJSON
internal import Catalog
internal import Glibc

/// Knows the fields of listings by their keys' bytes, and reads each with the reader of its attribute. Not thread-safe.
final class SpanFields {
  private struct Key {
    let bytes: UnsafeMutablePointer<UInt8>
    let length: Int
    /// The reader of the attribute that it means; nil where the vocabulary does not know it.
    let values: SpanValues?
    /// The reader of its numbers, where rules reckon with them.
    let numbers: SpanNumbers?
    /// The attribute's column; negative where no rule reads it.
    let column: Int
    /// Keys of one attribute share a slot, so that two of them in one listing are seen.
    let slot: Int
    /// A field that is only read with the listing as a whole.
    let isOdd: Bool
    /// Whether rules tell classes of its values apart.
    let isClassed: Bool
    var listings = 0
    /// The key that followed it last.
    var next = 0
  }

  private let layout: ColumnLayout
  private let context: SpanContext
  private let numbers = ByteNumbers()
  private var keys: [Key] = []
  private var slots: [String: Int] = [:]
  private var values: [String: SpanValues] = [:]
  /// The last listing, counted from 1, in which a slot was stated.
  private var lastListing: [Int] = []
  private var listing = 0
  private var touched: [Int] = []
  private var usedWhole: Set<String> = []
  private var unknownWhole: [String: Int] = [:]
  private var names: [String] = []

  private let slices: SpanTexts

  init(_ layout: ColumnLayout, _ context: SpanContext, _ slices: SpanTexts) {
    (self.layout, self.context, self.slices) = (layout, context, slices)
  }

  deinit { for key in keys { key.bytes.deallocate() } }

  /// The attributes that were stated.
  var used: Set<String> {
    var all = usedWhole
    for (key, name) in zip(keys, names) where key.values != nil && key.listings > 0 {
      if let attribute = context.schema.attribute(forField: name) { all.insert(attribute.name) }
    }
    return all
  }

  /// In how many listings a field stands that nobody knows.
  var unknown: [String: Int] {
    var all = unknownWhole
    for (key, name) in zip(keys, names) where key.values == nil && key.listings > 0 {
      all[name, default: 0] += key.listings
    }
    return all
  }

  /// Counts the fields of a listing that was read as a whole.
  func count(used: some Sequence<String>, unknown: [String]) {
    usedWhole.formUnion(used)
    for name in unknown { unknownWhole[name, default: 0] += 1 }
  }

  /// Reads a listing; false where it is to be read as a whole, and nothing of it counts.
  ///
  /// - Parameter offset: where the listing's bytes begin in the chunk.
  func read(
    _ record: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, from offset: Int, _ row: Int,
    _ columns: BlockColumns
  ) -> Bool {
    listing += 1
    touched.removeAll(keepingCapacity: true)
    let end = record + Int(record.pointee.skip)
    var span = record + 1
    var guess = 0
    var before = -1
    while span < end {
      guard let number = key(span, in: bytes, guess) else { return false }
      if before >= 0 { keys[before].next = number }
      before = number
      guess = keys[number].next
      let key = keys[number]
      guard !key.isOdd, lastListing[key.slot] != listing else { return false }
      lastListing[key.slot] = listing
      touched.append(number)
      span += 1
      if let values = key.values {
        if let numbers = key.numbers {
          let (form, digits) = numbers.number(of: span, in: bytes)
          if form == SpanValues.odd { return false }
          (columns.forms[key.column][row], columns.digits[key.column][row]) = (form, digits)
          columns.classes[key.column][row] = form < 0 ? ValueClasses.someStated : min(form, ValueClasses.someStated)
        }
        // What is only reckoned with has been read by now.
        if key.numbers == nil || key.isClassed {
          let value = values.number(of: span, in: bytes)
          if value == SpanValues.odd { return false }
          if key.column >= 0 { columns.classes[key.column][row] = value }
        }
        if key.column >= 0 {
          let start = UInt32(truncatingIfNeeded: offset)
          columns.places[key.column][row] = start + span.pointee.offset..<start + span.pointee.end
          if let texts = columns.texts[key.column] { slices.add(span, in: bytes, row, to: texts) }
        }
      }
      span += Int(span.pointee.skip)
    }
    for number in touched { keys[number].listings += 1 }
    return true
  }

  /// The number of a key; nil where only a string can tell which it is.
  @inline(__always)
  private func key(
    _ span: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, _ guess: Int
  ) -> Int? {
    let start = bytes + Int(span.pointee.offset) + 1
    let length = Int(span.pointee.end - span.pointee.offset) - 2
    if guess < keys.count, keys[guess].length == length, memcmp(keys[guess].bytes, start, length) == 0 { return guess }
    if span.pointee.escaped || length > ByteNumbers.longest { return nil }
    let hash = ByteNumbers.hash(start, length)
    if let known = numbers.number(of: start, length, hash: hash) { return Int(known) }
    guard keys.count < Self.mostKeys else { return nil }
    numbers.set(start, length, hash: hash, Int32(keys.count))
    add(start, length)
    return keys.count - 1
  }

  /// So many different keys are known by their bytes: far more than any feed has, far fewer than there is memory.
  private static let mostKeys = 4096

  private func add(_ start: UnsafePointer<UInt8>, _ length: Int) {
    let kept = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, length))
    memcpy(kept, start, length)
    let name = String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    names.append(name)
    let attribute = context.schema.attribute(forField: name)
    let isGroup = attribute == nil && context.schema.attributes.keys.contains { $0.hasPrefix(name + ".") }
    // A letter and an accent may be the same key as the letter with it.
    let isComposed = name.unicodeScalars.allSatisfy {
      $0.value < 0x300 || $0.properties.canonicalCombiningClass == .notReordered
    }
    let slotName = attribute?.name ?? "?\(name)"
    let slot = slots[slotName] ?? slots.count
    slots[slotName] = slot
    while lastListing.count <= slot { lastListing.append(0) }
    var reader: SpanValues?
    let column = attribute.flatMap { layout[$0.name] }.map { layout.columns[$0] }
    if let attribute {
      let classes = column?.classes ?? ValueClasses(.nothing)
      reader = values[attribute.name] ?? SpanValues(attribute, classes, context)
      values[attribute.name] = reader
    }
    keys.append(
      Key(
        bytes: kept, length: length, values: reader,
        numbers: attribute.flatMap { attribute in column?.forms.map { SpanNumbers(attribute, $0, context) } },
        column: attribute.flatMap { layout[$0.name] } ?? -1, slot: slot, isOdd: isGroup || !isComposed,
        isClassed: column.map { $0.classes.demand != .nothing && $0.classes.demand != .presence } ?? false))
  }
}
