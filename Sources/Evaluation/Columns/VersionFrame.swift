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
  private let sequences = SequenceNumbers()
  private var known: [[Int32]?] = []

  init(names: Set<String>, place: Int, _ layout: ColumnLayout, _ library: Library) {
    (self.names, self.place) = (names, place)
    isInferred = names.contains { library.derivations[$0] != nil }
    columns = names.sorted().compactMap { layout[$0] }
  }

  /// A row for each version in which each listing is judged.
  ///
  /// - Parameter number: the number of a version.
  func rows(
    of listings: some ListingBlock, _ evaluator: Evaluator, _ layout: ColumnLayout, _ number: (String?) -> Int32
  ) -> VersionRows {
    var rows = VersionRows()
    rows.starts.reserveCapacity(listings.count + 1)
    let classes = columns.map { listings.classes(inColumn: $0) }
    for row in 0..<listings.count {
      rows.starts.append(rows.versions.count)
      var sequence = SequenceNumbers.empty
      for column in classes {
        sequence = column[row] >= 0 ? sequences.number(of: sequence, followedBy: column[row]) : SequenceNumbers.none
      }
      let place = isInferred ? -1 : Int(sequence)
      if place >= 0, place < known.count, let versions = known[place] {
        rows.add(row, versions)
        continue
      }
      let versions = versions(of: listings, row, evaluator, layout).map(number)
      rows.add(row, versions)
      guard place >= 0 else { continue }
      while known.count <= place { known.append(nil) }
      known[place] = versions
    }
    rows.starts.append(rows.versions.count)
    return rows
  }

  private func versions(
    of listings: some ListingBlock, _ row: Int, _ evaluator: Evaluator, _ layout: ColumnLayout
  ) -> [String?] {
    var facts: [String: Fact] = [:]
    for column in isInferred ? Array(layout.columns.indices) : columns {
      facts[layout.columns[column].attribute] = listings.fact(inColumn: column, of: row)
    }
    return evaluator.versions(reading: names, of: facts)
  }
}

/// A row for each language version in which a listing is judged.
struct VersionRows {
  var parents: [Int32] = []
  /// The versions by their numbers.
  var versions: [Int32] = []
  /// Of each listing its first row, and behind the last listing the number of rows.
  var starts: [Int] = []

  fileprivate mutating func add(_ row: Int, _ all: [Int32]) {
    for version in all {
      parents.append(Int32(truncatingIfNeeded: row))
      versions.append(version)
    }
  }
}

extension Evaluator {
  fileprivate func versions(reading names: Set<String>, of facts: [String: Fact]) -> [String?] {
    self.facts = facts
    return versions(reading: names)
  }
}
