/// Breaks lines at words where a terminal would break them anywhere, and sets what follows below the text.
///
/// Chinese has no spaces: a line may be broken between any two of its characters, but not before closing punctuation.
public struct TerminalWrap: Sendable {
  private let width: Int

  /// - Parameter columns: how wide the terminal is.
  public init(columns: Int) { width = columns }

  /// The text with the same words in the same order; what is shorter than the terminal stays as it is.
  public func wrapped(_ text: String) -> String {
    guard width >= 40 else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { wrappedLine($0) }.joined(separator: "\n")
  }

  private func wrappedLine(_ line: Substring) -> String {
    guard Self.columns(of: line) > width else { return String(line) }
    let margin = line.prefix { $0 == " " }.count
    // What hangs below a label such as “Law” or a row stands two columns further in; never beyond half of the line.
    let hanging = String(repeating: " ", count: min(margin + 2, width / 2))
    var result = String(repeating: " ", count: margin)
    var used = margin
    var isFirst = true
    for piece in Self.pieces(line.dropFirst(margin)) {
      let words = piece.drop { $0 == " " }
      let gap = isFirst ? 0 : piece.count - words.count
      let length = Self.columns(of: words)
      if !isFirst, used + gap + length > width {
        result += "\n" + hanging
        used = hanging.count
      } else {
        result += String(repeating: " ", count: gap)
        used += gap
      }
      result += words
      used += length
      isFirst = false
    }
    return result
  }

  /// What a line may not be broken in: a word with the spaces before it, or a Chinese character with what must follow it.
  private static func pieces(_ line: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var start = line.startIndex
    var previous: Character?
    for index in line.indices {
      let next = line[index]
      if let previous, mayBreak(between: previous, next) {
        pieces.append(line[start..<index])
        start = index
      }
      previous = next
    }
    pieces.append(line[start...])
    return pieces
  }

  private static func mayBreak(between previous: Character, _ next: Character) -> Bool {
    if next == " " { return previous != " " }
    if previous == " " || closing.contains(next) || opening.contains(previous) { return false }
    return isWide(previous) || isWide(next)
  }

  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "）", "”", "？", "！", "》", ",", ".", ")", ";", ":",
  ]
  private static let opening: Set<Character> = ["（", "“", "《", "(", "\u{1B}"]

  private static func isWide(_ character: Character) -> Bool { String(character).columns == 2 }

  /// Columns without codes for colour.
  private static func columns(of text: Substring) -> Int {
    var total = 0
    var isCode = false
    for character in text {
      if character == "\u{1B}" { isCode = true }
      if !isCode { total += String(character).columns }
      if isCode, character == "m" { isCode = false }
    }
    return total
  }
}
