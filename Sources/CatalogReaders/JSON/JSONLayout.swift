/// How a file is laid out in lines, as far as that helps to find the next listing behind a broken one.
///
/// When a bracket or quote is missing, brackets alone cannot say where the broken listing ends. A line that begins an
/// object at the indentation of the listing can, but only in a file whose layout vouches for it: one whose listings
/// are indented inside, or one that had each listing on a line of its own. All offsets are bytes.
struct JSONLayout {
  private enum LineSoFar { case blank, separators, other }

  private var indentation = 0
  private var line = LineSoFar.blank
  private var oneLineListings = 0
  private var hadLongListings = false

  /// White space before the line on which the next listing begins; nothing where another stands before it.
  var anchor: Int? { line == .other ? nil : indentation }

  /// Takes note of what stands between two listings.
  mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { pass(byte) }
  }

  /// Takes note of what stands before the first listing of a list; its names are no hindrance.
  mutating func passFrame(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = bytes.startOfLastLine
    if start > 0 { pass(Byte.feed) }
    pass(bytes[part: start..<bytes.count])
    if line == .other { line = .separators }
  }

  /// Takes note of a listing.
  mutating func passListing(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = bytes.startOfLastLine
    if start > 0 {
      hadLongListings = true
      pass(Byte.feed)
      pass(bytes[part: start..<bytes.count])
    } else {
      if anchor != nil { oneLineListings += 1 }
      line = .other
    }
  }

  /// Takes note of a listing that was skipped.
  mutating func passUnseen() { line = .other }

  private mutating func pass(_ byte: UInt8) {
    switch byte {
    case Byte.feed:
      indentation = 0
      line = .blank
    case _ where byte.isJSONSpace: if line == .blank { indentation += 1 }
    case Byte.comma, Byte.openBrace, Byte.closeBrace, Byte.openBracket, Byte.closeBracket:
      if line == .blank { line = .separators }
    default: line = .other
    }
  }

  /// Whether a line at the indentation of this listing that begins an object must be the next listing.
  func vouches(for listing: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let anchor else { return false }
    if oneLineListings > 0, !hadLongListings { return true }
    guard let feed = listing.offset(of: Byte.feed, from: 0), let next = listing.firstNonSpace(from: feed + 1) else {
      return false
    }
    return next - listing[part: 0..<next].startOfLastLine > anchor
  }

  /// The first object that begins a line at the indentation of this listing, at or behind an offset.
  ///
  /// - Returns: The offset of its brace, also where the line begins with `}, {`.
  func nextListing(in listing: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
    guard let anchor else { return nil }
    var line = listing[part: 0..<offset].startOfLastLine
    while true {
      if line > 0, let brace = listing.openingBrace(ofLineAt: line, indentation: anchor), brace >= offset {
        return brace
      }
      guard let feed = listing.offset(of: Byte.feed, from: line) else { return nil }
      line = feed + 1
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The brace of a line that is white space of this width and `{` or `}, {`.
  fileprivate func openingBrace(ofLineAt start: Int, indentation: Int) -> Int? {
    let first = start + indentation
    guard first < count, self[start..<first].allSatisfy({ $0 == Byte.space || $0 == Byte.tab }) else { return nil }
    if self[first] == Byte.openBrace { return first }
    guard self[first] == Byte.closeBrace, let comma = firstNonSpace(from: first + 1), self[comma] == Byte.comma,
      let brace = firstNonSpace(from: comma + 1), self[brace] == Byte.openBrace
    else { return nil }
    return brace
  }
}
