internal import CSimdJSON
internal import Catalog
internal import Glibc

/// Knows the fields of listings by their keys' bytes, and reads each with the reader of its attribute. Not thread-safe.
final class SpanFields {
  private struct Key {
    let bytes: UnsafeMutablePointer<UInt8>
    let length: Int
    /// The reader of the attribute that it means; nil where the vocabulary does not know it.
    let values: Unmanaged<SpanValues>?
    /// The reader of its numbers, where rules reckon with them.
    let numbers: Unmanaged<SpanNumbers>?
    /// The attribute's column; nil where no rule reads it.
    let column: Column?
    /// Keys of one attribute share a slot, so that two of them in one listing are seen.
    let slot: Int
    /// A field that is only read with the listing as a whole.
    let isOdd: Bool
    /// Whether rules tell classes of its values apart, beside what is only reckoned with.
    let isClassed: Bool
    var listings = 0
    /// The key that followed it last.
    var next = 0
  }

  /// Where the values of an attribute are written.
  private struct Column {
    let classes: UnsafeMutablePointer<Int32>
    let forms: UnsafeMutablePointer<Int32>
    let digits: UnsafeMutablePointer<Int64>
    let places: UnsafeMutablePointer<Range<UInt32>>
    let texts: Unmanaged<TextColumn>?
    /// Whether its texts have no languages.
    let isPlain: Bool
  }

  private let layout: ColumnLayout
  private let context: SpanContext
  private let columns: BlockColumns
  private let slices: SpanTexts
  private let numbers = ByteNumbers()
  private let keys: UnsafeMutablePointer<Key>
  @exclusivity(unchecked) private var count = 0
  /// What the keys point to.
  private var values: [String: SpanValues] = [:]
  private var reckoned: [SpanNumbers] = []
  private var slots: [String: Int] = [:]
  /// The last listing, counted from 1, in which a slot was stated; and the keys of a listing.
  private let lastListing: UnsafeMutablePointer<Int>
  private let touched: UnsafeMutablePointer<Int>
  private var listing = 0
  private var usedWhole: Set<String> = []
  private var unknownWhole: [String: Int] = [:]
  private var names: [String] = []

  init(_ layout: ColumnLayout, _ context: SpanContext, _ slices: SpanTexts, _ columns: BlockColumns) {
    (self.layout, self.context, self.slices, self.columns) = (layout, context, slices, columns)
    keys = .allocate(capacity: Self.mostKeys)
    lastListing = .allocate(capacity: Self.mostKeys)
    lastListing.initialize(repeating: 0, count: Self.mostKeys)
    touched = .allocate(capacity: Self.mostKeys)
  }

  deinit {
    for number in 0..<count { keys[number].bytes.deallocate() }
    keys.deallocate()
    lastListing.deallocate()
    touched.deallocate()
  }

  /// The attributes that were stated.
  var used: Set<String> {
    var all = usedWhole
    for (key, name) in zip(UnsafeBufferPointer(start: keys, count: count), names)
    where key.values != nil && key.listings > 0 {
      if let attribute = context.schema.attribute(forField: name) { all.insert(attribute.name) }
    }
    return all
  }

  /// In how many listings a field stands that nobody knows.
  var unknown: [String: Int] {
    var all = unknownWhole
    for (key, name) in zip(UnsafeBufferPointer(start: keys, count: count), names)
    where key.values == nil && key.listings > 0 {
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
    _ record: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, from offset: Int, _ row: Int
  ) -> Bool {
    listing += 1
    let listing = listing
    let start = UInt32(truncatingIfNeeded: offset)
    let end = record + Int(record.pointee.skip)
    var span = record + 1
    var (guess, before, stated) = (0, -1, 0)
    while span < end {
      let number = key(span, in: bytes, guess)
      guard number >= 0 else { return false }
      if before >= 0 { keys[before].next = number }
      before = number
      let key = keys + number
      guess = key.pointee.next
      guard !key.pointee.isOdd, lastListing[key.pointee.slot] != listing else { return false }
      lastListing[key.pointee.slot] = listing
      touched[stated] = number
      stated += 1
      span += 1
      if let column = key.pointee.column {
        guard read(span, in: bytes, row, key, column) else { return false }
        column.places[row] = start + span.pointee.offset..<start + span.pointee.end
        if let texts = column.texts {
          texts._withUnsafeGuaranteedRef {
            if column.isPlain {
              slices.addPlain(span, in: bytes, row, to: $0)
            } else {
              slices.add(span, in: bytes, row, to: $0)
            }
          }
        }
      } else if let values = key.pointee.values {
        let value = values._withUnsafeGuaranteedRef { $0.number(of: span, in: bytes) }
        if value == SpanValues.odd { return false }
      }
      span += Int(span.pointee.skip)
    }
    for place in 0..<stated { keys[touched[place]].listings += 1 }
    return true
  }

  /// Reads the value of a column; false where the listing is to be read as a whole.
  @inline(__always)
  private func read(
    _ span: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, _ row: Int, _ key: UnsafePointer<Key>,
    _ column: Column
  ) -> Bool {
    if let numbers = key.pointee.numbers {
      let (form, digits) = numbers._withUnsafeGuaranteedRef { $0.number(of: span, in: bytes) }
      if form == SpanValues.odd { return false }
      (column.forms[row], column.digits[row]) = (form, digits)
      column.classes[row] = form < 0 ? ValueClasses.someStated : min(form, ValueClasses.someStated)
      // What is only reckoned with has been read by now.
      guard key.pointee.isClassed else { return true }
    }
    guard let values = key.pointee.values else { return true }
    let value = values._withUnsafeGuaranteedRef { $0.number(of: span, in: bytes) }
    if value == SpanValues.odd { return false }
    column.classes[row] = value
    return true
  }

  /// The number of a key; negative where only a string can tell which it is.
  @inline(__always)
  private func key(
    _ span: UnsafePointer<csimdjson_span>, in bytes: UnsafePointer<UInt8>, _ guess: Int
  ) -> Int {
    let start = bytes + Int(span.pointee.offset) + 1
    let length = Int(span.pointee.end - span.pointee.offset) - 2
    if guess < count, keys[guess].length == length, memcmp(keys[guess].bytes, start, length) == 0 { return guess }
    return find(start, length, isEscaped: span.pointee.escaped)
  }

  private func find(_ start: UnsafePointer<UInt8>, _ length: Int, isEscaped: Bool) -> Int {
    if isEscaped || length > ByteNumbers.longest { return -1 }
    let hash = ByteNumbers.hash(start, length)
    if let known = numbers.number(of: start, length, hash: hash) { return Int(known) }
    guard count < Self.mostKeys else { return -1 }
    numbers.set(start, length, hash: hash, Int32(truncatingIfNeeded: count))
    add(start, length)
    return count - 1
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
    var reader: SpanValues?
    var numbers: SpanNumbers?
    let place = attribute.flatMap { layout[$0.name] }
    let described = place.map { layout.columns[$0] }
    if let attribute {
      reader = values[attribute.name] ?? SpanValues(attribute, described?.classes ?? ValueClasses(.nothing), context)
      values[attribute.name] = reader
      numbers = described?.forms.map { SpanNumbers(attribute, $0, context) }
      if let numbers { reckoned.append(numbers) }
    }
    let demand = described?.classes.demand
    (keys + count).initialize(
      to: Key(
        bytes: kept, length: length, values: reader.map(Unmanaged.passUnretained),
        numbers: numbers.map(Unmanaged.passUnretained), column: place.map(column), slot: slot,
        isOdd: isGroup || !isComposed, isClassed: demand.map { $0 != .nothing && $0 != .presence } ?? false))
    count += 1
  }

  private func column(_ place: Int) -> Column {
    let type = context.schema.attributes[layout.columns[place].attribute]?.type
    let isPlain = type != .localizedText && type != .localizedList
    return Column(
      classes: columns.classes[place], forms: columns.forms[place], digits: columns.digits[place],
      places: columns.places[place], texts: columns.texts[place].map(Unmanaged.passUnretained), isPlain: isPlain)
  }
}
