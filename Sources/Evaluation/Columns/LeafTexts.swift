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
  private var masks: [[(bits: [UInt64], isWhole: Bool)]]
  /// The numbers of the patterns and of the counts, once they were asked for.
  private var patternNumbers: [Int] = []
  private var meterNumbers: [Int] = []

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
    for column in whole where listings.classes(inColumn: column)[row] > ValueClasses.unreadable { return nil }
    var sequence = SequenceNumbers.empty
    for (place, search) in searches.enumerated() {
      guard listings.classes(inColumn: search.column)[row] > ValueClasses.unreadable else { continue }
      guard let texts = block.texts(inColumn: search.column), let slices = texts.column[row] else { return nil }
      for slice in slices {
        let tag = texts.column.slices[Int(slice)].tag
        let (mask, isWhole) = mask(of: place, tag, texts.tags, block)
        // A list without words in a language tells nothing of a text in it.
        if !isWhole {
          sequence = sequences.number(of: sequence, followedBy: Self.wordless - Int32(truncatingIfNeeded: tag))
        }
        guard texts.hasAny(of: mask, Int(slice)) else { continue }
        // Which of the texts, and which of the wordings stand in it.
        sequence = sequences.number(of: sequence, followedBy: -1 - (slice - slices.lowerBound))
        texts.forEachFound(Int(slice), of: mask) { bit in
          sequence = sequences.number(of: sequence, followedBy: Int32(truncatingIfNeeded: bit))
        }
      }
    }
    numberQuestions(block)
    for (place, (column, _)) in patterns.enumerated() {
      guard listings.classes(inColumn: column)[row] > ValueClasses.unreadable else { continue }
      guard let texts = block.texts(inColumn: column), let slices = texts.column[row] else { return nil }
      for slice in slices {
        guard let isFound = texts.isFound(pattern: patternNumbers[place], Int(slice)) else { return nil }
        sequence = sequences.number(of: sequence, followedBy: isFound ? 1 : 0)
      }
    }
    for (place, (column, _)) in measures.enumerated() {
      guard listings.classes(inColumn: column)[row] > ValueClasses.unreadable else { continue }
      guard let texts = block.texts(inColumn: column), let slices = texts.column[row] else { return nil }
      for slice in slices {
        sequence = sequences.number(of: sequence, followedBy: texts.rank(Int(slice), meter: meterNumbers[place]))
      }
    }
    return sequence == SequenceNumbers.none ? nil : sequence + 1
  }

  private func numberQuestions(_ block: BlockTexts) {
    guard patternNumbers.count < patterns.count || meterNumbers.count < measures.count else { return }
    patternNumbers = patterns.map { block.number(ofPattern: $0.pattern) }
    meterNumbers = measures.map { block.number(of: $0.measurement) }
  }

  /// Below all numbers of texts in a listing.
  private static let wordless: Int32 = -1 << 24

  private func mask(
    of search: Int, _ tag: Int, _ tags: [String], _ block: BlockTexts
  ) -> (bits: [UInt64], isWhole: Bool) {
    while masks[search].count <= tag {
      let language = tags[masks[search].count]
      masks[search].append(block.bits(of: searches[search].wordings, language: language == "und" ? nil : language))
    }
    return masks[search][tag]
  }
}
