import Catalog
import Text
import Values

/// What is looked for in the texts of all rules of a plan. Not thread-safe.
final class TextQuestions {
  let index: WordingIndex
  let scanner: WordingScanner
  let evaluator: Evaluator
  /// A wording and a language that a bit stands for, where one was asked for.
  private(set) var wordings: [(wording: Test.Wording, language: String?)?]

  init(_ index: WordingIndex, _ evaluator: Evaluator) {
    (self.index, self.evaluator) = (index, evaluator)
    scanner = index.makeScanner()
    wordings = [(Test.Wording, String?)?](repeating: nil, count: 64 * scanner.noCandidates.count)
  }

  /// The bits of wordings for texts in a language, and whether all of them have words in it.
  func bits(of wordings: [Test.Wording], language: String?) -> (bits: [UInt64], isWhole: Bool) {
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
    return (mask, isWhole)
  }
}

/// The texts of a block, with the wordings that stand in each: candidates are found in one pass over a text for all rules,
/// and each is decided once.
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
    private var candidates: [UInt64] = []
    private var decided: [UInt64] = []
    private var present: [UInt64] = []
    private var isScanned = false
    private var patterns: [String: [UInt8]] = [:]
    private var ranks: [TextMeasurement: [Int32]] = [:]

    init(_ column: TextColumn, _ tags: [String], _ questions: TextQuestions) {
      (self.column, self.tags, self.questions) = (column, tags, questions)
      words = questions.scanner.noCandidates.count
    }

    /// Whether some of these wordings may stand in a text.
    func hasAny(of mask: [UInt64], _ slice: Int) -> Bool {
      if !isScanned { scan() }
      for word in 0..<words where candidates[slice * words + word] & mask[word] != 0 { return true }
      return false
    }

    private func scan() {
      isScanned = true
      candidates.reserveCapacity(column.slices.count * words)
      var found = [UInt64](repeating: 0, count: words)
      for slice in column.slices {
        questions.scanner.candidates(in: slice.bytes, &found)
        candidates += found
      }
      decided = [UInt64](repeating: 0, count: candidates.count)
      present = decided
    }

    func forEachFound(_ slice: Int, of mask: [UInt64], _ body: (Int) -> Void) {
      for word in 0..<words {
        let place = slice * words + word
        var asked = candidates[place] & mask[word] & ~decided[place]
        while asked != 0 {
          let bit = asked.trailingZeroBitCount
          asked &= asked - 1
          decided[place] |= 1 << UInt64(bit)
          if isFound(word << 6 + bit, slice) { present[place] |= 1 << UInt64(bit) }
        }
        var found = candidates[place] & mask[word] & present[place]
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

    /// Whether a pattern is found in a text; nil where it cannot be used.
    func isFound(_ pattern: String, _ slice: Int) -> Bool? {
      guard let compiled = questions.evaluator.wordings.pattern(pattern) else { return nil }
      if patterns[pattern] == nil { patterns[pattern] = [UInt8](repeating: 0, count: column.slices.count) }
      if let known = patterns[pattern]?[slice], known != 0 { return known == 2 }
      let isFound = compiled.isFound(in: text(slice))
      patterns[pattern]?[slice] = isFound ? 2 : 1
      return isFound
    }

    /// What a count of a text is beside what it is compared with.
    func rank(_ slice: Int, _ measurement: TextMeasurement) -> Int32 {
      if ranks[measurement] == nil { ranks[measurement] = [Int32](repeating: -1, count: column.slices.count) }
      if let known = ranks[measurement]?[slice], known >= 0 { return known }
      let text = column.slices[slice]
      let rank = measurement.rank(of: questions.evaluator.count(measurement, in: self.text(slice), tags[text.tag]))
      ranks[measurement]?[slice] = rank
      return rank
    }
  }

  private let questions: TextQuestions
  private let listings: any ListingBlock
  private var columns: [Int: Column] = [:]

  init(_ listings: any ListingBlock, _ questions: TextQuestions) {
    (self.listings, self.questions) = (listings, questions)
  }

  func texts(inColumn column: Int) -> Column? {
    if let known = columns[column] { return known }
    guard let (texts, tags) = listings.texts(inColumn: column) else { return nil }
    let made = Column(texts, tags, questions)
    columns[column] = made
    return made
  }

  func bits(of wordings: [Test.Wording], language: String?) -> (bits: [UInt64], isWhole: Bool) {
    questions.bits(of: wordings, language: language)
  }
}

extension Evaluator {
  /// What a function counts in a text.
  fileprivate func count(_ measurement: TextMeasurement, in text: String, _ language: String) -> FactValue {
    switch measurement.function {
    case .characters: .number(Rational(TextMeasure.characters(of: text)))
    case .bytes: .number(Rational(text.utf8.count))
    case .words: .number(Rational(TextMeasure.words(of: text)))
    case .capitals: .percent(TextMeasure.capitals(of: text) ?? Self.capitals(text))
    default: .number(Rational(repeats(text, ignoring: measurement.ignored, language)))
    }
  }
}
