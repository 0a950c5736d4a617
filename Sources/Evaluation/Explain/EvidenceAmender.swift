import Catalog
import Values

/// Makes elements of lists that meet a condition: documents, registrations, codes and records.
struct EvidenceAmender {
  let evaluator: Evaluator

  private var schema: Schema { evaluator.library.schema }

  /// A document of a kind that is valid on the day and covers the listing.
  func document(_ kind: String, _ variable: String?, _ condition: Condition?) -> FactValue? {
    let day = evaluator.circumstances.day
    var fields: [String: Fact] = ["kind": Fact(.stated(.code(kind)))]
    if let declared = schema.documents[kind] {
      if declared.expires || declared.expiresAfter != nil {
        fields["issued"] = Fact(.stated(.date(day)))
        fields["valid_through"] = Fact(.stated(.date(day.adding(declared.expiresAfter ?? .months(12)).previous)))
      }
      if declared.covers.contains("market") {
        fields["markets"] = Fact(.stated(.list([Fact(.stated(.code(evaluator.circumstances.market)))])))
      }
      if declared.covers.contains("brand") { fields["brand"] = evaluator.fact(of: "brand", isFilled: true) }
    }
    return record(fields, variable, "Document", condition)
  }

  /// A registration in a register, with a number of its shape.
  func registration(_ scheme: String, _ variable: String?, _ condition: Condition?) -> FactValue? {
    var fields: [String: Fact] = ["scheme": Fact(.stated(.code(scheme)))]
    let pattern = schema.schemes[scheme]?.numberPattern
    guard let number = pattern.map({ PatternSample(pattern: $0).text }) ?? "1" else { return nil }
    fields["number"] = Fact(.stated(.text(number)))
    return record(fields, variable, "Registration", condition)
  }

  private func record(
    _ fields: [String: Fact], _ variable: String?, _ type: String, _ condition: Condition?
  ) -> FactValue? {
    guard let variable, let condition else { return .record(fields) }
    let asked = self.fields(variable, condition, .yes)
    return .record(fields.merging(asked) { $1 })
  }

  /// Elements for which a condition on a variable has a truth.
  func elements(_ variable: String, _ type: ValueType?, _ condition: Condition, _ wanted: Truth) -> [FactValue] {
    if case .record? = type {
      let fields = self.fields(variable, condition, wanted)
      return fields.isEmpty ? [] : [.record(fields)]
    }
    return values(of: .variable(variable), condition, wanted)
  }

  /// The values that comparisons of a term in a condition ask for.
  private func values(of term: Term, _ condition: Condition, _ wanted: Truth) -> [FactValue] {
    switch condition {
    case .constant: []
    case .not(let inner): values(of: term, inner, !wanted)
    case .and(let parts), .or(let parts): parts.flatMap { values(of: term, $0, wanted) }
    case .test(.compare(let comparison, term, let right)) where wanted == .yes:
      switch comparison {
      case .equal, .isIn, .lessOrEqual, .greaterOrEqual: evaluator.constants(right)
      case .less: evaluator.constants(right).compactMap { $0.shifted(by: -1) }
      case .greater: evaluator.constants(right).compactMap { $0.shifted(by: 1) }
      case .notEqual, .notIn, .include: []
      }
    case .test: []
    }
  }

  /// Fields of a record for which a condition on a variable has a truth, as far as it compares fields.
  private func fields(_ variable: String, _ condition: Condition, _ wanted: Truth) -> [String: Fact] {
    switch condition {
    case .constant: return [:]
    case .not(let inner): return fields(variable, inner, !wanted)
    case .and(let parts):
      return parts.reduce(into: [:]) { $0.merge(fields(variable, $1, wanted)) { first, _ in first } }
    case .or(let parts): return parts.lazy.map { fields(variable, $0, wanted) }.first { !$0.isEmpty } ?? [:]
    case .test(let test):
      switch test {
      case .compare(.include, .field(.variable(variable), let field), let right) where wanted == .yes:
        return [field: Fact(.stated(.list(evaluator.constants(right).map { Fact(.stated($0)) })))]
      case .compare(_, .field(.variable(variable), let field), _):
        let found = values(of: .field(.variable(variable), field), condition, wanted)
        return found.first.map { [field: Fact(.stated($0))] } ?? [:]
      case .holdsTrue(.field(.variable(variable), let field)):
        return [field: Fact(.stated(.boolean(wanted == .yes)))]
      case .presence(.present, .field(.variable(variable), let field)) where wanted == .yes:
        return [field: Fact(.stated(.text("x")))]
      default: return [:]
      }
    }
  }
}
