import Catalog

/// The keyed texts that a rule reads in a market: they decide in which versions it is judged.
final class VersionFrame {
  /// The place of circumstances of such a market.
  let place: Int
  private let names: Set<String>
  private let columns: [Int]
  /// Whether a text may be inferred from other attributes, so that the texts' own classes do not tell.
  private let isInferred: Bool
  /// The versions by the classes of the texts, which tell the languages that they stand in.
  private var known: [[Int32]: [String?]] = [:]
  private static let mostKnown = 1 << 16

  init(names: Set<String>, place: Int, _ layout: ColumnLayout, _ library: Library) {
    (self.names, self.place) = (names, place)
    isInferred = names.contains { library.derivations[$0] != nil }
    columns = names.sorted().compactMap { layout[$0] }
  }

  /// A row for each version in which each listing is judged.
  func rows(of listings: some ListingBlock, _ evaluator: Evaluator, _ layout: ColumnLayout) -> VersionRows {
    var rows = VersionRows()
    let classes = columns.map { listings.classes(inColumn: $0) }
    for row in 0..<listings.count {
      rows.starts.append(rows.versions.count)
      for version in versions(of: listings, row, classes, evaluator, layout) {
        rows.parents.append(Int32(clamping: row))
        rows.versions.append(version)
      }
    }
    rows.starts.append(rows.versions.count)
    return rows
  }

  private func versions(
    of listings: some ListingBlock, _ row: Int, _ classes: [UnsafePointer<Int32>], _ evaluator: Evaluator,
    _ layout: ColumnLayout
  ) -> [String?] {
    let key = classes.map { $0[row] }
    if !isInferred, let versions = known[key] { return versions }
    var facts: [String: Fact] = [:]
    for column in isInferred ? Array(layout.columns.indices) : columns {
      facts[layout.columns[column].attribute] = listings.fact(inColumn: column, of: row)
    }
    let versions = evaluator.versions(reading: names, of: facts)
    if !key.contains(ValueClasses.unnumbered), known.count < Self.mostKnown { known[key] = versions }
    return versions
  }
}

/// A row for each language version in which a listing is judged.
struct VersionRows {
  var parents: [Int32] = []
  var versions: [String?] = []
  /// Of each listing its first row, and behind the last listing the number of rows.
  var starts: [Int] = []
}

extension Evaluator {
  fileprivate func versions(reading names: Set<String>, of facts: [String: Fact]) -> [String?] {
    self.facts = facts
    return versions(reading: names)
  }
}
