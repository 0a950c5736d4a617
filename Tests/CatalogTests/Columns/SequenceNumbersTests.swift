import Catalog
import Testing

@Suite struct SequenceNumbersTests {
  /// Also of numbers below zero, and of the empty sequence's own.
  @Test func sequencesHaveOneNumberEach() {
    var seed: UInt64 = 20_261_121
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let numbers = SequenceNumbers()
    var known: [[Int32]: Int32] = [:]
    for _ in 0..<5_000 {
      let sequence = (0..<1 + next(4)).map { _ in Int32(next(7)) - 3 }
      let number = sequence.reduce(SequenceNumbers.empty) { numbers.number(of: $0, followedBy: $1) }
      #expect(number >= 0)
      #expect(known[sequence] == nil || known[sequence] == number, "seed 20261121: \(sequence)")
      known[sequence] = number
    }
    #expect(Set(known.values).count == known.count)
  }

  @Test func thereAreNoMoreThanWanted() {
    let numbers = SequenceNumbers(most: 3)
    let all = (0..<5).map { numbers.number(of: SequenceNumbers.empty, followedBy: $0) }
    #expect(all == [0, 1, 2, SequenceNumbers.none, SequenceNumbers.none])
    #expect(numbers.number(of: SequenceNumbers.none, followedBy: 1) == SequenceNumbers.none)
    #expect(numbers.number(of: SequenceNumbers.empty, followedBy: 1) == 1)
  }
}
