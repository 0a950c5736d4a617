/// What a test came out as, by the numbers of the values that it reads (``FactInterner``).
struct LeafMemo {
  /// The numbers of a row's values.
  enum Key: Hashable {
    /// A value without a number is among them: nothing is remembered.
    case none
    case one(Int32)
    case several([Int32])

    init(_ columns: [[Int32]], _ row: Int) {
      if columns.count == 1 {
        self = columns[0][row] >= 0 ? .one(columns[0][row]) : .none
      } else {
        self = columns.contains { $0[row] < 0 } ? .none : .several(columns.map { $0[row] })
      }
    }
  }

  private static let mostEntries = 1 << 18

  private var single: [Truth?] = []
  private var several: [[Int32]: Truth] = [:]

  subscript(key: Key) -> Truth? {
    get {
      switch key {
      case .none: nil
      case .one(let number): Int(number) < single.count ? single[Int(number)] : nil
      case .several(let numbers): several[numbers]
      }
    }
    set {
      switch key {
      case .none: return
      case .one(let number):
        while single.count <= Int(number) { single.append(nil) }
        single[Int(number)] = newValue
      case .several(let numbers):
        if several.count < Self.mostEntries { several[numbers] = newValue }
      }
    }
  }
}
