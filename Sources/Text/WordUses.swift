/// Counts how often texts use the same word, told from their bytes where no two characters touch each other.
///
/// Words are runs of letters and numerals of the folded text; those of a list do not count.
package struct WordUses: Sendable {
  /// A word in some folded bytes; without uses there is none.
  private struct Word {
    var hash: UInt32 = 0
    var start: Int32 = 0
    var length: Int32 = 0
    var uses: Int32 = 0
  }

  private let ignoredBytes: [UInt8]
  /// At the places of their hashes; as many as a power of two, at most half of them used.
  private let ignored: [Word]

  /// - Parameter words: what does not count, as it is written.
  package init(ignoring words: [String]) {
    let folded = words.map { FoldedText($0).utf8 }.filter { !$0.isEmpty }
    let bytes = folded.flatMap(\.self)
    var table = [Word](repeating: Word(), count: Self.room(for: folded.count))
    bytes.withUnsafeBufferPointer { bytes in
      table.withUnsafeMutableBufferPointer { table in
        var start = 0
        for word in folded {
          _ = Self.use(bytes, start..<start + word.count, in: table, mostSteps: table.count)
          start += word.count
        }
      }
    }
    (ignoredBytes, ignored) = (bytes, table)
  }

  /// The most uses of one word in valid UTF-8; nil where only the characters themselves or ICU know.
  package func most(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count < Int32.max else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { folded -> Int? in
      guard let (length, count) = Self.foldWords(of: bytes, into: folded) else { return nil }
      let words = UnsafeBufferPointer(rebasing: folded[..<length])
      return withUnsafeTemporaryAllocation(of: Word.self, capacity: Self.room(for: count)) { table in
        table.initialize(repeating: Word())
        return most(of: words, table)
      }
    }
  }

  private func most(of words: UnsafeBufferPointer<UInt8>, _ table: UnsafeMutableBufferPointer<Word>) -> Int? {
    var (most, start) = (0, 0)
    for offset in words.indices where words[offset] == Self.space {
      if !isIgnored(words, start..<offset) {
        guard let uses = Self.use(words, start..<offset, in: table, mostSteps: Self.mostSteps) else { return nil }
        most = max(most, uses)
      }
      start = offset + 1
    }
    return most
  }

  private func isIgnored(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    let hash = Self.hash(bytes, word)
    return ignoredBytes.withUnsafeBufferPointer { known in
      ignored.withUnsafeBufferPointer { ignored in
        ignored[Self.place(of: bytes, word, hash, in: ignored, known)].uses > 0
      }
    }
  }

  // MARK: Words in a table

  private static let space = UInt8(ascii: " ")

  private static func room(for words: Int) -> Int {
    var room = 4
    while room < 2 * words { room *= 2 }
    return room
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for offset in word { hash = (hash ^ UInt32(bytes[offset])) &* 0x0100_0193 }
    return hash ^ hash >> 15
  }

  /// So many other words may stand before one in a table: a text that was made so that its words have the same hash is
  /// left to the library.
  private static let mostSteps = 64

  /// Where a word is in a table over some bytes, or where it would be.
  private static func place(
    of bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ hash: UInt32, in table: UnsafeBufferPointer<Word>,
    _ known: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var place = Int(hash) & (table.count - 1)
    while table[place].uses > 0 {
      let other = table[place]
      if other.hash == hash, Int(other.length) == word.count,
        (0..<word.count).allSatisfy({ known[Int(other.start) + $0] == bytes[word.lowerBound + $0] })
      {
        break
      }
      place = (place + 1) & (table.count - 1)
    }
    return place
  }

  /// Counts a use of a word and returns its uses; nil where too many others stand before it.
  private static func use(
    _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, in table: UnsafeMutableBufferPointer<Word>,
    mostSteps: Int
  ) -> Int? {
    let hash = hash(bytes, word)
    let place = place(of: bytes, word, hash, in: UnsafeBufferPointer(table), bytes)
    guard (place - Int(hash)) & (table.count - 1) <= mostSteps else { return nil }
    table[place] = Word(
      hash: hash, start: Int32(truncatingIfNeeded: word.lowerBound), length: Int32(truncatingIfNeeded: word.count),
      uses: table[place].uses &+ 1)
    return Int(table[place].uses)
  }

  // MARK: Folding

  /// What code points fold to, beyond those that are code points.
  private enum Folded {
    /// "ss" from "ß".
    static let doubleS: UInt32 = 0x1100_0000
    /// Spaces and stops.
    static let separator: UInt32 = 0x1100_0001
  }

  /// Writes the words of a text, folded and with a space after each; returns how many bytes and words that are.
  private static func foldWords(
    of bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>
  ) -> (length: Int, words: Int)? {
    var (offset, length, words) = (0, 0, 0)
    var isInWord = false
    while offset < bytes.count {
      let width = TextMeasure.simpleWidth(bytes, at: offset)
      guard width > 0, let folded = folded(bytes, at: offset, width) else { return nil }
      offset += width
      if isOfWord(folded) {
        // No folding has more bytes than what it comes from.
        length += write(folded, to: out, at: length)
        isInWord = true
      } else if isInWord {
        out[length] = space
        (length, words, isInWord) = (length + 1, words + 1, false)
      }
    }
    guard isInWord else { return (length, words) }
    out[length] = space
    return (length + 1, words + 1)
  }

  /// What the code point at an offset folds to, by itself; nil where ICU has to look.
  private static func folded(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, _ width: Int) -> UInt32? {
    if width == 1 { return UInt32(SimpleFolding.lowercased(bytes[offset])) }
    let scalar = CodePoint.decode(bytes, at: offset).scalar
    switch scalar {
    case 0xDF, 0x1E9E: return Folded.doubleS
    case 0xA0, 0x2000...0x200A, 0x2026, 0x202F, 0x3000: return Folded.separator
    // Full width.
    case 0xFF01...0xFF5E: return UInt32(SimpleFolding.lowercased(UInt8(truncatingIfNeeded: scalar - 0xFEE0)))
    default:
      let folded = SimpleFolding.folded(scalar)
      return folded == 0 ? nil : folded
    }
  }

  private static func isOfWord(_ folded: UInt32) -> Bool {
    if folded < 0x80 { return isASCIILetterOrDigit(UInt8(truncatingIfNeeded: folded)) }
    return folded < Folded.doubleS ? TextMeasure.isLetterOrNumber(folded) : folded == Folded.doubleS
  }

  private static func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  /// Writes what folding gave in UTF-8 and returns its bytes.
  private static func write(_ folded: UInt32, to out: UnsafeMutableBufferPointer<UInt8>, at offset: Int) -> Int {
    if folded < 0x80 {
      out[offset] = UInt8(truncatingIfNeeded: folded)
      return 1
    }
    if folded == Folded.doubleS {
      (out[offset], out[offset + 1]) = (UInt8(ascii: "s"), UInt8(ascii: "s"))
      return 2
    }
    let scalar = Unicode.Scalar(folded) ?? "\u{FFFD}"
    var length = 0
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      out[offset + length] = byte
      length += 1
    }
    return length
  }
}
