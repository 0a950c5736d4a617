internal import CICU

/// Folding of the texts that fold letter by letter, each letter into as many bytes: most listings.
enum SimpleFolding {
  /// Folded code points of U+0080 to U+33FF, 0 where ICU has to look; 26 kB, made by ICU in about a millisecond.
  private static let table: [UInt16] = {
    let count = Int(tableEnd - tableStart)
    return [UInt16](unsafeUninitializedCapacity: count) { room, initialized in
      cicu_folding_table(Int32(tableStart), Int32(count), room.baseAddress)
      initialized = count
    }
  }()

  private static let tableStart: UInt32 = 0x80
  private static let tableEnd: UInt32 = 0x3400

  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// The folded bytes of a text in valid UTF-8, or nil when some character of it needs ICU.
  static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var isSimple = true
    let folded = [UInt8](unsafeUninitializedCapacity: bytes.count) { out, count in
      var offset = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte < 0x80 {
          out[offset] = lowercased(byte)
          offset += 1
        } else if let width = foldCharacter(bytes, at: offset, into: out) {
          offset += width
        } else {
          isSimple = false
          return
        }
      }
      count = bytes.count
    }
    return isSimple ? folded : nil
  }

  /// What a code point from U+0080 on folds to, with as many bytes; 0 where ICU has to look.
  static func folded(_ scalar: UInt32) -> UInt32 {
    scalar < tableEnd ? UInt32(table[Int(scalar - tableStart)]) : foldsToItself(scalar) ? scalar : 0
  }

  /// Folds one character beyond ASCII and returns its width in bytes.
  private static func foldCharacter(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, into out: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    let (scalar, width) = CodePoint.decode(bytes, at: offset)
    if scalar < tableEnd {
      let folded = UInt32(table[Int(scalar - tableStart)])
      guard folded != 0 else { return nil }
      if width == 2 {
        out[offset] = UInt8(truncatingIfNeeded: 0xC0 | folded >> 6)
      } else {
        out[offset] = UInt8(truncatingIfNeeded: 0xE0 | folded >> 12)
        out[offset + 1] = UInt8(truncatingIfNeeded: 0x80 | folded >> 6 & 0x3F)
      }
      out[offset + width - 1] = UInt8(truncatingIfNeeded: 0x80 | folded & 0x3F)
      return width
    }
    guard foldsToItself(scalar) else { return nil }
    for index in offset..<offset + width {
      out[index] = bytes[index]
    }
    return width
  }

  /// Han, Hangul syllables and pictographs; a test holds these ranges against ICU.
  static func foldsToItself(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x1F300...0x1FAFF: true
    default: false
    }
  }
}
