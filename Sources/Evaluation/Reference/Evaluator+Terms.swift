import Catalog
import Text
import Values

extension Evaluator {
  func evaluate(_ term: Term) -> Outcome {
    switch resolved(term) {
    case .constant(let value): return .value(value)
    case .none: return .none
    case .today: return .value(.date(circumstances.day))
    case .market: return .value(.code(circumstances.market))
    case .platform:
      return circumstances.platform.map { .value(.code($0)) } ?? .unknown(Gap(uncomputable: ["no platform is asked"]))
    case .attribute(let name): return attribute(name)
    case .version, .entry, .field, .variable: return filled(term).outcome
    case .listingCount(let condition): return listingCount(condition)
    case .list(let terms): return list(terms)
    case .lookup(let table, let keys, let fallback): return look(up: table, keys, else: fallback)
    case .arithmetic(let operation, let left, let right): return .calculate(operation, evaluate(left), evaluate(right))
    case .call(let function, let arguments): return call(function, arguments)
    case .aggregate(let kind, let variable, let list, let filter, let element):
      return aggregate(kind, variable, over: list, filter: filter, of: element)
    case .truth(let condition):
      let verity = evaluate(condition)
      return verity.truth == .unknown ? .unknown(verity.gap) : .value(.boolean(verity.truth == .yes))
    }
  }

  private func attribute(_ name: String) -> Outcome {
    var known = filled(.attribute(name))
    if case .stated(.localized(let versions)) = known.fact.state {
      known.fact = languageOfVersion(of: name).flatMap { versions[$0] } ?? .missing
    }
    return known.outcome
  }

  private func list(_ terms: [Term]) -> Outcome {
    .value(
      .list(
        terms.map { term in
          switch evaluate(term) {
          case .value(let value): Fact(.stated(value))
          case .none: Fact(.none)
          case .unknown, .between: .missing
          }
        }))
  }

  private func look(up name: String, _ keys: [Term], else fallback: Term?) -> Outcome {
    let outcomes = keys.map(evaluate)
    if outcomes.contains(where: { if case .none = $0 { true } else { false } }) { return .none }
    // `else` answers only for a row that is not there, never for a key that is unknown.
    if outcomes.contains(where: \.isUnknown) { return .unknown(outcomes.reduce(into: Gap()) { $0.add($1.gap) }) }
    let values = outcomes.compactMap(\.value)
    let row = library.tables[name]?.rows.first { row in
      row.days.contains(circumstances.day)
        && zip(row.keys, values).allSatisfy { cell, value in
          switch cell {
          case .any: true
          case .value(.range(let range)): compare(.isIn, .constant(value), .constant(.range(range))).truth == .yes
          case .value(let expected): expected == value
          }
        }
    }
    if let value = row?.values.first { return .value(value) }
    if let fallback { return evaluate(fallback) }
    let key = values.map { "\($0)" }.joined(separator: ", ")
    return .unknown(Gap(uncomputable: ["the table \(name) has no row for \(key) on \(circumstances.day)"]))
  }

  private func call(_ function: Term.Function, _ arguments: [Term]) -> Outcome {
    let outcomes = arguments.map(evaluate)
    if outcomes.contains(where: { if case .none = $0 { true } else { false } }) {
      return function == .count ? .value(.nothing) : .none
    }
    switch function {
    case .min: return .extreme(.least, of: outcomes)
    case .max: return .extreme(.most, of: outcomes)
    default: break
    }
    if outcomes.contains(where: \.isUnknown) { return .unknown(outcomes.reduce(into: Gap()) { $0.add($1.gap) }) }
    let values = outcomes.compactMap(\.value)
    let language = arguments.first.flatMap(language)
    switch (function, values.first) {
    case (.characters, .text(let text)?): return .value(.number(Rational(TextMeasure.characters(of: text))))
    case (.bytes, .text(let text)?): return .value(.number(Rational(text.utf8.count)))
    case (.words, .text(let text)?): return .value(.number(Rational(TextMeasure.words(of: text))))
    case (.count, .list(let members)?): return .value(.number(Rational(members.count)))
    case (.repeats, .text(let text)?):
      return .value(.number(Rational(repeats(text, ignoring: values.dropFirst().first, language))))
    case (.capitals, .text(let text)?): return .value(.percent(Self.capitals(text)))
    case (.language, .text(let text)?): return writtenLanguage(of: text)
    case (.shorten, .text(let text)?):
      guard case .number(let limit)? = values.dropFirst().first,
        let count = limit.exactDecimal.flatMap({ Int(exactly: $0) })
      else { break }
      return .value(.text(Self.shortened(text, to: count)))
    case (.without, .text(let text)?): return .value(.text(without(text, values.dropFirst().first, language)))
    case (.round, .some(let value)): return FactValue.rounded(value, to: values.dropFirst().first)
    default: break
    }
    return .unknown(Gap(uncomputable: ["\(function.rawValue) cannot be computed"]))
  }
}
