import Diagnostics
import Testing

@Suite("The nearest names")
struct NearestNamesTests {
  private let names = [
    "category", "categories", "marks", "market", "brand", "title", "description", "manufacturer.address",
    "manufacturer.name", "net_quantity.mass", "net_quantity.volume", "id",
  ]

  @Test(
    "Slips and what was meant",
    arguments: [
      ("categroy", ["category"]), ("catgory", ["category"]), ("Category", ["category"]), ("TITEL", ["title"]),
      ("markt", ["market", "marks"]), ("descriptoin", ["description"]), ("address", ["manufacturer.address"]),
      ("mass", ["net_quantity.mass"]), ("manufacturer.adress", ["manufacturer.address"]), ("brnd", ["brand"]),
      ("di", ["id"]), ("weight", []), ("xyz", []),
    ])
  func slips(_ written: String, _ meant: [String]) {
    #expect(Array(nearestNames(to: written, among: names).prefix(meant.count)) == meant)
    if meant.isEmpty { #expect(nearestNames(to: written, among: names).isEmpty) }
  }

  @Test("The best first, equal ones by name, at most as many as asked for")
  func order() {
    let codes = ["DE", "DK", "DM", "DO", "DZ", "US"]
    #expect(nearestNames(to: "DX", among: codes) == ["DE", "DK", "DM"])
    #expect(nearestNames(to: "DX", among: codes.reversed()) == ["DE", "DK", "DM"])
    #expect(nearestNames(to: "DX", among: codes, limit: 5) == ["DE", "DK", "DM", "DO", "DZ"])
    #expect(nearestNames(to: "DX", among: codes, limit: 0) == [])
    #expect(nearestNames(to: "toys", among: ["toy", "toys", "tos", "toys"]) == ["toys", "tos", "toy"])
  }

  @Test("No name further than a quarter of the length, and one letter in any case")
  func threshold() {
    #expect(nearestNames(to: "abcdefgh", among: ["abcdefxx", "abcdexxx"]) == ["abcdefxx"])
    #expect(nearestNames(to: "abcdefg", among: ["abcdexx", "abcdefx"]) == ["abcdefx"])
    #expect(nearestNames(to: "abc", among: ["abx", "axx"]) == ["abx"])
    #expect(nearestNames(to: "", among: ["de", "description"]) == [])
    #expect(nearestNames(to: "title", among: [String]()) == [])
  }

  @Test("Hostile lengths cost no time and find nothing")
  func long() {
    let long = String(repeating: "a", count: 200_000)
    #expect(nearestNames(to: long, among: names) == [])
    #expect(nearestNames(to: "title", among: [long]) == [])
  }

  @Test("Distances agree with their definition", arguments: [1, 2, 3])
  func likeDefinition(_ seed: Int) {
    // Words of three letters only, so that many are near: up to two steps are allowed for eight letters.
    var state = seed
    func random(_ bound: Int) -> Int {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return (state >> 16) % bound
    }
    let words = Set(
      (0..<150).map { _ in String((0..<(1 + random(9))).map { _ in Character(["a", "b", "c"][random(3)]) }) })
    for word in words {
      let near = words.filter { Distance(word, $0).value <= max(1, word.count / 4) }
      #expect(Set(nearestNames(to: word, among: words, limit: .max)) == near, "seed \(seed), \(word)")
    }
  }
}

/// Optimal string alignment by its recursive definition, from the ends of both words to their beginnings.
private struct Distance {
  private let left: [Character]
  private let right: [Character]
  private var known: [[Int?]]
  private(set) var value = 0

  init(_ left: String, _ right: String) {
    (self.left, self.right) = (Array(left), Array(right))
    known = Array(repeating: Array(repeating: nil, count: right.count + 1), count: left.count + 1)
    value = distance(left.count, right.count)
  }

  private mutating func distance(_ row: Int, _ column: Int) -> Int {
    guard row > 0, column > 0 else { return max(row, column) }
    if let value = known[row][column] { return value }
    let isSame = left[row - 1] == right[column - 1]
    var best = min(distance(row - 1, column), distance(row, column - 1)) + 1
    best = min(best, distance(row - 1, column - 1) + (isSame ? 0 : 1))
    if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
      best = min(best, distance(row - 2, column - 2) + 1)
    }
    known[row][column] = best
    return best
  }
}
