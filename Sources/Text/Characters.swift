/// One code point in bytes of UTF-8 that are known to be valid.
enum CodePoint {
  /// The code point that starts at an offset, with its width in bytes.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: UInt32, width: Int) {
    let lead = UInt32(bytes[offset])
    func trail(_ index: Int) -> UInt32 {
      offset + index < bytes.count ? UInt32(bytes[offset + index]) & 0x3F : 0
    }
    switch lead {
    case ..<0x80: return (lead, 1)
    case ..<0xE0: return ((lead & 0x1F) << 6 | trail(1), 2)
    case ..<0xF0: return ((lead & 0x0F) << 12 | trail(1) << 6 | trail(2), 3)
    default: return ((lead & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4)
    }
  }

  /// The code point that ends at an offset above 0.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> (scalar: UInt32, width: Int) {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 {
      start -= 1
    }
    return decode(bytes, at: start)
  }

  /// Whether a code point is a letter, a digit or another numeral.
  static func isWordCharacter(_ scalar: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a code point is punctuation or a symbol.
  static func isMark(_ scalar: UInt32) -> Bool {
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }

  /// Whether a letter or a digit stands in a range of offsets.
  static func holdsWord(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, width) = decode(bytes, at: offset)
      if isWordCharacter(scalar) { return true }
      offset += width
    }
    return false
  }
}

/// Characters of folded text that listings write in several ways.
enum LooseCharacters {
  enum Kind {
    case space, dash, quote
  }

  /// The kind and the width in bytes of the character at an offset of folded UTF-8; nil for any other character.
  static func kind(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (kind: Kind, width: Int)? {
    switch bytes[offset] {
    case 0x09...0x0D, 0x20: return (.space, 1)
    case UInt8(ascii: "-"): return (.dash, 1)
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): return (.quote, 1)
    case 0xC2, 0xCA, 0xE1, 0xE2, 0xE3:
      let (scalar, width) = CodePoint.decode(bytes, at: offset)
      return kind(of: scalar).map { ($0, width) }
    default: return nil
    }
  }

  /// Folding leaves these: the no-break spaces are spaces by then, and the non-breaking hyphen a hyphen.
  private static func kind(of scalar: UInt32) -> Kind? {
    switch scalar {
    case 0x85, 0x1680, 0x2028, 0x2029: .space
    case 0x2010...0x2015, 0x2212, 0x301C: .dash
    case 0xAB, 0xBB, 0x2BC, 0x2018...0x201F, 0x2032...0x2037, 0x2039, 0x203A, 0x300C...0x300F, 0x301D...0x301F: .quote
    default: nil
    }
  }
}
