internal import Catalog

/// A key that stands more than once in one record.
///
/// JSON leaves open which value counts, and programs differ. The record keeps the key once, at its first place: with
/// the value if all say the same, with `RawValue.unreadable` otherwise. Keys that differ only in how they write a letter
/// with an accent (`é` as one or two scalars) count as one, because Swift compares strings like that.
struct DuplicateKey {
  private var key: String
  private var first: Place
  private var second: Place
  private var times: Int
  private var isSame: Bool

  /// Leaves each key once, in the order of their first places.
  static func merge(_ members: inout [RawMember]) -> [DuplicateKey] {
    if Set(members.lazy.map(\.key)).count == members.count { return [] }
    var kept: [RawMember] = []
    var positions: [String: Int] = [:]
    var duplicates: [Int: DuplicateKey] = [:]
    for member in members {
      guard let position = positions[member.key] else {
        positions[member.key] = kept.count
        kept.append(member)
        continue
      }
      let isSame = kept[position].node.value.saysTheSame(as: member.node.value)
      if !isSame { kept[position].node.value = .unreadable }
      duplicates[position, default: DuplicateKey(first: kept[position], second: member)].add(isSame: isSame)
    }
    members = kept
    return duplicates.sorted { $0.key < $1.key }.map(\.value)
  }

  private init(first: RawMember, second: RawMember) {
    key = first.key
    self.first = first.place
    self.second = second.place
    times = 1
    isSame = true
  }

  private mutating func add(isSame: Bool) {
    times += 1
    self.isSame = self.isSame && isSame
  }

  /// The problem at the second place of the key.
  func problem(listingIndex: Int) -> InputProblem {
    InputProblem(
      id: .duplicateKey, place: second,
      detail: [
        "key": key, "times": String(times), "same": String(isSame),
        "firstLine": String(first.line), "firstColumn": String(first.column),
      ],
      listingIndex: listingIndex)
  }
}
