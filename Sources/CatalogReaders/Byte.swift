internal import Glibc

/// The ASCII bytes that the readers look for, by name.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let feed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let bar = UInt8(ascii: "|")
  static let less = UInt8(ascii: "<")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
}

extension UInt8 {
  /// White space as JSON knows it: space, tab, line feed, carriage return.
  var isJSONSpace: Bool {
    self == Byte.space || self == Byte.feed || self == Byte.carriageReturn || self == Byte.tab
  }

  /// Whether a JSON word or number ends before this byte.
  var endsJSONWord: Bool {
    switch self {
    case Byte.comma, Byte.colon, Byte.quote, Byte.openBrace, Byte.closeBrace, Byte.openBracket, Byte.closeBracket:
      true
    default: isJSONSpace
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes of a range of offsets, counted from 0 again.
  subscript(part range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: self[range])
  }

  /// The offset of the first byte at or behind an offset that is no JSON white space.
  func firstNonSpace(from offset: Int) -> Int? {
    var at = offset
    while at < count {
      if !self[at].isJSONSpace { return at }
      at += 1
    }
    return nil
  }

  /// The number of bytes up to the last one that is no JSON white space.
  var countWithoutTrailingSpace: Int {
    var end = count
    while end > 0, self[end - 1].isJSONSpace { end -= 1 }
    return end
  }

  /// The offset of the first such byte at or behind an offset.
  func offset(of byte: UInt8, from start: Int) -> Int? {
    guard let baseAddress, start < count, let found = memchr(baseAddress + start, Int32(byte), count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// The offset behind the last line feed, 0 where there is none.
  var startOfLastLine: Int {
    // Most bytes are asked for have no line feed at all, and looking forward is fast.
    guard offset(of: Byte.feed, from: 0) != nil else { return 0 }
    return (lastIndex(of: Byte.feed) ?? -1) + 1
  }
}
