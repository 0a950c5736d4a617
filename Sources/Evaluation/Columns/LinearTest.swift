import Catalog
import Values

/// A comparison of sums of an attribute's numbers, constants, and shares of them: `length + 2 * width <= 3 m`.
///
/// Once the units are known in which its attributes are written, it is the sign of a sum of whole numbers. Everything is
/// exact. Not thread-safe.
final class LinearTest {
  /// How a row is decided whose attributes are written in certain forms.
  private enum Way {
    /// The same for all rows, as ``TruthMemo`` writes it.
    case always(UInt8)
    /// By the sign of the sum of the attributes' digits times these, and of the last.
    case sign([Int64])
    /// By the reference.
    case asked

    /// As a byte: 0 where no way is known yet, 1 to 3 a truth, and then these.
    static let bySign: UInt8 = 4
    static let byReference: UInt8 = 5
  }

  let attributes: [String]
  private let comparison: Test.Comparison
  private let sides: (left: Term, right: Term)
  private let sequences = SequenceNumbers(most: mostWays)
  private static let mostWays: Int32 = 1 << 16
  /// Of each combination of forms the way, and where it is by sign, the factors.
  @exclusivity(unchecked) private var ways = [UInt8](repeating: 0, count: 64)
  @exclusivity(unchecked) private var factors: [Int64] = []

  /// Nil of a test of another kind.
  init?(_ test: Test, _ evaluator: Evaluator) {
    guard case .compare(let comparison, let left, let right) = test,
      comparison.isOrder || comparison == .equal || comparison == .notEqual
    else { return nil }
    var found: Set<String> = []
    guard Self.isLinear(left, evaluator, &found), Self.isLinear(right, evaluator, &found),
      (1...4).contains(found.count)
    else { return nil }
    (self.comparison, sides, attributes) = (comparison, (left, right), found.sorted())
  }

  private static func isLinear(_ term: Term, _ evaluator: Evaluator, _ found: inout Set<String>) -> Bool {
    switch term {
    case .constant(.number), .constant(.percent), .constant(.quantity), .constant(.money), .constant(.moneyPer):
      return !term.isTemperature
    case .attribute(let name):
      let schema = evaluator.library.schema
      guard !name.hasPrefix("seller."), let attribute = schema.attributes[name], attribute.type.isAmountOrNumber,
        attribute.presumed == nil, evaluator.library.derivations[name] == nil
      else { return false }
      found.insert(name)
      return true
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      return isLinear(left, evaluator, &found) && isLinear(right, evaluator, &found)
    case .arithmetic(.multiply, let left, let right):
      var (inLeft, inRight): (Set<String>, Set<String>) = ([], [])
      guard isLinear(left, evaluator, &inLeft), isLinear(right, evaluator, &inRight),
        inLeft.isEmpty || inRight.isEmpty
      else { return false }
      found.formUnion(inLeft.union(inRight))
      return true
    case .arithmetic(.divide, let left, let right):
      var inRight: Set<String> = []
      return isLinear(left, evaluator, &found) && isLinear(right, evaluator, &inRight) && inRight.isEmpty
    default: return false
    }
  }

  // MARK: Rows

  /// The numbers of an attribute over a block.
  typealias Numbers = (forms: UnsafePointer<Int32>, digits: UnsafePointer<Int64>, known: NumberForms)

  /// The truth of a row, as ``TruthMemo`` writes it; `ask` decides what has to be asked of the reference.
  @inline(__always)
  func truth(
    _ columns: UnsafeBufferPointer<Numbers>, _ row: Int, _ evaluator: Evaluator, _ ask: (Int) -> UInt8
  ) -> UInt8 {
    // One column needs no sequences.
    var combination = columns[0].forms[row]
    guard combination >= 0 else { return ask(row) }
    var before = combination
    for column in columns.dropFirst() {
      let form = column.forms[row]
      guard form >= 0 else { return ask(row) }
      combination = sequences.number(of: before, followedBy: form)
      guard combination >= 0 else { return ask(row) }
      // Apart from all that begins with a form.
      before = combination + Self.mostWays
    }
    let place = Int(combination)
    if place >= ways.count || ways[place] == 0 { learn(place, columns, row, evaluator, ask) }
    switch ways[place] {
    case Way.bySign:
      let start = place * (columns.count + 1)
      var sum = Int128(factors[start + columns.count])
      for (number, column) in columns.enumerated() {
        sum += Int128(factors[start + number]) * Int128(column.digits[row])
      }
      return TruthMemo.code(Truth(holds(sum.signum())))
    case Way.byReference: return ask(row)
    case let code: return code
    }
  }

  /// Finds the way of a combination of forms.
  private func learn(
    _ place: Int, _ columns: UnsafeBufferPointer<Numbers>, _ row: Int, _ evaluator: Evaluator, _ ask: (Int) -> UInt8
  ) {
    let width = columns.count + 1
    if place >= ways.count {
      let count = max(2 * ways.count, place + 1)
      ways += [UInt8](repeating: 0, count: count - ways.count)
    }
    if factors.count < ways.count * width {
      factors += [Int64](repeating: 0, count: ways.count * width - factors.count)
    }
    switch makeWay(columns.map { ($0.forms[row], $0.known) }, evaluator, { ask(row) }) {
    case .always(let code): ways[place] = code
    case .asked: ways[place] = Way.byReference
    case .sign(let found):
      ways[place] = Way.bySign
      for (number, factor) in found.enumerated() { factors[place * width + number] = factor }
    }
  }

  private func holds(_ sign: Int128) -> Bool {
    switch comparison {
    case .less: sign < 0
    case .lessOrEqual: sign <= 0
    case .greater: sign > 0
    case .greaterOrEqual: sign >= 0
    case .equal: sign == 0
    default: sign != 0
    }
  }

  // MARK: Ways

  private func makeWay(_ forms: [(Int32, NumberForms)], _ evaluator: Evaluator, _ ask: () -> UInt8) -> Way {
    // What is missing or none decides whatever the others are.
    if forms.contains(where: { $0.0 < ValueClasses.someStated }) { return .always(ask()) }
    let units = forms.map { $1[$0] }
    func difference(_ digits: [Int64]) -> (left: FactValue, right: FactValue, difference: FactValue?)? {
      var facts: [String: Fact] = [:]
      for (index, name) in attributes.enumerated() {
        guard let value = units[index].one.times(digits[index], decimals: units[index].decimals) else { return nil }
        facts[name] = Fact(.stated(value))
      }
      return evaluator.difference(sides.left, sides.right, facts)
    }
    let none = [Int64](repeating: 0, count: attributes.count)
    guard let base = difference(none) else { return .asked }
    guard let start = base.difference?.plainMagnitude else {
      // Amounts of two kinds: grams are never more or less than millilitres, whatever their numbers.
      return base.left.isUnitless || base.right.isUnitless ? .asked : .always(ask())
    }
    var factors: [Rational] = []
    for index in attributes.indices {
      var digits = none
      digits[index] = 1
      guard let step = difference(digits)?.difference?.plainMagnitude else { return .asked }
      factors.append(step - start)
    }
    return Rational.wholeRatio(of: factors + [start]).map { .sign($0) } ?? .asked
  }
}

extension Evaluator {
  /// The values of two terms over facts, and what is left of the first without the second.
  fileprivate func difference(
    _ left: Term, _ right: Term, _ facts: [String: Fact]
  ) -> (left: FactValue, right: FactValue, difference: FactValue?)? {
    (self.facts, version, lets, found, inferred) = (facts, nil, [:], [], [])
    guard case .value(let one) = evaluate(left), case .value(let other) = evaluate(right) else { return nil }
    return (one, other, FactValue.calculate(.subtract, one, other).value)
  }
}

extension FactValue {
  /// Whether it is a number of nothing, which may be compared with an amount where it is zero.
  fileprivate var isUnitless: Bool { if case .number = self { true } else { false } }

  /// How much it is, in a unit that all of its kind share.
  fileprivate var plainMagnitude: Rational? {
    switch self {
    case .number(let value), .percent(let value), .moneyFraction(let value, _): value
    case .quantity(let value) where value.unit.dimension != .temperature: value.referenceValue
    case .money(let money): Rational(money.amount)
    case .moneyPer(let amount, _, let unit): amount.divided(by: unit.factor)
    default: nil
    }
  }
}

extension Term {
  fileprivate var isTemperature: Bool {
    if case .constant(.quantity(let value)) = self { value.unit.dimension == .temperature } else { false }
  }
}

extension ValueType {
  /// Whether its values are numbers, of something or by themselves, that add up.
  fileprivate var isAmountOrNumber: Bool {
    switch self {
    case .quantity(.temperature): false
    case .integer, .decimal, .percent, .quantity, .measure, .money, .moneyPer: true
    default: false
    }
  }
}
