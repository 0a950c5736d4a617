/// What a test asks of the texts of the listings of a block, each of them asked once for all markets. Not thread-safe.
final class LeafNumbers {
  private static let unasked: Int32 = -1
  private static let none: Int32 = -2

  private let texts: LeafTexts
  private var block = 0
  private var numbers: [Int32] = []

  init(_ texts: LeafTexts) { self.texts = texts }

  /// Whether it reads no text at all.
  var isEmpty: Bool { texts.isEmpty }

  /// As ``LeafTexts/number(of:_:_:)``.
  func number(of row: Int, _ block: JudgedBlock) -> Int32? {
    if self.block != block.texts.serial {
      self.block = block.texts.serial
      numbers.removeAll(keepingCapacity: true)
      numbers.append(contentsOf: repeatElement(Self.unasked, count: block.count))
    }
    let known = numbers[row]
    if known != Self.unasked { return known == Self.none ? nil : known }
    let number = texts.number(of: row, block.texts, block.listings)
    numbers[row] = number ?? Self.none
    return number
  }
}
