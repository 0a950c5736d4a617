import Testing

@testable import Pratique

@Suite struct SettlingTallyTests {
  private func tally(_ checks: [([[String]], Int)]) -> SettlingTally {
    var tally = SettlingTally()
    var row = 0
    for (sets, count) in checks {
      for _ in 0..<count {
        tally.add(sets, row: row)
        row += 1
      }
    }
    return tally
  }

  @Test func twoAttributesThatSettleOnlyTogetherAreFound() {
    // One by one, neither of the two would be worth anything.
    let best = tally([([["country", "seat"]], 1_000), ([["title"]], 3), ([["marks"]], 2), ([["age"]], 1)]).best(
      limit: 3)
    #expect(best.attributes.map(\.attribute) == ["country", "seat", "title"])
    #expect(best.settled == 1_003)
    #expect(best.attributes.map(\.listings) == [1_000, 1_000, 3])
  }

  @Test func whatFitsNotIsLeftOut() {
    let best = tally([([["a", "b", "c", "d"]], 100), ([["e"]], 1)]).best(limit: 3)
    #expect(best.attributes.map(\.attribute) == ["e"] && best.settled == 1)
    #expect(tally([([["a", "b", "c", "d"]], 100)]).best(limit: 3).attributes.isEmpty)
    #expect(tally([]).best(limit: 3).settled == 0)
  }

  @Test func anyOfSeveralSetsWillDo() {
    let best = tally([([["a"], ["b", "c"]], 10), ([["b"]], 4), ([["c"]], 4)]).best(limit: 2)
    // b and c settle all eighteen, a and one of them fourteen.
    #expect(best.settled == 18 && Set(best.attributes.map(\.attribute)) == ["b", "c"])
  }
}
