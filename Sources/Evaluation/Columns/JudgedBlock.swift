package import Catalog

/// A block of listings with the truths of the predicates that were asked over it, and the verdicts.
///
/// What it holds besides the verdicts is valid until the plan judges the next block.
package final class JudgedBlock {
  package let listings: any ListingBlock
  /// By entry of the plan.
  package internal(set) var verdicts: [VerdictColumn] = []
  /// By frame of language versions, of which the first is the listings themselves.
  let rows: [VersionRows?]
  let texts: BlockTexts
  let arena: TruthArena
  /// The number of listings.
  let count: Int
  private let nodes: Int
  /// By frame and node.
  @exclusivity(unchecked) private var columns: [TruthColumn?]
  /// By conditions that are judged, the verdicts over the rows of their frame.
  var versionVerdicts: [VerdictColumn] = []

  /// - Parameters:
  ///   - nodes: the number of predicates.
  ///   - judged: the number of conditions that are judged.
  init(
    _ listings: any ListingBlock, nodes: Int, judged: Int, rows: [VersionRows?], texts: BlockTexts, arena: TruthArena
  ) {
    (self.listings, self.rows, self.texts, self.arena, self.nodes) = (listings, rows, texts, arena, nodes)
    count = listings.count
    columns = [TruthColumn?](repeating: nil, count: rows.count * nodes)
    patterns = [[Int32]](repeating: [], count: judged)
  }

  /// The number of rows of a frame.
  func count(in frame: Int) -> Int { rows[frame]?.parents.count ?? count }

  /// The column of a predicate in a frame.
  func column(of node: Int, in frame: Int) -> TruthColumn {
    if let known = columns[frame * nodes + node] { return known }
    let made = TruthColumn(arena, rows: count(in: frame))
    columns[frame * nodes + node] = made
    return made
  }

  /// The truth of a predicate for a row of a frame; unknown where it was not asked.
  @inline(__always)
  func truth(of node: Int, in frame: Int, _ row: Int) -> Truth { columns[frame * nodes + node]?[row] ?? .unknown }

  // MARK: Patterns

  /// So many lists of versions have places of their own.
  private static let mostChoices = 4
  private static let unknown: Int32 = -1
  private var patterns: [[Int32]]

  /// The pattern that was found for a listing in some conditions and a list of versions that count.
  func pattern(ofJudged number: Int, _ row: Int, _ choice: Int) -> Int? {
    guard choice < Self.mostChoices, !patterns[number].isEmpty else { return nil }
    let known = patterns[number][row * Self.mostChoices + choice]
    return known == Self.unknown ? nil : Int(known)
  }

  func setPattern(_ pattern: Int, ofJudged number: Int, _ row: Int, _ choice: Int) {
    guard choice < Self.mostChoices else { return }
    if patterns[number].isEmpty {
      patterns[number] = [Int32](repeating: Self.unknown, count: count * Self.mostChoices)
    }
    patterns[number][row * Self.mostChoices + choice] = Int32(clamping: pattern)
  }
}
