import Catalog
import Text
import Values

/// What is counted in a text, and what the count is compared with.
struct TextMeasurement: Hashable {
  let function: Term.Function
  /// The list whose words do not count.
  let ignored: FactValue?
  let limits: [FactValue]

  /// How many of the limits a count is above, twice, and once more where it equals one.
  func rank(of value: FactValue) -> Int32 {
    limits.reduce(0) { rank, limit in
      rank + (value.plainOrder(to: limit).map { $0 < 0 ? 0 : $0 == 0 ? 1 : 2 } ?? 3)
    }
  }
}

/// What a test asks of the texts of a listing, as a number: where it is the same, and so are the classes of all values,
/// the test comes out the same.
///
/// Not thread-safe.
final class LeafTexts {
  private let searches: [(column: Int, wordings: [Test.Wording])]
  private let patterns: [(column: Int, pattern: String)]
  private let measures: [(column: Int, measurement: TextMeasurement)]
  /// Columns of texts that it reads in other ways.
  private let whole: [Int]
  private let sequences = SequenceNumbers()
  /// The bits of each search in each language, and whether all of its wordings have words in it.
  private var masks: [[(bits: WordingMask, isWhole: Bool)]]
  /// The numbers of the patterns and of the counts, once they were asked for.
  private var patternNumbers: [Int] = []
  private var meterNumbers: [Int] = []

  /// A column of the block that is being judged.
  private struct Read {
    let classes: UnsafePointer<Int32>
    let texts: BlockTexts.Column?
  }
  private var serial = 0
  private var wholeClasses: [UnsafePointer<Int32>] = []
  private var searched: [Read] = []
  private var matched: [Read] = []
  private var measured: [Read] = []

  /// Whether it reads no text at all.
  let isEmpty: Bool

  init(_ words: PredicateGraph.WordsRead, _ layout: ColumnLayout) {
    whole = words.whole.sorted().compactMap { layout[$0] }
    searches = words.mentioned.sorted { $0.key < $1.key }.compactMap { name, wordings in
      layout[name].map { ($0, Array(wordings)) }
    }
    patterns = words.matched.sorted { $0.key < $1.key }.flatMap { name, patterns in
      patterns.sorted().compactMap { pattern in layout[name].map { ($0, pattern) } }
    }
    measures = words.measured.sorted { $0.key < $1.key }.flatMap { name, all in
      all.compactMap { measurement in layout[name].map { ($0, measurement) } }
    }
    masks = searches.map { _ in [] }
    isEmpty = searches.isEmpty && patterns.isEmpty && measures.isEmpty && whole.isEmpty
  }

  /// The number of a listing's texts, 0 where they hold none of the words and nothing is counted; nil where the listing
  /// itself has to be asked.
  func number(of row: Int, _ block: BlockTexts, _ listings: any ListingBlock) -> Int32? {
    if block.serial != serial { prepare(block, listings) }
    for classes in wholeClasses where classes[row] > ValueClasses.unreadable { return nil }
    var sequence = SequenceNumbers.empty
    for place in searched.indices where searched[place].classes[row] > ValueClasses.unreadable {
      guard let texts = searched[place].texts, let slices = texts.column[row] else { return nil }
      for slice in slices {
        follow(&sequence, Int(slice), at: Int(slice - slices.lowerBound), texts, search: place, block)
      }
    }
    for place in matched.indices where matched[place].classes[row] > ValueClasses.unreadable {
      guard let texts = matched[place].texts, let slices = texts.column[row] else { return nil }
      for slice in slices {
        guard let isFound = texts.isFound(pattern: patternNumbers[place], Int(slice)) else { return nil }
        sequence = sequences.number(of: sequence, followedBy: isFound ? 1 : 0)
      }
    }
    for place in measured.indices where measured[place].classes[row] > ValueClasses.unreadable {
      guard let texts = measured[place].texts, let slices = texts.column[row] else { return nil }
      for slice in slices {
        sequence = sequences.number(of: sequence, followedBy: texts.rank(Int(slice), meter: meterNumbers[place]))
      }
    }
    return sequence == SequenceNumbers.none ? nil : sequence + 1
  }

  /// Adds which of the wordings of a search stand in a text, and which of the listing's texts that is.
  private func follow(
    _ sequence: inout Int32, _ slice: Int, at place: Int, _ texts: BlockTexts.Column, search: Int,
    _ block: BlockTexts
  ) {
    let tag = texts.column.slices[slice].tag
    if masks[search].count <= tag { makeMasks(of: search, upTo: tag, texts.tags, block) }
    // A list without words in a language tells nothing of a text in it.
    if !masks[search][tag].isWhole {
      sequence = sequences.number(of: sequence, followedBy: Self.wordless - Int32(truncatingIfNeeded: tag))
    }
    guard texts.hasAny(of: masks[search][tag].bits, slice) else { return }
    sequence = sequences.number(of: sequence, followedBy: -1 - Int32(truncatingIfNeeded: place))
    texts.forEachFound(slice, of: masks[search][tag].bits) { bit in
      sequence = sequences.number(of: sequence, followedBy: Int32(truncatingIfNeeded: bit))
    }
  }

  // MARK: A block

  /// Finds the columns of a block once for all of its listings.
  private func prepare(_ block: BlockTexts, _ listings: any ListingBlock) {
    serial = block.serial
    func read(_ column: Int) -> Read {
      Read(classes: listings.classes(inColumn: column), texts: block.texts(inColumn: column))
    }
    wholeClasses = whole.map { listings.classes(inColumn: $0) }
    searched = searches.map { read($0.column) }
    matched = patterns.map { read($0.column) }
    measured = measures.map { read($0.column) }
    numberQuestions(block)
  }

  private func numberQuestions(_ block: BlockTexts) {
    guard patternNumbers.count < patterns.count || meterNumbers.count < measures.count else { return }
    patternNumbers = patterns.map { block.number(ofPattern: $0.pattern) }
    meterNumbers = measures.map { block.number(of: $0.measurement) }
  }

  /// Below all numbers of texts in a listing.
  private static let wordless: Int32 = -1 << 24

  private func makeMasks(of search: Int, upTo tag: Int, _ tags: [String], _ block: BlockTexts) {
    while masks[search].count <= tag {
      let language = tags[masks[search].count]
      masks[search].append(block.bits(of: searches[search].wordings, language: language == "und" ? nil : language))
    }
  }
}
