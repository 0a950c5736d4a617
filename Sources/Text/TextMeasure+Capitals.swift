package import Values

extension TextMeasure {
  /// The share of capitals among the letters of a text that have case, 0 where none has; nil where only the characters
  /// themselves know: letters beyond Latin-1 that may have case, and marks.
  package static func capitals(of text: String) -> Rational? {
    let counts = text.utf8.withContiguousStorageIfAvailable { casedLetters(in: $0) }.flatMap(\.self)
    return counts.map { share(ofCapitals: $0.capitals, among: $0.all) }
  }

  /// The share of some capitals among letters that have case, 0 where there are none.
  package static func share(ofCapitals capitals: Int, among all: Int) -> Rational {
    Rational(capitals).divided(by: Rational(all)) ?? Rational(0)
  }

  /// The letters with case in valid UTF-8, and the capitals among them; nil where ``capitals(of:)`` is.
  package static func casedLetters(in bytes: UnsafeBufferPointer<UInt8>) -> (all: Int, capitals: Int)? {
    var (all, capitals) = (0, 0)
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): (all, capitals) = (all + 1, capitals + 1)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): all += 1
      case 0..<0x80: break
      // À to ÿ but × and ÷.
      case 0xC3:
        let second = bytes[offset + 1]
        if second != 0x97, second != 0xB7 { all += 1 }
        if second < 0x9F, second != 0x97 { capitals += 1 }
        offset += 1
      // Kana, Han and their punctuation, without the voicing marks that join the letter before.
      case 0xE3 where (0x80...0x83).contains(bytes[offset + 1]) && !isVoicing(bytes, at: offset), 0xE4...0xE9:
        offset += 2
      default: return nil
      }
      offset += 1
    }
    return (all, capitals)
  }

  /// U+3099 and U+309A, and U+302A to U+302F.
  private static func isVoicing(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let (second, third) = (bytes[offset + 1], bytes[offset + 2])
    return second == 0x82 && (third == 0x99 || third == 0x9A) || second == 0x80 && (0xAA...0xAF).contains(third)
  }
}
