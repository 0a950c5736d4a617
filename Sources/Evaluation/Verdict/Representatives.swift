import Catalog
import Values

/// Few values of a type that stand for all others, as far as comparisons with some constants tell them apart.
struct Representatives {
  let evaluator: Evaluator
  /// How many values are needed between two limits: as many as there are attributes that are compared.
  let count: Int

  /// - Parameter name: the attribute that is compared with nothing but the constants; nil where it is compared with others.
  /// - Returns: `nil` where no few values stand for all.
  func values(of type: ValueType, _ constants: [FactValue], telling name: String?) -> [FactValue]? {
    switch type {
    case .boolean: [.boolean(true), .boolean(false)]
    case .code, .category:
      evaluator.representatives.codes(of: type, constants, telling: name)?.map { .code($0) }
    case .country: Country.codes.map { .code($0) }
    case .text, .url, .identifier:
      // Texts that nobody compares with are all alike.
      Set(constants).sorted { "\($0)" < "\($1)" } + (0..<count).map { .text("\u{1}\($0)") }
    default: scale(of: type, constants).map { scale in points(scale, type).map(scale.value) }
    }
  }

  // MARK: Ordered values

  /// The limits on a line of numbers, and what value a number stands for.
  private struct Scale {
    let limits: [Rational]
    let isWhole: Bool
    let value: (Rational) -> FactValue
  }

  private func scale(of type: ValueType, _ constants: [FactValue]) -> Scale? {
    func numbers(_ read: (FactValue) -> Rational?) -> [Rational]? {
      let read = constants.map(read)
      return read.contains(nil) ? nil : read.compactMap(\.self)
    }
    switch type {
    case .integer, .decimal:
      return numbers { if case .number(let number) = $0 { number } else { nil } }
        .map { Scale(limits: $0, isWhole: type == .integer) { .number($0) } }
    case .percent:
      return numbers { if case .percent(let share) = $0 { share } else { nil } }
        .map { Scale(limits: $0, isWhole: false) { .percent($0) } }
    case .date:
      return numbers { if case .date(let day) = $0 { Rational(day.dayNumber) } else { nil } }
        .map { Scale(limits: $0, isWhole: true) { .date(CalendarDate(dayNumber: Self.whole($0))) } }
    case .money:
      guard case .money(let first)? = constants.first else { return nil }
      return numbers {
        if case .money(let money) = $0, money.currency == first.currency { Rational(money.amount) } else { nil }
      }
      .map { Scale(limits: $0, isWhole: false) { .money(Money($0.rounded(fractionDigits: 6), first.currency)) } }
    case .quantity:
      guard case .quantity(let first)? = constants.first else { return nil }
      return numbers {
        if case .quantity(let quantity) = $0 { quantity.converted(to: first.unit)?.magnitude } else { nil }
      }.map { Scale(limits: $0, isWhole: false) { .quantity(Quantity($0, first.unit)) } }
    default: return nil
    }
  }

  private static func whole(_ number: Rational) -> Int { Int(exactly: number.rounded(fractionDigits: 0)) ?? 0 }

  /// Each limit, some numbers between two of them, and some beyond both ends.
  private func points(_ scale: Scale, _ type: ValueType) -> [Rational] {
    let limits = Set(scale.limits).sorted()
    guard let first = limits.first, let last = limits.last else { return (1...count).map { Rational($0) } }
    var points = limits + (1...count).map { last + Rational($0) } + (1...count).map { first - Rational($0) }
    for (low, high) in zip(limits, limits.dropFirst() + [first]) where low < high {
      points += between(low, high, isWhole: scale.isWhole)
    }
    guard type.isNeverNegative else { return points }
    // Between nothing and the first limit.
    return points.filter { !$0.isNegative }
      + (first > Rational(0) ? [Rational(0)] + between(Rational(0), first, isWhole: false) : [])
  }

  private func between(_ low: Rational, _ high: Rational, isWhole: Bool) -> [Rational] {
    if isWhole { return (1...count).map { low + Rational($0) }.filter { $0 < high } }
    return (1...count).compactMap { step in
      ((high - low) * Rational(step)).divided(by: Rational(count + 1)).map { low + $0 }
    }
  }
}

/// Codes that stand for all of their list, remembered for the constants that they are compared with. Not thread-safe.
final class CodeRepresentatives {
  private struct Key: Hashable {
    let type: ValueType
    let constants: Set<String>
  }

  private let library: Library
  private var known: [Key: [String]] = [:]
  /// The attributes that inferences read: what follows from their values is told by no constant of a test.
  private lazy var inferring: Set<String> = {
    var reader = AttributeReader()
    for derivation in library.derivations.values.joined() { reader.visit(derivation.condition) }
    return reader.all
  }()

  init(_ library: Library) { self.library = library }

  /// One code for each way in which a list's codes stand to the constants: being one, beneath it or above it.
  ///
  /// - Parameter name: as in ``Representatives/values(of:_:telling:)``; nil, and all codes are told apart.
  func codes(of type: ValueType, _ constants: [FactValue], telling name: String?) -> [String]? {
    guard let own = library.schema.codeList(of: type) else { return nil }
    guard let name, !inferring.contains(name) else { return own.codes }
    let compared = Set(constants.compactMap { if case .code(let code) = $0 { code } else { nil } })
    let key = Key(type: type, constants: compared)
    if let known = known[key] { return known }
    let order = compared.sorted()
    let lists = library.schema.codeLists.values.filter { list in
      list.name == own.name || order.contains { list.entries[$0] != nil }
    }
    var seen: Set<[Bool]> = []
    let codes = own.codes.filter { code in
      let ways = lists.flatMap { list in
        order.flatMap { [$0 == code, list.isCode(code, within: $0), list.isCode($0, within: code)] }
      }
      return seen.insert(ways).inserted
    }
    known[key] = codes
    return codes
  }
}
