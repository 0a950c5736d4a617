internal import CSimdJSON
package import Catalog

/// Reads chunks of listings into columns of classes, a block at a time.
///
/// Most listings are looked at as spans of bytes only. Those that have something odd, and those that somebody wants to
/// tell about, are read as a whole. Not thread-safe: one a worker.
package final class BlockReader: ListingBlock {
  /// Something to be told about the input, in the order of the file.
  package enum Notice: Sendable {
    case problem(InputProblem)
    /// A listing with values that cannot be read.
    case faulty(Listing)
  }

  private let layout: ColumnLayout
  private let context: SpanContext
  private let parser = JSONListingParser()
  private let fields: SpanFields
  private let slices: SpanTexts
  private var chunk = ListingChunk()
  /// Of each row, the listing where it had to be read as a whole.
  private var listings: [Listing?] = []
  /// Of each row, its piece of the chunk.
  private var pieces: [Int] = []
  private let columns: BlockColumns

  /// What was noticed in the block.
  package private(set) var notices: [Notice] = []
  /// The attributes that listings have stated so far, and how many listings have fields that nobody knows, by name.
  package var usedFields: Set<String> { fields.used }
  package var unknownFields: [String: Int] { fields.unknown }

  package init(_ layout: ColumnLayout, _ facts: FactReader) {
    self.layout = layout
    context = SpanContext(facts)
    slices = SpanTexts(language: facts.defaults.language)
    columns = BlockColumns(layout)
    fields = SpanFields(layout, context, slices, columns)
  }

  deinit { columns.deallocate() }

  // MARK: A block

  package var count: Int { listings.count }

  package func classes(inColumn column: Int) -> UnsafePointer<Int32> { UnsafePointer(columns.classes[column]) }

  package func numbers(inColumn column: Int) -> (forms: UnsafePointer<Int32>, digits: UnsafePointer<Int64>) {
    (UnsafePointer(columns.forms[column]), UnsafePointer(columns.digits[column]))
  }

  package func texts(inColumn column: Int) -> (texts: TextColumn, tags: [String])? {
    columns.texts[column].map { ($0, slices.tags) }
  }

  package func fact(inColumn column: Int, of row: Int) -> Fact {
    let name = layout.columns[column].attribute
    if let listing = listings[row] { return listing.facts[name] ?? .missing }
    // Where nothing is stated, no place was kept.
    guard columns.classes[column][row] != ValueClasses.missing else { return .missing }
    guard columns.classes[column][row] != ValueClasses.none else { return Fact(.none) }
    let place = columns.places[column][row]
    guard let attribute = context.schema.attributes[name],
      let (node, _) = context.value(chunk.bytes + Int(place.lowerBound), count: place.count)
    else { return .missing }
    return context.facts.read(node, of: attribute)
  }

  /// A listing with all its facts and their places.
  package func listing(_ row: Int) -> Listing {
    if let known = listings[row] { return known }
    guard case .listing(let bytes, let place, let index) = chunk.pieces[pieces[row]],
      case .members(let members, _) = parse(bytes, at: place, index: index)
    else { return Listing(facts: [:]) }
    let listing = context.facts.read(RawListing(members: members, place: place, index: index)).0
    listings[row] = listing
    return listing
  }

  /// Takes the listings of a chunk; those of the chunk before are forgotten.
  package func read(_ chunk: ListingChunk) {
    self.chunk = chunk
    listings.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    notices = []
    for (number, column) in layout.columns.enumerated() {
      columns.classes[number].update(repeating: ValueClasses.missing, count: ListingChunk.mostListings)
      if column.forms != nil {
        columns.forms[number].update(repeating: ValueClasses.missing, count: ListingChunk.mostListings)
      }
    }
    slices.removeAll()
    for texts in columns.texts { texts?.removeAll(rows: ListingChunk.mostListings) }
    for (number, piece) in chunk.pieces.enumerated() {
      switch piece {
      case .problem(let problem): notices.append(.problem(problem))
      case .listing(let bytes, let place, let index): read(bytes, number, at: place, index: index)
      }
    }
    complete()
  }

  /// Makes none of what is missing where the data is complete; whole listings were read so.
  private func complete() {
    for declaration in context.facts.completeness.declarations {
      for name in declaration.attributes {
        guard let column = layout[name] else { continue }
        let classes = columns.classes[column]
        for row in listings.indices where classes[row] == ValueClasses.missing && isMeant(declaration.category, row) {
          classes[row] = ValueClasses.none
          if layout.columns[column].forms != nil { columns.forms[column][row] = ValueClasses.none }
        }
      }
    }
  }

  private func isMeant(_ category: String?, _ row: Int) -> Bool {
    guard let category else { return true }
    let fact = layout["category"].map { self.fact(inColumn: $0, of: row) } ?? listing(row).facts["category"]
    return Completeness.isMeant(category, fact, context.schema)
  }

  private func read(_ bytes: Range<Int>, _ piece: Int, at place: Place, index: Int) {
    let row = listings.count
    let source = chunk.bytes + bytes.lowerBound
    guard let spans = parser.spans(source, count: bytes.count), spans.pointee.kind == .record,
      fields.read(spans, in: source, from: bytes.lowerBound, row)
    else { return readWhole(bytes, piece, at: place, index: index) }
    listings.append(nil)
    pieces.append(piece)
  }

  // MARK: Whole listings

  private func parse(_ bytes: Range<Int>, at place: Place, index: Int) -> JSONListingParser.Outcome {
    parser.parse(
      UnsafeBufferPointer(start: chunk.bytes + bytes.lowerBound, count: bytes.count), at: place, index: index)
  }

  private func readWhole(_ bytes: Range<Int>, _ piece: Int, at place: Place, index: Int) {
    let outcome = parse(bytes, at: place, index: index)
    guard case .members(let members, let problems) = outcome else {
      let source = UnsafeBufferPointer(start: chunk.bytes + bytes.lowerBound, count: bytes.count)
      notices += [outcome.problem(source, at: place, index: index)].compactMap(\.self).map { .problem($0) }
      return
    }
    for problem in problems { notices.append(.problem(problem)) }
    let (listing, unknown) = context.facts.read(RawListing(members: members, place: place, index: index))
    fields.count(used: listing.facts.filter { !$0.value.isDeclaredComplete }.keys, unknown: unknown)
    let row = listings.count
    for (number, column) in layout.columns.enumerated() {
      let fact = listing.facts[column.attribute] ?? .missing
      columns.classes[number][row] = column.classes.number(of: fact)
      if let forms = column.forms {
        (columns.forms[number][row], columns.digits[number][row]) = forms.parts(of: fact)
      }
    }
    for texts in columns.texts { texts?.setWhole(row) }
    notices.append(.faulty(listing))
    listings.append(listing)
    pieces.append(piece)
  }
}
