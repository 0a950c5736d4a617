import Catalog

/// Numbers for the facts of one attribute: equal facts have equal numbers.
///
/// A test over attributes with numbers is decided once for each combination of them. Texts are not numbered, hardly one
/// stands twice, nor is anything once ``mostFacts`` are known.
struct FactInterner {
  private static let mostFacts = 1 << 16

  /// No number: look at the fact itself.
  static let unknown: Int32 = -1

  private var numbers: [Fact: Int32] = [:]
  private let holdsText: Bool

  init(_ type: ValueType?) { holdsText = type.map(Self.holdsText) ?? true }

  private static func holdsText(_ type: ValueType) -> Bool {
    switch type {
    case .text, .url, .identifier, .localizedText, .localizedList: true
    case .list(let element): holdsText(element)
    default: false
    }
  }

  mutating func number(of fact: Fact) -> Int32 {
    if holdsText {
      switch fact.state {
      case .missing: return 0
      case .none: return 1
      default: return Self.unknown
      }
    }
    if let known = numbers[fact] { return known }
    guard numbers.count < Self.mostFacts else { return Self.unknown }
    let number = Int32(clamping: numbers.count)
    numbers[fact] = number
    return number
  }
}
