/// Counts which attributes would settle the most undetermined checks.
struct SettlingTally {
  /// How many checks are settled by each of some sets of attributes.
  private var alternatives: [[[String]]: Int] = [:]
  /// The listings that lack an attribute, by their places in the run.
  private var listings: [String: RowSet] = [:]

  /// Adds an undetermined check with the sets of attributes each of which would settle it.
  ///
  /// - Parameter row: the listing's place among all of the run; the seller has one too.
  mutating func add(_ sets: [[String]], row: Int) {
    alternatives[sets, default: 0] += 1
    for set in sets { for name in set { listings[name, default: RowSet()].insert(row) } }
  }

  /// Adds what was counted of a block of listings that begins at a row.
  mutating func add(_ block: BlockSettling, at row: Int) {
    for (sets, count, rows) in block.alternatives {
      alternatives[sets, default: 0] += count
      for name in Set(sets.joined()) { listings[name, default: RowSet()].formUnion(rows, movedBy: row) }
    }
  }

  /// The attributes, at most `limit`, that together settle the most checks, as far as two greedy searches find them.
  ///
  /// - Returns: the attributes, best first, each with the number of listings that lack it, and how many checks they
  ///   settle together.
  func best(limit: Int) -> (attributes: [(attribute: String, listings: Int)], settled: Int) {
    let ways = [chosen(limit) { gain, added in gain / added }, chosen(limit) { gain, _ in gain }]
    let order = ways.max { settled(by: Set($0)) < settled(by: Set($1)) } ?? []
    return (order.map { ($0, listings[$0]?.count ?? 0) }, settled(by: Set(order)))
  }

  /// Takes one settling set after another, since two attributes may settle together what neither does alone.
  ///
  /// - Parameter worth: of a set, by how many further checks it settles and how many attributes it adds.
  private func chosen(_ limit: Int, _ worth: (_ gain: Int, _ added: Int) -> Int) -> [String] {
    let sets = Set(alternatives.keys.joined()).sorted { $0.lexicographicallyPrecedes($1) }
    var order: [String] = []
    while order.count < limit {
      let before = settled(by: Set(order))
      var best: (added: [String], worth: Int, reach: Int)?
      for set in sets {
        let added = set.filter { !order.contains($0) }
        guard !added.isEmpty, order.count + added.count <= limit else { continue }
        let gain = settled(by: Set(order + added)) - before
        let (value, reach) = (worth(gain, added.count), added.reduce(0) { $0 + (listings[$1]?.count ?? 0) })
        if gain > 0, best.map({ (value, reach) > ($0.worth, $0.reach) }) ?? true { best = (added, value, reach) }
      }
      guard let best else { break }
      order += best.added
    }
    return order
  }

  /// What listings lack: each attribute with how many of them, how many checks it would help to settle, and how many it
  /// settles alone; those that help most come first.
  var gaps: [(attribute: String, listings: Int, checks: Int, alone: Int)] {
    var checks: [String: (all: Int, alone: Int)] = [:]
    for (sets, count) in alternatives {
      for name in Set(sets.flatMap(\.self)) { checks[name, default: (0, 0)].all += count }
      for name in Set(sets.filter { $0.count == 1 }.flatMap(\.self)) { checks[name, default: (0, 0)].alone += count }
    }
    return checks.map { (name, count) in (name, listings[name]?.count ?? 0, count.all, count.alone) }
      .sorted { ($1.2, $1.3, $0.0) < ($0.2, $0.3, $1.0) }
  }

  private func settled(by chosen: Set<String>) -> Int {
    alternatives.reduce(0) { total, entry in
      total + (entry.key.contains { chosen.isSuperset(of: $0) } ? entry.value : 0)
    }
  }
}

/// What would settle the undetermined checks of a block of listings.
struct BlockSettling: Sendable {
  /// How many checks each of some sets of attributes settles, and the rows of these.
  private(set) var alternatives: [(sets: [[String]], count: Int, rows: RowSet)] = []

  /// Adds checks that the same sets settle.
  mutating func add(_ sets: [[String]], count: Int, rows: RowSet) { alternatives.append((sets, count, rows)) }
}

/// A set of row numbers, a bit each.
struct RowSet: Sendable {
  private var words: [UInt64] = []

  mutating func insert(_ row: Int) {
    if row >> 6 >= words.count { words += [UInt64](repeating: 0, count: row >> 6 + 1 - words.count) }
    words[row >> 6] |= 1 << UInt64(row & 63)
  }

  /// Takes all rows away.
  mutating func removeAll() { words.removeAll(keepingCapacity: true) }

  mutating func formUnion(_ other: RowSet, movedBy offset: Int) {
    guard !other.words.isEmpty else { return }
    let (word, shift) = (offset >> 6, UInt64(offset & 63))
    let needed = word + other.words.count + 1
    if words.count < needed { words += [UInt64](repeating: 0, count: needed - words.count) }
    for (place, bits) in other.words.enumerated() {
      words[word + place] |= bits << shift
      if shift > 0 { words[word + place + 1] |= bits >> (64 - shift) }
    }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
