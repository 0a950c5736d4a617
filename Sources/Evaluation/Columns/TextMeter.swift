import Catalog
import Text
import Values

/// What counts of texts are beside what they are compared with.
///
/// It counts the bytes of a text where those tell, else the characters as the evaluator does; what a count is beside the
/// limits is found once. Not thread-safe.
final class TextMeter {
  private let measurement: TextMeasurement
  private let evaluator: Evaluator
  /// Of counts, and of capitals among so many letters.
  private var ranks = [Int32](repeating: -1, count: 1 << 12)
  private var shares: [Int: Int32] = [:]
  /// By the language whose words do not count.
  private var uses: [String: WordUses] = [:]

  init(_ measurement: TextMeasurement, _ evaluator: Evaluator) {
    (self.measurement, self.evaluator) = (measurement, evaluator)
  }

  /// The rank of a text in valid UTF-8, as the listing has it.
  func rank(of text: UnsafeBufferPointer<UInt8>, _ language: String) -> Int32 {
    guard let trimmed = TextMeasure.trimmed(text) else { return slowRank(of: text, language) }
    if measurement.function == .capitals {
      return TextMeasure.casedLetters(in: trimmed).map { rank(ofCapitals: $0.capitals, among: $0.all) }
        ?? slowRank(of: text, language)
    }
    return count(trimmed, language).map(rank) ?? slowRank(of: text, language)
  }

  /// A count told by bytes.
  private func count(_ text: UnsafeBufferPointer<UInt8>, _ language: String) -> Int? {
    switch measurement.function {
    case .characters: TextMeasure.characters(in: text)
    case .bytes: text.count
    case .words: TextMeasure.words(in: text)
    case .repeats: uses(language).most(in: text)
    default: nil
    }
  }

  private func uses(_ language: String) -> WordUses {
    if let known = uses[language] { return known }
    let made = WordUses(ignoring: evaluator.wordsWithoutCount(measurement.ignored, language))
    uses[language] = made
    return made
  }

  private func slowRank(of text: UnsafeBufferPointer<UInt8>, _ language: String) -> Int32 {
    let text = String(decoding: text, as: UTF8.self).trimmed
    return measurement.rank(of: evaluator.count(measurement, in: text, language))
  }

  // MARK: Ranks

  private func rank(of count: Int) -> Int32 {
    guard count < ranks.count else { return measurement.rank(of: .number(Rational(count))) }
    if ranks[count] < 0 { ranks[count] = measurement.rank(of: .number(Rational(count))) }
    return ranks[count]
  }

  private func rank(ofCapitals capitals: Int, among all: Int) -> Int32 {
    let key = capitals << 32 | all
    if let known = shares[key] { return known }
    let rank = measurement.rank(of: .percent(TextMeasure.share(ofCapitals: capitals, among: all)))
    if shares.count < 1 << 14 { shares[key] = rank }
    return rank
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
