import Catalog

/// Some keyed texts that rules read, in all markets that do: they decide in which versions a listing is judged.
///
/// Markets share rows: most have none of a listing's languages and read it in all of them alike.
final class VersionFrame {
  /// The keyed texts, sorted.
  let names: [String]
  /// The readers: a place of circumstances for each set of languages that markets have.
  let places: [Int]
  private let columns: [Int]
  /// Whether a text may be inferred from other attributes, so that the texts' own classes do not tell.
  private let isInferred: Bool
  /// How listings are read, by the classes of the texts, which tell the languages that they stand in.
  private let sequences = SequenceNumbers()
  private var known: [VersionRows.Reading?] = []

  init(names: Set<String>, places: [Int], _ layout: ColumnLayout, _ library: Library) {
    (self.names, self.places) = (names.sorted(), places)
    isInferred = names.contains { library.derivations[$0] != nil }
    columns = self.names.compactMap { layout[$0] }
  }

  /// A row for each way in which some market reads each listing.
  ///
  /// - Parameter number: the number of a version.
  func rows(
    of listings: some ListingBlock, _ evaluators: [Evaluator], _ layout: ColumnLayout, _ number: (String?) -> Int32
  ) -> VersionRows {
    let rows = VersionRows(texts: names.count, readers: places.count)
    let classes = columns.map { listings.classes(inColumn: $0) }
    for row in 0..<listings.count {
      var sequence = SequenceNumbers.empty
      for column in classes {
        sequence = column[row] >= 0 ? sequences.number(of: sequence, followedBy: column[row]) : SequenceNumbers.none
      }
      let place = isInferred ? -1 : Int(sequence)
      if place >= 0, place < known.count, let reading = known[place] {
        rows.add(row, reading)
        continue
      }
      let reading = reading(of: listings, row, evaluators, layout, number)
      rows.add(row, reading)
      guard place >= 0 else { continue }
      while known.count <= place { known.append(nil) }
      known[place] = reading
    }
    return rows
  }

  private func reading(
    of listings: some ListingBlock, _ row: Int, _ evaluators: [Evaluator], _ layout: ColumnLayout,
    _ number: (String?) -> Int32
  ) -> VersionRows.Reading {
    var facts: [String: Fact] = [:]
    for column in isInferred ? Array(layout.columns.indices) : columns {
      facts[layout.columns[column].attribute] = listings.fact(inColumn: column, of: row)
    }
    var reading = VersionRows.Reading()
    for place in places {
      let choice = evaluators[place].readings(of: names, in: facts).map { version, tags in
        reading.add(.init(version: number(version), tags: tags.map(number), place: place))
      }
      reading.add(choice)
    }
    return reading
  }
}

/// A row for each way in which some market reads a listing's keyed texts.
final class VersionRows {
  /// A language version, as some market reads it.
  struct Way {
    /// The number of the version.
    let version: Int32
    /// Of each keyed text the number of the language that it is read in: that is all of a version that a test depends on.
    let tags: [Int32]
    /// A place of circumstances of such a market.
    let place: Int
  }

  /// How a listing is read.
  struct Reading {
    var ways: [Way] = []
    /// The ways that count, in the order in which they are judged; each such list once.
    var choices: [[Int]] = []
    /// By reader, the number of its list.
    var choiceOfReader: [Int] = []

    fileprivate mutating func add(_ way: Way) -> Int {
      if let known = ways.firstIndex(where: { $0.version == way.version && $0.tags == way.tags }) { return known }
      ways.append(way)
      return ways.count - 1
    }

    fileprivate mutating func add(_ choice: [Int]) {
      let known = choices.firstIndex(of: choice)
      if known == nil { choices.append(choice) }
      choiceOfReader.append(known ?? choices.count - 1)
    }
  }

  private(set) var parents: [Int32] = []
  private(set) var versions: [Int32] = []
  private(set) var places: [Int] = []
  /// By keyed text.
  private(set) var tags: [[Int32]]
  /// Of each listing its first row.
  private(set) var starts: [Int] = []
  private(set) var readings: [Reading] = []
  /// By reader, the rows that count for it.
  private(set) var counted: [[UInt64]]

  fileprivate init(texts: Int, readers: Int) {
    tags = [[Int32]](repeating: [], count: texts)
    counted = [[UInt64]](repeating: [], count: readers)
  }

  fileprivate func add(_ row: Int, _ reading: Reading) {
    let start = parents.count
    starts.append(start)
    readings.append(reading)
    for way in reading.ways {
      parents.append(Int32(truncatingIfNeeded: row))
      versions.append(way.version)
      places.append(way.place)
      for place in tags.indices { tags[place].append(way.tags[place]) }
    }
    for reader in counted.indices {
      while counted[reader].count < (parents.count + 63) / 64 { counted[reader].append(0) }
      for way in reading.choices[reading.choiceOfReader[reader]] {
        counted[reader][(start + way) >> 6] |= 1 << UInt64((start + way) & 63)
      }
    }
  }

  /// The rows that count for a reader of a listing, in the order in which they are judged, from its first row on.
  func choice(of listing: Int, for reader: Int) -> [Int] {
    readings[listing].choices[readings[listing].choiceOfReader[reader]]
  }

  /// The number of the list of rows that count for a reader of a listing, among the lists for that listing.
  func numberOfChoice(of listing: Int, for reader: Int) -> Int { readings[listing].choiceOfReader[reader] }
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
