import Catalog
import Text
import Values

/// What a test reads of the texts of a block: most texts hold none of its words, and then they need not be looked at.
///
/// Not thread-safe.
final class LeafTexts {
  /// Wordings that are looked for in a column, as bits by the number of the language; nil where nothing can be said of a
  /// text in that language.
  private final class Search {
    let column: Int
    let wordings: [Test.Wording]
    var masks: [[UInt64]?] = []

    init(column: Int, wordings: [Test.Wording]) { (self.column, self.wordings) = (column, wordings) }
  }

  private let searches: [Search]
  private let measures: [(column: Int, limits: [Int])]
  /// Columns of texts that it reads as a whole.
  let whole: [Int]
  private var sequences = SequenceNumbers()

  /// Whether it reads no text at all.
  var isEmpty: Bool { searches.isEmpty && measures.isEmpty && whole.isEmpty }

  init(_ words: PredicateGraph.WordsRead, _ layout: ColumnLayout) {
    var whole = words.whole
    var measures: [(Int, [Int])] = []
    for (name, values) in words.measured.sorted(by: { $0.key < $1.key }) {
      let limits = values.compactMap { value -> Int? in
        if case .number(let number) = value { number.exactDecimal.flatMap { Int(exactly: $0) } } else { nil }
      }
      if limits.count < values.count { whole.insert(name) }
      if let column = layout[name] { measures.append((column, limits)) }
    }
    self.measures = measures
    self.whole = whole.sorted().compactMap { layout[$0] }
    searches = words.mentioned.sorted { $0.key < $1.key }.compactMap { name, wordings in
      layout[name].map { Search(column: $0, wordings: Array(wordings)) }
    }
  }

  /// What is to be known of a listing's texts beside their classes: the same number wherever the test comes out the same.
  /// Nil where its words have to be read.
  func number(of row: Int, _ block: BlockTexts, _ listings: any ListingBlock) -> Int32? {
    for column in whole where listings.classes(inColumn: column)[row] > ValueClasses.unreadable { return nil }
    for search in searches where listings.classes(inColumn: search.column)[row] > ValueClasses.unreadable {
      guard let texts = block.texts(inColumn: search.column), let slices = texts.column[row] else { return nil }
      for slice in slices {
        guard let mask = mask(of: search, texts.column.slices[Int(slice)].tag, texts.tags, block) else { return nil }
        if texts.hasAny(of: mask, Int(slice)) { return nil }
      }
    }
    var sequence = SequenceNumbers.empty
    for (column, limits) in measures where listings.classes(inColumn: column)[row] > ValueClasses.unreadable {
      guard let texts = block.texts(inColumn: column), let slices = texts.column[row] else { return nil }
      for slice in slices {
        let count = texts.characters(Int(slice))
        let rank = limits.reduce(0) { $0 + (count < $1 ? 0 : count == $1 ? 1 : 2) }
        sequence = sequences.number(of: sequence, followedBy: Int32(truncatingIfNeeded: rank))
      }
    }
    return sequence == SequenceNumbers.none ? nil : sequence + 1
  }

  private func mask(of search: Search, _ tag: Int, _ tags: [String], _ block: BlockTexts) -> [UInt64]? {
    while search.masks.count <= tag {
      let language = tags[search.masks.count]
      var mask = block.noBits
      var isKnown = true
      for wording in search.wordings {
        if let bit = block.index.bit(of: wording, language: language == "und" ? nil : language) {
          mask[bit >> 6] |= 1 << UInt64(bit & 63)
        } else {
          isKnown = false
        }
      }
      search.masks.append(isKnown ? mask : nil)
    }
    return search.masks[tag]
  }
}

/// The texts of a block, with the wordings that may stand in each: found in one pass over a text for all rules.
///
/// Not thread-safe.
final class BlockTexts {
  /// The texts of a column.
  final class Column {
    let column: TextColumn
    let tags: [String]
    private let words: Int
    private let scanner: WordingScanner
    private var bits: [UInt64] = []
    private var isScanned = false
    private var counts: [Int32] = []

    init(_ column: TextColumn, _ tags: [String], _ scanner: WordingScanner, words: Int) {
      (self.column, self.tags, self.scanner, self.words) = (column, tags, scanner, words)
    }

    /// Whether some of these wordings may stand in a text.
    func hasAny(of mask: [UInt64], _ slice: Int) -> Bool {
      if !isScanned { scan() }
      for word in 0..<words where bits[slice * words + word] & mask[word] != 0 { return true }
      return false
    }

    private func scan() {
      isScanned = true
      bits.reserveCapacity(column.slices.count * words)
      var found = [UInt64](repeating: 0, count: words)
      for slice in column.slices {
        scanner.candidates(in: slice.bytes, &found)
        bits += found
      }
    }

    /// The number of user-perceived characters of a text.
    func characters(_ slice: Int) -> Int {
      if counts.isEmpty { counts = [Int32](repeating: -1, count: column.slices.count) }
      if counts[slice] < 0 {
        // As the reader of values does, without white space at the ends.
        counts[slice] = Int32(clamping: String(decoding: column.slices[slice].bytes, as: UTF8.self).trimmed.count)
      }
      return Int(counts[slice])
    }
  }

  let index: WordingIndex
  let noBits: [UInt64]
  private let listings: any ListingBlock
  private let scanner: WordingScanner
  private var columns: [Int: Column] = [:]

  init(_ listings: any ListingBlock, _ index: WordingIndex, _ scanner: WordingScanner) {
    (self.listings, self.index, self.scanner) = (listings, index, scanner)
    noBits = scanner.noCandidates
  }

  func texts(inColumn column: Int) -> Column? {
    if let known = columns[column] { return known }
    guard let (texts, tags) = listings.texts(inColumn: column) else { return nil }
    let made = Column(texts, tags, scanner, words: noBits.count)
    columns[column] = made
    return made
  }
}
