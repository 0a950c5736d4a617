/// Numbers for sequences of numbers, folded one by one: the number of what came before and the next one.
///
/// Two sequences have the same number if and only if they are the same, whatever their lengths.
package struct SequenceNumbers {
  private var keys = [UInt64](repeating: .max, count: 64)
  private var values = [Int32](repeating: 0, count: 64)
  private var count: Int32 = 0
  private let most: Int32

  /// - Parameter most: so many sequences are told apart, counting their beginnings.
  package init(most: Int32 = 1 << 16) { self.most = most }

  /// The number of the empty sequence.
  package static let empty: Int32 = -1
  /// Too many were met.
  package static let none: Int32 = -2

  /// The number of a sequence with one more at its end.
  @inline(__always)
  package mutating func number(of sequence: Int32, followedBy next: Int32) -> Int32 {
    if sequence == Self.none { return Self.none }
    let key = UInt64(UInt32(bitPattern: sequence)) << 32 | UInt64(UInt32(bitPattern: next))
    var place = Self.place(of: key, among: keys.count)
    while keys[place] != key {
      if keys[place] == .max { return add(key, at: place) }
      place = (place + 1) & (keys.count - 1)
    }
    return values[place]
  }

  private mutating func add(_ key: UInt64, at place: Int) -> Int32 {
    guard count < most else { return Self.none }
    (keys[place], values[place]) = (key, count)
    count += 1
    let number = count - 1
    if 2 * Int(count) > keys.count { grow() }
    return number
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != .max }
    keys = [UInt64](repeating: .max, count: 2 * keys.count)
    values = [Int32](repeating: 0, count: keys.count)
    for (key, value) in old {
      var place = Self.place(of: key, among: keys.count)
      while keys[place] != .max { place = (place + 1) & (keys.count - 1) }
      (keys[place], values[place]) = (key, value)
    }
  }

  @inline(__always)
  private static func place(of key: UInt64, among count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }
}
