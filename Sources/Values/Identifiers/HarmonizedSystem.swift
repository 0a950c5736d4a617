/// The chapters, headings and subheadings of the Harmonized System that exist.
///
/// Source: World Customs Organization, Harmonized System, edition 2022 (in force since 2022-01-01), as published by UN
/// Comtrade; the public dataset core/harmonized-system, Public Domain Dedication and Licence; compared 2026-11-21. The
/// codes are kept without their descriptions: 96 chapters, 1,228 headings, 5,612 subheadings.
public enum HarmonizedSystem {
  /// The first two, four or six digits of a code that name nothing; `nil` where the subheading exists.
  ///
  /// - Parameter code: digits in ASCII.
  static func unknownPart(of code: some Collection<UInt8>) -> String? {
    var number = 0
    for (index, byte) in code.prefix(6).enumerated() {
      number = number * 10 + Int(byte & 0x0F)
      guard index % 2 == 1 else { continue }
      let level = index / 2
      guard levels[level].contains(number) else { return String(decoding: code.prefix(index + 1), as: UTF8.self) }
    }
    return code.count < 6 ? String(decoding: code, as: UTF8.self) : nil
  }

  /// How many codes of two, four and six digits there are.
  public static var counts: [Int] { levels.map(\.count) }

  /// The numbers of two, four and six digits.
  private static let levels: [BitSet] = {
    var (chapters, headings, subheadings) = (BitSet(100), BitSet(10_000), BitSet(1_000_000))
    for row in table.utf8.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") }) {
      var heading = 0
      for (index, word) in row.split(separator: UInt8(ascii: " ")).enumerated() {
        let number = word.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        if index == 0 { heading = number } else { subheadings.insert(heading * 100 + number) }
      }
      chapters.insert(heading / 100)
      headings.insert(heading)
    }
    return [chapters, headings, subheadings]
  }()

  /// Whole numbers below a bound, a bit for each.
  private struct BitSet {
    private var words: [UInt64]
    private(set) var count = 0

    init(_ bound: Int) { words = Array(repeating: 0, count: bound / 64 + 1) }

    func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 == 1 }

    mutating func insert(_ number: Int) {
      if !contains(number) { count += 1 }
      words[number >> 6] |= 1 << UInt64(number & 63)
    }
  }
}
