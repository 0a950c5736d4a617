internal import Catalog

/// Room for the columns of a block; whoever makes it deallocates it.
struct BlockColumns {
  /// Of each column and row, the class of the value.
  let classes: [UnsafeMutablePointer<Int32>]
  /// Of each column and row, the form and the digits of the number, where numbers are reckoned with.
  let forms: [UnsafeMutablePointer<Int32>]
  let digits: [UnsafeMutablePointer<Int64>]
  /// The texts of columns that have texts.
  let texts: [TextColumn?]
  /// Of each column and row, where the value stands in the chunk.
  let places: [UnsafeMutablePointer<Range<UInt32>>]

  init(_ layout: ColumnLayout) {
    let rows = ListingChunk.mostListings
    classes = layout.columns.map { _ in .allocate(capacity: rows) }
    forms = layout.columns.map { _ in .allocate(capacity: rows) }
    digits = layout.columns.map { _ in .allocate(capacity: rows) }
    texts = layout.columns.map { $0.hasTexts ? TextColumn() : nil }
    places = layout.columns.map { _ in .allocate(capacity: rows) }
  }

  func deallocate() {
    for column in classes + forms { column.deallocate() }
    for column in digits { column.deallocate() }
    for column in places { column.deallocate() }
  }
}
