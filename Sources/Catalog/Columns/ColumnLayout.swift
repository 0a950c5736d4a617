/// The attributes that rules read, each a column, and the classes that they tell apart in it.
///
/// The classes belong to one plan and what it remembers. Not thread-safe.
package final class ColumnLayout {
  package struct Column {
    package let attribute: String
    package let classes: ValueClasses
    /// The forms of its numbers, where rules reckon with them.
    package let forms: NumberForms?
    /// Whether rules look for words in its texts, or measure them.
    package let hasTexts: Bool
  }

  package let columns: [Column]
  private let places: [String: Int]

  /// - Parameters:
  ///   - reckoned: the attributes whose numbers rules reckon with.
  ///   - searched: the attributes in whose texts rules look for words, or which they measure.
  package init(_ demands: [String: Demand], reckoned: Set<String> = [], searched: Set<String> = []) {
    columns = demands.sorted { $0.key < $1.key }.map { name, demand in
      Column(
        attribute: name, classes: ValueClasses(demand), forms: reckoned.contains(name) ? NumberForms() : nil,
        hasTexts: searched.contains(name))
    }
    places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.attribute, $0) })
  }

  /// The place of an attribute's column.
  package subscript(attribute: String) -> Int? { places[attribute] }
}

/// A block of listings as columns of classes; the facts themselves are made only when somebody asks.
package protocol ListingBlock: AnyObject {
  /// The number of listings.
  var count: Int { get }
  /// The class of each listing's value (``ValueClasses``) in a column of the layout. Valid until the block is filled anew.
  func classes(inColumn column: Int) -> UnsafePointer<Int32>
  /// The form of each listing's number (``NumberForms``) and its digits, in a column whose numbers are reckoned with.
  func numbers(inColumn column: Int) -> (forms: UnsafePointer<Int32>, digits: UnsafePointer<Int64>)
  /// The texts of a column that has texts, and the languages by their numbers; nil where only the listings know them.
  func texts(inColumn column: Int) -> (texts: TextColumn, tags: [String])?
  /// What a listing says in a column.
  func fact(inColumn column: Int, of row: Int) -> Fact
}

/// Listings that were read already, as a block.
package final class ListedBlock: ListingBlock {
  private let layout: ColumnLayout
  private var listings: [Listing] = []
  private var numbers: [UnsafeMutablePointer<Int32>?]
  private var forms: [UnsafeMutablePointer<Int32>?]
  private var digits: [UnsafeMutablePointer<Int64>?]

  package init(_ layout: ColumnLayout) {
    self.layout = layout
    numbers = layout.columns.map { _ in nil }
    forms = numbers
    digits = layout.columns.map { _ in nil }
  }

  deinit { forget() }

  package var count: Int { listings.count }

  package func texts(inColumn column: Int) -> (texts: TextColumn, tags: [String])? { nil }

  /// Takes other listings.
  package func fill(_ listings: [Listing]) {
    forget()
    self.listings = listings
  }

  private func forget() {
    for column in numbers.indices {
      numbers[column]?.deallocate()
      forms[column]?.deallocate()
      digits[column]?.deallocate()
      (numbers[column], forms[column], digits[column]) = (nil, nil, nil)
    }
  }

  package func fact(inColumn column: Int, of row: Int) -> Fact {
    listings[row].facts[layout.columns[column].attribute] ?? .missing
  }

  package func classes(inColumn column: Int) -> UnsafePointer<Int32> {
    if let known = numbers[column] { return UnsafePointer(known) }
    let made = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, listings.count))
    for row in listings.indices {
      made[row] = layout.columns[column].classes.number(of: fact(inColumn: column, of: row))
    }
    numbers[column] = made
    return UnsafePointer(made)
  }

  package func numbers(inColumn column: Int) -> (forms: UnsafePointer<Int32>, digits: UnsafePointer<Int64>) {
    if let forms = forms[column], let digits = digits[column] { return (UnsafePointer(forms), UnsafePointer(digits)) }
    let madeForms = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, listings.count))
    let madeDigits = UnsafeMutablePointer<Int64>.allocate(capacity: max(1, listings.count))
    for row in listings.indices {
      (madeForms[row], madeDigits[row]) =
        layout.columns[column].forms?.parts(of: fact(inColumn: column, of: row)) ?? (ValueClasses.unnumbered, 0)
    }
    (forms[column], digits[column]) = (madeForms, madeDigits)
    return (UnsafePointer(madeForms), UnsafePointer(madeDigits))
  }
}
