/// Random numbers that are the same on every machine for a seed (SplitMix64).
package struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 to below `count`.
  package mutating func below(_ count: Int) -> Int { Int(truncatingIfNeeded: next() % UInt64(count)) }

  /// True in so many of a thousand cases.
  package mutating func happens(_ perMille: Int) -> Bool { below(1000) < perMille }

  /// One of some.
  package mutating func one<Element>(of list: [Element]) -> Element { list[below(list.count)] }
}
