/// The line of a source on which a range begins, as far as it is shown: cut around the range where it is very long.
struct QuotedLine {
  /// A line takes at most so many columns behind the gutter.
  static let limit = 130
  /// So many columns of what stands before a cut range are shown.
  private static let context = 40

  private var before: [Cell]
  private var marked: [Cell]
  private var after: [Cell]
  private var isCutBefore = false
  private var isCutAfter = false
  /// Whether the range goes on in the next line.
  private let goesOn: Bool

  /// The line `number` (from 1) of a file, on which `range` begins.
  init(_ file: SourceFile, _ number: Int, _ range: TextRange) {
    let line = file.range(ofLine: number)
    let (start, end) = (min(max(range.start, line.start), line.end), min(max(range.end, line.start), line.end))
    // No more bytes are looked at than can be shown: a character of one column has hardly more than 16.
    let reach = Self.limit * 16
    let (first, last) = (
      file.boundary(near: max(line.start, start - reach)), file.boundary(near: min(line.end, end + reach))
    )
    let stop = min(end, file.boundary(near: start + reach))
    before = Cell.cells(file.text(in: TextRange(first, start)))
    marked = Cell.cells(file.text(in: TextRange(start, stop)))
    after = stop < end ? [] : Cell.cells(file.text(in: TextRange(end, last)))
    isCutBefore = first > line.start
    isCutAfter = stop < end || last < line.end
    goesOn = range.end > line.end && file.text(in: TextRange(line.end, range.end)).contains { !$0.isWhitespace }
    cut()
  }

  private static func width(_ cells: [Cell]) -> Int { cells.reduce(0) { $0 + $1.columns } }

  /// Leaves out what does not fit: first behind the range, then before it, then at its end.
  private mutating func cut() {
    let whole = [before, marked, after].map(Self.width)
    guard whole.reduce(0, +) > Self.limit || isCutBefore || isCutAfter else { return }
    // Two columns are for the signs of the cuts.
    let most = Self.limit - 2 - min(whole[0], Self.context)
    var room = Self.limit - 2 - min(whole[1], most)
    if Self.keep(&marked, most, fromEnd: false) {
      isCutAfter = true
      after = []
    }
    let behind = after.isEmpty ? 0 : min(whole[2], max(room - whole[0], min(room / 2, Self.context)))
    room -= behind
    isCutBefore = Self.keep(&before, room, fromEnd: true) || isCutBefore
    isCutAfter = Self.keep(&after, behind, fromEnd: false) || isCutAfter
  }

  /// Keeps as many cells as fit into `room` columns; whether some were left out.
  private static func keep(_ cells: inout [Cell], _ room: Int, fromEnd: Bool) -> Bool {
    var left = room
    let kept = (fromEnd ? cells.reversed() : cells).prefix { cell in
      left -= cell.columns
      return left >= 0
    }
    guard kept.count < cells.count else { return false }
    cells = fromEnd ? kept.reversed() : Array(kept)
    return true
  }

  /// The line, with `…` where it is cut.
  var text: String {
    (isCutBefore ? "…" : "") + (before + marked + after).map(\.text).joined() + (isCutAfter ? "…" : "")
  }

  /// What stands below the line: marks below the range, with `…` where it goes on in the next line.
  func underline(with mark: Character) -> String {
    let marks = String(repeating: mark, count: max(1, Self.width(marked)))
    return (isCutBefore ? " " : "") + before.map(\.blank).joined() + marks + (goesOn ? "…" : "")
  }

  /// As much space as the underline takes.
  func blank(below underline: String) -> String { String(underline.map { $0 == "\t" ? "\t" : " " }) }
}

/// A character as a terminal shows it.
struct Cell {
  /// What is shown for it.
  let text: String
  /// How many columns that takes.
  let columns: Int

  /// What takes as many columns and shows nothing.
  var blank: String { text == "\t" ? text : String(repeating: " ", count: columns) }

  static func cells(_ text: String) -> [Cell] { text.map(Cell.init) }

  init(_ character: Character) {
    if character.isControl {
      (text, columns) = ("·", 1)
    } else if let scalar = character.unicodeScalars.first,
      escapingControls(String(scalar)).unicodeScalars.first != scalar
    {
      text = escapingControls(String(character))
      columns = text.unicodeScalars.count
    } else {
      text = String(character)
      columns = character.columns
    }
  }
}

extension Character {
  /// The columns that a terminal gives it: none to marks and format characters without a letter, two to wide ones.
  var columns: Int {
    if isWide { return 2 }
    if self == "\t" { return 1 }
    let hasBase = unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: false
      default: true
      }
    }
    return hasBase ? 1 : 0
  }

  /// Whether a terminal gives it two columns (East Asian wide and full-width ranges).
  package var isWide: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    let isFlag = (0x1F1E6...0x1F1FF).contains(scalar.value) && unicodeScalars.count > 1
    let isEmoji = scalar.properties.isEmojiPresentation || unicodeScalars.contains { $0.value == 0xFE0F }
    if isFlag || (isEmoji && scalar.value > 0x7F) { return true }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }

  var isControl: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .control && $0 != "\t" }
  }
}
