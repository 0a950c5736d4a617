/// How long texts are, told from their bytes where no two characters touch each other: most listings.
package enum TextMeasure {
  /// The user-perceived characters of a text: `String.count`.
  package static func characters(of text: String) -> Int {
    text.utf8.withContiguousStorageIfAvailable { characters(in: $0) }.flatMap(\.self) ?? text.count
  }

  /// The words of a text: runs of letters, numerals and apostrophes.
  package static func words(of text: String) -> Int {
    text.utf8.withContiguousStorageIfAvailable { words(in: $0) }.flatMap(\.self)
      ?? text.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.count
  }

  /// The user-perceived characters in valid UTF-8; nil where only `String.count` knows, because a code point may belong to
  /// the character of another (combining marks, flags, joined emoji).
  package static func characters(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var count = 0
    var offset = 0
    while offset < bytes.count {
      if offset + 8 <= bytes.count, let returns = asciiReturns(bytes, at: offset) {
        // A return and a line feed are one character; the one after the eight bytes is looked at with the next ones.
        if returns {
          for place in offset..<offset + 8 where !isReturnBeforeLineFeed(bytes, at: place) { count += 1 }
        } else {
          count += 8
        }
        offset += 8
        continue
      }
      let width = simpleWidth(bytes, at: offset)
      guard width > 0 else { return nil }
      count += isReturnBeforeLineFeed(bytes, at: offset) ? 0 : 1
      offset += width
    }
    return count
  }

  /// The words in valid UTF-8; nil where ``characters(in:)`` is.
  package static func words(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var count = 0
    var isInWord = false
    var offset = 0
    while offset < bytes.count {
      let width = simpleWidth(bytes, at: offset)
      guard width > 0 else { return nil }
      let isOfWord =
        width == 1
        ? isASCIIOfWord(bytes[offset]) : isOfWord(CodePoint.decode(bytes, at: offset).scalar)
      if isOfWord, !isInWord { count += 1 }
      isInWord = isOfWord
      offset += width
    }
    return count
  }

  /// Whether eight bytes of ASCII hold a return; nil where they are not ASCII.
  private static func asciiReturns(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool? {
    let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    guard eight & 0x8080_8080_8080_8080 == 0 else { return nil }
    let differences = eight ^ 0x0D0D_0D0D_0D0D_0D0D
    return (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080 != 0
  }

  private static func isReturnBeforeLineFeed(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
  }

  /// The bytes of a code point that is a character by itself beside any other such; 0 for one that may not be.
  static func simpleWidth(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = bytes[offset]
    if lead < 0x80 { return 1 }
    let second = bytes[offset + 1]
    switch lead {
    // Latin; Greek, Cyrillic and Armenian but for their marks.
    case 0xC2...0xCB, 0xCE...0xD1, 0xD3...0xD5: return 2
    case 0xCD: return second >= 0xB0 ? 2 : 0
    case 0xD2: return second >= 0x8A ? 2 : 0
    case 0xD6: return second < 0x90 ? 2 : 0
    // More Latin and Greek.
    case 0xE1: return second >= 0xB8 ? 3 : 0
    case 0xE2: return isSimpleSymbol(second, bytes[offset + 2]) ? 3 : 0
    case 0xE3: return isSimpleKana(second, bytes[offset + 2]) ? 3 : 0
    // Han and Hangul syllables.
    case 0xE4...0xE9, 0xEB, 0xEC: return 3
    case 0xEA: return second >= 0xB0 ? 3 : 0
    case 0xED: return second < 0x9E ? 3 : 0
    // Full and half width, but for the half-width voicing marks.
    case 0xEF: return second == 0xBC || second == 0xBD || second == 0xBE && bytes[offset + 2] < 0x9E ? 3 : 0
    // Pictographs, but for the skin tones.
    case 0xF0: return second == 0x9F && isSimplePictograph(bytes[offset + 2], bytes[offset + 3]) ? 4 : 0
    default: return 0
    }
  }

  /// U+2000 to U+2BFF without the joiners and the marks for symbols.
  private static func isSimpleSymbol(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80: third != 0x8C && third != 0x8D
    case 0x83: third < 0x90
    default: second < 0xB0
    }
  }

  /// U+3000 to U+3FFF without the tone and voicing marks.
  private static func isSimpleKana(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80: !(0xAA...0xAF).contains(third)
    case 0x82: third != 0x99 && third != 0x9A
    default: true
    }
  }

  /// U+1F300 to U+1FAFF without the skin tones.
  private static func isSimplePictograph(_ third: UInt8, _ fourth: UInt8) -> Bool {
    third == 0x8F ? fourth < 0xBB : (0x8C...0xAB).contains(third)
  }

  private static func isASCIIOfWord(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "_") && WordEdges.isASCIIWord(byte) || byte == UInt8(ascii: "'")
  }

  private static func isOfWord(_ scalar: UInt32) -> Bool { scalar == 0x2019 || isLetterOrNumber(scalar) }

  /// Whether a code point that is a character by itself is a letter or a numeral.
  static func isLetterOrNumber(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: scalar < tableEnd ? table[Int(scalar)] : isCharacterOfWord(scalar)
    }
  }

  private static let tableEnd: UInt32 = 0x3400
  private static let table = (0..<tableEnd).map(isCharacterOfWord)

  private static func isCharacterOfWord(_ scalar: UInt32) -> Bool {
    guard let character = Unicode.Scalar(scalar).map(Character.init) else { return false }
    return character.isLetter || character.isNumber
  }
}
