/// Numbers drawn from the bytes of an input, so that libFuzzer's mutations change one choice at a time; behind its end they
/// follow from what was drawn (SplitMix64). It stands where the tests have a generator of this name.
struct SplitMix: RandomNumberGenerator {
  private var bytes: ArraySlice<UInt8>
  private var state: UInt64

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    state = UInt64(truncatingIfNeeded: bytes.count)
  }

  mutating func next() -> UInt64 {
    // Whoever wants a number below a bound takes the high bits.
    if let byte = bytes.popFirst() {
      state = state &* 0x100_0000_01B3 ^ UInt64(byte)
      return UInt64(byte) << 56 | 0x80_0000_0000_0000
    }
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True in one of `count` cases.
  mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  /// One of some choices, which are not none.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[Int.random(in: choices.indices, using: &self)] }
}
