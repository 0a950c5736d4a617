import Catalog

/// The keyed texts that a rule reads in a market: they decide in which versions it is judged.
final class VersionFrame {
  /// The place of circumstances of such a market.
  let place: Int
  /// The keyed texts, sorted.
  let names: [String]
  private let columns: [Int]
  /// Whether a text may be inferred from other attributes, so that the texts' own classes do not tell.
  private let isInferred: Bool
  /// The versions by the classes of the texts, which tell the languages that they stand in.
  private let sequences = SequenceNumbers()
  private var known: [[Reading]?] = []

  /// A version, and in which language each text is read in it, by their numbers.
  private typealias Reading = (version: Int32, tags: [Int32])

  init(names: Set<String>, place: Int, _ layout: ColumnLayout, _ library: Library) {
    (self.names, self.place) = (names.sorted(), place)
    isInferred = names.contains { library.derivations[$0] != nil }
    columns = self.names.compactMap { layout[$0] }
  }

  /// A row for each version in which each listing is judged.
  ///
  /// - Parameter number: the number of a version.
  func rows(
    of listings: some ListingBlock, _ evaluator: Evaluator, _ layout: ColumnLayout, _ number: (String?) -> Int32
  ) -> VersionRows {
    var rows = VersionRows(tags: names.map { _ in [] })
    rows.starts.reserveCapacity(listings.count + 1)
    let classes = columns.map { listings.classes(inColumn: $0) }
    for row in 0..<listings.count {
      rows.starts.append(rows.versions.count)
      var sequence = SequenceNumbers.empty
      for column in classes {
        sequence = column[row] >= 0 ? sequences.number(of: sequence, followedBy: column[row]) : SequenceNumbers.none
      }
      let place = isInferred ? -1 : Int(sequence)
      if place >= 0, place < known.count, let read = known[place] {
        rows.add(row, read)
        continue
      }
      let read = readings(of: listings, row, evaluator, layout).map { (number($0.version), $0.tags.map(number)) }
      rows.add(row, read)
      guard place >= 0 else { continue }
      while known.count <= place { known.append(nil) }
      known[place] = read
    }
    rows.starts.append(rows.versions.count)
    return rows
  }

  private func readings(
    of listings: some ListingBlock, _ row: Int, _ evaluator: Evaluator, _ layout: ColumnLayout
  ) -> [(version: String?, tags: [String?])] {
    var facts: [String: Fact] = [:]
    for column in isInferred ? Array(layout.columns.indices) : columns {
      facts[layout.columns[column].attribute] = listings.fact(inColumn: column, of: row)
    }
    return evaluator.readings(of: names, in: facts)
  }
}

/// A row for each language version in which a listing is judged.
struct VersionRows {
  var parents: [Int32] = []
  /// The versions by their numbers.
  var versions: [Int32] = []
  /// Of each keyed text of the frame, the language that it is read in; that is all of a version that a test depends on.
  var tags: [[Int32]]
  /// Of each listing its first row, and behind the last listing the number of rows.
  var starts: [Int] = []

  fileprivate mutating func add(_ row: Int, _ all: [(version: Int32, tags: [Int32])]) {
    for (version, tags) in all {
      parents.append(Int32(truncatingIfNeeded: row))
      versions.append(version)
      for place in tags.indices { self.tags[place].append(tags[place]) }
    }
  }
}

extension Evaluator {
  /// The versions in which something is judged that reads these texts, and the language that each is read in.
  fileprivate func readings(
    of names: [String], in facts: [String: Fact]
  ) -> [(version: String?, tags: [String?])] {
    self.facts = facts
    return versions(reading: Set(names)).map { judged in
      version = judged
      return (judged, names.map { languageOfVersion(of: $0) })
    }
  }
}
