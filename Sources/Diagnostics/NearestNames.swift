/// The names nearest to a misspelt one, best first: at most `limit`, none further than a quarter of its length (at
/// least one letter).
///
/// The distance counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment), upper and
/// lower case alike; a name that ends with the whole of `name` as its last part (`manufacturer.address` for `address`)
/// counts as near.
public func nearestNames(to name: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
  let wanted = Array(name.lowercased().prefix(80))
  let allowed = max(1, wanted.count / 4)
  var scored: [(distance: Int, name: String)] = []
  for candidate in Set(candidates) {
    let letters = Array(candidate.lowercased())
    if letters.count > wanted.count, letters.suffix(wanted.count + 1) == [Character(".")] + wanted {
      scored.append((1, candidate))
      continue
    }
    guard abs(letters.count - wanted.count) <= allowed else { continue }
    let distance = alignmentDistance(wanted, letters)
    if distance <= allowed { scored.append((distance, candidate)) }
  }
  return scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit).map(\.name)
}

private func alignmentDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let replacement = previous[column] + (left[row] == right[column] ? 0 : 1)
      var best = min(previous[column + 1] + 1, current[column] + 1, replacement)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        best = min(best, beforePrevious[column - 1] + 1)
      }
      current.append(best)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
