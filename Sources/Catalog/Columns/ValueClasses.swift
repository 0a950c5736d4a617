import Values

/// Numbers for the values of an attribute, a field or an element: two that share one are told apart by no rule.
///
/// Not thread-safe.
package final class ValueClasses {
  /// Not stated. ``none`` and ``unreadable`` likewise are the same in every column.
  package static let missing: Int32 = 0
  package static let none: Int32 = 1
  package static let unreadable: Int32 = 2
  /// No class: look at the value itself.
  package static let unnumbered: Int32 = -1

  /// So many classes are told apart, then values are looked at themselves: memory does not grow with the catalog.
  private static let mostClasses = 1 << 16
  /// Stated, where nothing more is told apart.
  package static let someStated: Int32 = 3

  /// Bytes of the longest text that has a class of its own.
  package static let longestText = 64

  package let demand: Demand
  private var byValue: [FactValue: Int32] = [:]
  private var byParts: [[Int32]: Int32] = [:]
  private var next: Int32
  /// The classes of a list's elements, where they are told apart.
  package let elements: ValueClasses?
  /// The classes of the fields that rules read of a record.
  package let fields: [(name: String, classes: ValueClasses)]

  package init(_ demand: Demand) {
    self.demand = demand
    elements = if case .elements(let inner) = demand { ValueClasses(inner) } else { nil }
    fields =
      if case .fields(let all) = demand {
        all.sorted { $0.key < $1.key }.map { ($0.key, ValueClasses($0.value)) }
      } else {
        []
      }
    next =
      if case .limits(let limits) = demand { Self.someStated + Int32(clamping: 2 * limits.count + 1) } else {
        Self.someStated
      }
  }

  /// The class of a fact.
  package func number(of fact: Fact) -> Int32 {
    switch fact.state {
    case .missing: Self.missing
    case .none: Self.none
    case .unreadable: Self.unreadable
    case .stated(let value): number(of: value)
    }
  }

  private func number(of value: FactValue) -> Int32 {
    switch demand {
    case .nothing: return Self.someStated
    case .presence:
      guard case .localized(let versions) = value else { return Self.someStated }
      return number(of: .localized(versions.mapValues(Self.outline)), in: &byValue)
    case .validity(let kind):
      guard case .text(let text) = value else { return number(of: value, in: &byValue) }
      return Self.number(isValid: Identifier.isValid(text, as: kind))
    case .limits(let limits): return rank(of: value, limits)
    case .everything:
      // Hardly two long texts are the same.
      if case .text(let text) = value, text.utf8.count > Self.longestText { return Self.unnumbered }
      return number(of: value, in: &byValue)
    case .elements:
      guard case .list(let members) = value, let elements else { return number(of: value, in: &byValue) }
      return number(ofParts: members.map { elements.number(of: $0) })
    case .fields:
      guard case .record(let stated) = value else { return number(of: value, in: &byValue) }
      return number(ofParts: fields.map { name, classes in classes.number(of: stated[name] ?? .missing) })
    }
  }

  /// A text, or a list of texts, without its words: that it is stated, and how many.
  private static func outline(_ fact: Fact) -> Fact {
    switch fact.state {
    case .stated(.list(let members)): Fact(.stated(.list(members.map(outline))))
    case .stated: Fact(.stated(.boolean(true)))
    default: Fact(fact.state)
    }
  }

  /// The class of an identifier that is only asked whether it is valid.
  package static func number(isValid: Bool) -> Int32 { someStated + (isValid ? 1 : 0) }

  /// The class of a list by those of its elements, or of a record by those of the fields that rules read.
  package func number(ofParts parts: [Int32]) -> Int32 {
    guard !parts.contains(Self.unnumbered) else { return Self.unnumbered }
    return number(of: parts, in: &byParts)
  }

  private func number<Key: Hashable>(of key: Key, in numbers: inout [Key: Int32]) -> Int32 {
    if let known = numbers[key] { return known }
    guard numbers.count < Self.mostClasses else { return Self.unnumbered }
    let number = next
    next += 1
    numbers[key] = number
    return number
  }

  /// Two for each limit: below it (and above the one before), and equal to it.
  private func rank(of value: FactValue, _ limits: [FactValue]) -> Int32 {
    var (low, high) = (0, limits.count)
    while low < high {
      let middle = (low + high) / 2
      guard let order = limits[middle].plainOrder(to: value) else { return Self.unnumbered }
      if order == 0 { return Self.someStated + Int32(clamping: 2 * middle + 1) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return Self.someStated + Int32(clamping: 2 * low)
  }
}
