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
  /// The bits of each search in each language.
  private let masks: [SearchMasks]
  /// The numbers of the patterns and of the counts, once they were asked for.
  private var patternNumbers: [Int] = []
  private var meterNumbers: [Int] = []

  /// A column of the block that is being judged.
  private struct Read {
    let classes: UnsafePointer<Int32>
    /// Held by the block.
    let texts: Unmanaged<BlockTexts.Column>?
  }
  @exclusivity(unchecked) private var serial = 0
  /// The only thing that is asked, where it is one search: most tests.
  @exclusivity(unchecked) private var single: Read?
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
    masks = searches.map { _ in SearchMasks() }
    isEmpty = searches.isEmpty && patterns.isEmpty && measures.isEmpty && whole.isEmpty
  }

  /// The number of a listing's texts, 0 where they hold none of the words and nothing is counted; nil where the listing
  /// itself has to be asked.
  func number(of row: Int, _ block: BlockTexts, _ listings: any ListingBlock) -> Int32? {
    if block.serial != serial { prepare(block, listings) }
    if let single { return number(of: row, single, block) }
    for classes in wholeClasses where classes[row] > ValueClasses.unreadable { return nil }
    var sequence = SequenceNumbers.empty
    for place in searched.indices where searched[place].classes[row] > ValueClasses.unreadable {
      guard follow(&sequence, row, searched[place], masks[place], search: place, block) else { return nil }
    }
    for place in matched.indices where matched[place].classes[row] > ValueClasses.unreadable {
      guard let texts = matched[place].texts?.takeUnretainedValue(), let slices = texts.column[row] else { return nil }
      for slice in slices {
        guard let isFound = texts.isFound(pattern: patternNumbers[place], Int(slice)) else { return nil }
        sequence = sequences.number(of: sequence, followedBy: isFound ? 1 : 0)
      }
    }
    for place in measured.indices where measured[place].classes[row] > ValueClasses.unreadable {
      guard let texts = measured[place].texts?.takeUnretainedValue(), let slices = texts.column[row] else { return nil }
      for slice in slices {
        sequence = sequences.number(of: sequence, followedBy: texts.rank(Int(slice), meter: meterNumbers[place]))
      }
    }
    return sequence == SequenceNumbers.none ? nil : sequence + 1
  }

  private func number(of row: Int, _ read: Read, _ block: BlockTexts) -> Int32? {
    guard read.classes[row] > ValueClasses.unreadable else { return 0 }
    var sequence = SequenceNumbers.empty
    guard follow(&sequence, row, read, masks[0], search: 0, block), sequence != SequenceNumbers.none else { return nil }
    return sequence + 1
  }

  /// Adds which of the wordings of a search stand in a listing's texts, and in which of them; false where only the listing
  /// knows its texts.
  @inline(__always)
  private func follow(
    _ sequence: inout Int32, _ row: Int, _ read: Read, _ masks: SearchMasks, search: Int, _ block: BlockTexts
  ) -> Bool {
    guard let unmanaged = read.texts else { return false }
    return unmanaged._withUnsafeGuaranteedRef { texts in
      guard let slices = texts.column[row] else { return false }
      for slice in slices {
        let tag = texts.column.slices[Int(slice)].tag
        if masks.count <= tag { makeMasks(of: search, upTo: tag, texts.tags, block) }
        let mask = masks.all + tag
        // A list without words in a language tells nothing of a text in it.
        if !mask.pointee.isWhole {
          sequence = sequences.number(of: sequence, followedBy: Self.wordless - Int32(truncatingIfNeeded: tag))
        }
        guard texts.hasAny(of: mask, Int(slice)) else { continue }
        sequence = sequences.number(of: sequence, followedBy: -1 - (slice - slices.lowerBound))
        texts.forEachFound(Int(slice), of: mask.pointee.bits) { bit in
          sequence = sequences.number(of: sequence, followedBy: Int32(truncatingIfNeeded: bit))
        }
      }
      return true
    }
  }

  // MARK: A block

  /// Finds the columns of a block once for all of its listings.
  private func prepare(_ block: BlockTexts, _ listings: any ListingBlock) {
    serial = block.serial
    func read(_ column: Int) -> Read {
      Read(
        classes: listings.classes(inColumn: column),
        texts: block.texts(inColumn: column).map(Unmanaged.passUnretained))
    }
    wholeClasses = whole.map { listings.classes(inColumn: $0) }
    searched = searches.map { read($0.column) }
    matched = patterns.map { read($0.column) }
    measured = measures.map { read($0.column) }
    let isSingle = searched.count == 1 && matched.isEmpty && measured.isEmpty && wholeClasses.isEmpty
    single = isSingle ? searched[0] : nil
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
      let (bits, isWhole) = block.bits(
        of: searches[search].wordings, language: language == "und" ? nil : language)
      masks[search].append(SearchMask(bits: bits, isWhole: isWhole))
    }
  }
}

/// The bits of a search in a language, and whether all of its wordings have words in it.
struct SearchMask {
  let bits: WordingMask
  let isWhole: Bool
  /// The first word of the bits: mostly the only one.
  let word: Int
  let first: UInt64

  init(bits: WordingMask, isWhole: Bool) {
    (self.bits, self.isWhole) = (bits, isWhole)
    (word, first) = bits.first.map { ($0.word, $0.bits) } ?? (0, 0)
  }
}

/// The bits of a search by language. Not thread-safe.
private final class SearchMasks {
  @exclusivity(unchecked) private(set) var all: UnsafeMutablePointer<SearchMask>
  @exclusivity(unchecked) private(set) var count = 0
  private var capacity = 8

  init() { all = .allocate(capacity: capacity) }

  deinit {
    all.deinitialize(count: count)
    all.deallocate()
  }

  func append(_ mask: SearchMask) {
    if count == capacity {
      let old = all
      all = .allocate(capacity: 2 * capacity)
      all.moveInitialize(from: old, count: count)
      old.deallocate()
      capacity *= 2
    }
    (all + count).initialize(to: mask)
    count += 1
  }
}
