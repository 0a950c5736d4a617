import Catalog
import Text

/// Bits of wordings, by words of 64.
typealias WordingMask = [(word: Int, bits: UInt64)]

/// What is asked of texts by all rules of a plan. Not thread-safe.
final class TextQuestions {
  let index: WordingIndex
  let scanner: WordingScanner
  let evaluator: Evaluator
  /// A wording and a language that a bit stands for, where one was asked for.
  private(set) var wordings: [(wording: Test.Wording, language: String?)?]
  /// Patterns and counts by their numbers; a pattern that cannot be used is nil.
  private(set) var patterns: [Pattern?] = []
  private(set) var meters: [TextMeter] = []
  private var serial = 0
  private var patternNumbers: [String: Int] = [:]
  private var meterNumbers: [TextMeasurement: Int] = [:]

  init(_ index: WordingIndex, _ evaluator: Evaluator) {
    (self.index, self.evaluator) = (index, evaluator)
    scanner = index.makeScanner()
    wordings = [(Test.Wording, String?)?](repeating: nil, count: 64 * scanner.noCandidates.count)
  }

  /// The bits of wordings for texts in a language, 64 a word, without words of none, and whether all of the wordings have
  /// words in it.
  func bits(of wordings: [Test.Wording], language: String?) -> (bits: WordingMask, isWhole: Bool) {
    var mask = scanner.noCandidates
    var isWhole = true
    for wording in wordings {
      guard let bit = index.bit(of: wording, language: language) else {
        isWhole = false
        continue
      }
      mask[bit >> 6] |= 1 << UInt64(bit & 63)
      self.wordings[bit] = (wording, language)
    }
    return (mask.enumerated().filter { $0.element != 0 }.map { (word: $0.offset, bits: $0.element) }, isWhole)
  }

  /// A number for a block, above 0 and never given again.
  func nextSerial() -> Int {
    serial += 1
    return serial
  }

  func number(ofPattern pattern: String) -> Int {
    if let known = patternNumbers[pattern] { return known }
    patterns.append(evaluator.wordings.pattern(pattern))
    patternNumbers[pattern] = patterns.count - 1
    return patterns.count - 1
  }

  func number(of measurement: TextMeasurement) -> Int {
    if let known = meterNumbers[measurement] { return known }
    meters.append(TextMeter(measurement, evaluator))
    meterNumbers[measurement] = meters.count - 1
    return meters.count - 1
  }
}

/// The texts of a block, with the wordings that stand in each: candidates are found in one pass over a text for all rules,
/// and each that is not certain by then is decided once.
///
/// Not thread-safe.
final class BlockTexts {
  /// The texts of a column.
  final class Column {
    let column: TextColumn
    let tags: [String]
    private let questions: TextQuestions
    private let words: Int
    /// Of each text the wordings that may stand there, those that were decided, and those that do.
    private let candidates: UnsafeMutablePointer<UInt64>
    private let decided: UnsafeMutablePointer<UInt64>
    private let present: UnsafeMutablePointer<UInt64>
    /// Of each text, whether it was looked through.
    private let isScanned: UnsafeMutablePointer<Bool>
    /// By the numbers of patterns and counts, then of each text; none where nothing was asked.
    private var patterns: [[UInt8]] = []
    private var ranks: [[Int32]] = []

    init(_ column: TextColumn, _ tags: [String], _ questions: TextQuestions) {
      (self.column, self.tags, self.questions) = (column, tags, questions)
      words = questions.scanner.noCandidates.count
      let count = max(1, column.count)
      candidates = .allocate(capacity: 3 * count * words)
      decided = candidates + count * words
      present = decided + count * words
      isScanned = .allocate(capacity: count)
      isScanned.initialize(repeating: false, count: count)
    }

    deinit {
      candidates.deallocate()
      isScanned.deallocate()
    }

    /// Whether some of these wordings may stand in a text; nobody looks through texts of which nothing is asked.
    @inline(__always)
    func hasAny(of mask: UnsafePointer<SearchMask>, _ slice: Int) -> Bool {
      if !isScanned[slice] { scan(slice) }
      let found = candidates + slice * words
      if words == 0 { return false }
      if found[mask.pointee.word] & mask.pointee.first != 0 { return true }
      return mask.pointee.bits.count > 1 && mask.pointee.bits.contains { found[$0.word] & $0.bits != 0 }
    }

    private func scan(_ slice: Int) {
      isScanned[slice] = true
      let place = slice * words
      questions.scanner.candidates(in: column.slices[slice].bytes, candidates + place, certain: decided + place)
      (present + place).update(from: decided + place, count: words)
    }

    func forEachFound(_ slice: Int, of mask: WordingMask, _ body: (Int) -> Void) {
      for (word, bits) in mask {
        let place = slice * words + word
        var asked = candidates[place] & bits & ~decided[place]
        while asked != 0 {
          let bit = asked.trailingZeroBitCount
          asked &= asked - 1
          decided[place] |= 1 << UInt64(bit)
          if isFound(word << 6 + bit, slice) { present[place] |= 1 << UInt64(bit) }
        }
        var found = candidates[place] & bits & present[place]
        while found != 0 {
          body(word << 6 + found.trailingZeroBitCount)
          found &= found - 1
        }
      }
    }

    private func isFound(_ bit: Int, _ slice: Int) -> Bool {
      guard let (wording, language) = questions.wordings[bit],
        let matcher = questions.evaluator.wordings.matcher(
          for: wording, language: language, in: questions.evaluator.library)
      else { return true }
      return matcher.firstMatch(in: text(slice)) != nil
    }

    /// A text as the reader of values reads it.
    private func text(_ slice: Int) -> String { String(decoding: column.slices[slice].bytes, as: UTF8.self).trimmed }

    /// Whether a pattern is found in a text, by its number; nil where it cannot be used.
    func isFound(pattern: Int, _ slice: Int) -> Bool? {
      guard let compiled = questions.patterns[pattern] else { return nil }
      while patterns.count <= pattern { patterns.append([]) }
      if patterns[pattern].isEmpty { patterns[pattern] = [UInt8](repeating: 0, count: column.count) }
      let known = patterns[pattern][slice]
      if known != 0 { return known == 2 }
      let isFound =
        TextMeasure.trimmed(column.slices[slice].bytes).map { compiled.isFound(in: $0) }
        ?? compiled.isFound(in: text(slice))
      patterns[pattern][slice] = isFound ? 2 : 1
      return isFound
    }

    /// What a count of a text is beside what it is compared with, by the number of both.
    func rank(_ slice: Int, meter: Int) -> Int32 {
      while ranks.count <= meter { ranks.append([]) }
      if ranks[meter].isEmpty { ranks[meter] = [Int32](repeating: -1, count: column.count) }
      let known = ranks[meter][slice]
      if known >= 0 { return known }
      let text = column.slices[slice]
      let rank = questions.meters[meter].rank(of: text.bytes, tags[text.tag])
      ranks[meter][slice] = rank
      return rank
    }
  }

  private let questions: TextQuestions
  private let listings: any ListingBlock
  /// Which of all blocks it is.
  let serial: Int
  private var columns: [Int: Column] = [:]

  init(_ listings: any ListingBlock, _ questions: TextQuestions) {
    (self.listings, self.questions) = (listings, questions)
    serial = questions.nextSerial()
  }

  func texts(inColumn column: Int) -> Column? {
    if let known = columns[column] { return known }
    guard let (texts, tags) = listings.texts(inColumn: column) else { return nil }
    let made = Column(texts, tags, questions)
    columns[column] = made
    return made
  }

  func bits(of wordings: [Test.Wording], language: String?) -> (bits: WordingMask, isWhole: Bool) {
    questions.bits(of: wordings, language: language)
  }

  func number(ofPattern pattern: String) -> Int { questions.number(ofPattern: pattern) }

  func number(of measurement: TextMeasurement) -> Int { questions.number(of: measurement) }
}
