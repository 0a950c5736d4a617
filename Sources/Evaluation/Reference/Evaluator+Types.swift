import Catalog
import Values

/// The types of terms, as far as the vocabulary tells them; constants have none of their own.
extension Evaluator {
  func type(of term: Term) -> ValueType? {
    switch resolved(term) {
    case .constant(let value): value.type
    case .none: nil
    case .today: .date
    case .market: .market
    case .platform: .platform
    case .attribute(let name):
      switch library.schema.attributes[name]?.type {
      case .localizedText?: .text
      case .localizedList?: .list(.text)
      case let other: other
      }
    case .version(let name, _): library.schema.attributes[name]?.type == .localizedList ? .list(.text) : .text
    case .entry(let name, _):
      if case .keyed(let value, _)? = library.schema.attributes[name]?.type { value } else { nil }
    case .listingCount: .integer
    case .variable(let name): elements[name]?.type
    case .field(let base, let field):
      if case .record(let name)? = type(of: base) { library.schema.records[name]?.type(of: field) } else { nil }
    case .list(let terms): terms.lazy.compactMap { self.type(of: $0) }.first.map { .list($0) }
    case .lookup(let table, _, _): library.tables[table]?.valueTypes.first?.type
    case .arithmetic(let operation, let left, let right):
      if let left = type(of: left), let right = type(of: right) { operation.type(of: left, right) } else { nil }
    case .call(let function, let arguments): function.type ?? arguments.first.flatMap { type(of: $0) }
    case .aggregate(_, let variable, let list, _, let element): aggregateType(variable, over: list, of: element)
    case .truth: .boolean
    }
  }

  /// The type of what is added up; a count is an integer.
  func aggregateType(_ variable: String, over list: Term, of element: Term?) -> ValueType? {
    guard let element else { return .integer }
    let unknown = Element(known: Knowledge(.missing, path: ""), type: type(of: list)?.element, language: nil)
    return within(variable, unknown) { type(of: element) }
  }

  /// The codes that a comparison with a value of a type is about.
  func codes(of type: ValueType?) -> Codes {
    switch type {
    case .list(let element)?, .range(let element)?: codes(of: element)
    case let type?: library.schema.codeList(of: type).map { .list($0) } ?? .plain
    case nil: .any(Array(library.schema.codeLists.values))
    }
  }
}

extension Term.Function {
  /// What it gives, where that does not depend on its arguments.
  fileprivate var type: ValueType? {
    switch self {
    case .characters, .bytes, .words, .count, .repeats: .integer
    case .capitals: .percent
    case .language: .language
    case .shorten, .without: .text
    case .min, .max, .round: nil
    }
  }
}

extension ValueType {
  /// What a list holds.
  var element: ValueType? {
    switch self {
    case .list(let element): element
    case .localizedList: .text
    case .keyed(let value, _): value
    default: nil
    }
  }

  /// Whether nothing of it is below zero: shares and amounts.
  var isNeverNegative: Bool {
    switch self {
    case .percent, .money, .moneyPer: true
    case .quantity(let dimension): dimension != .temperature
    default: false
    }
  }
}

extension FactValue {
  /// The type of a value that shows it; nil for codes, lists and the like.
  fileprivate var type: ValueType? {
    switch self {
    case .boolean: .boolean
    case .number: .decimal
    case .percent: .percent
    case .quantity(let quantity): .quantity(quantity.unit.dimension)
    case .money, .moneyFraction: .money
    case .moneyPer(_, _, let unit): .moneyPer(unit.dimension)
    case .text: .text
    case .date: .date
    case .duration: .duration
    case .code, .range, .list, .record, .localized, .keyed: nil
    }
  }

  /// Zero of whatever it is compared with or added to: an amount of money without a currency.
  static let nothing = FactValue.number(Rational(0))

  /// The sum of nothing of a type.
  static func zero(of type: ValueType?) -> FactValue {
    type == .percent ? .percent(Rational(0)) : .nothing
  }
}
