import Catalog
import Values

extension Evaluator {
  /// What is known of an attribute, field, version or element, and the path by which a person knows it.
  ///
  /// It tells only what was stated: presumptions come in with ``evaluate(_:)``.
  func knowledge(of term: Term) -> (fact: Fact, path: String) {
    switch resolved(term) {
    case .attribute(let name): return (fact(of: name), name)
    case .version(let name, let language):
      let whole = fact(of: name)
      guard case .stated(.localized(let versions)) = whole.state else { return (whole, "\(name)[\(language)]") }
      return (versions[language] ?? .missing, "\(name)[\(language)]")
    case .entry(let name, let key): return entry(of: name, key)
    case .variable(let name): return elements[name] ?? (.missing, name)
    case .field(let base, let field):
      let (whole, path) = knowledge(of: base)
      let inner = "\(path).\(field)"
      switch whole.state {
      case .stated(.record(let fields)): return (fields[field] ?? .missing, inner)
      case .none: return (whole, inner)
      case .unreadable: return (whole, path)
      default: return (.missing, inner)
      }
    case .list(let terms):
      return (Fact(.stated(.list(terms.map { knowledge(of: $0).fact }))), "list")
    case let other:
      switch evaluate(other) {
      case .value(let value): return (Fact(.stated(value)), "value")
      case .none: return (Fact(.none), "value")
      case .unknown(let gap), .between(_, _, let gap): return (.missing, gap.attributes.sorted().first ?? "value")
      }
    }
  }

  /// What is known of a list; of a keyed one, the version that is judged just now.
  func elements(of list: Term) -> (fact: Fact, path: String) {
    var (fact, path) = knowledge(of: list)
    // A list that is presumed or inferred has elements too.
    if fact.state == .missing, case .attribute = resolved(list), case .value(let value) = evaluate(list) {
      fact = Fact(.stated(value))
    }
    if case .stated(.keyed(let entries)) = fact.state {
      return (Fact(.stated(.list(entries.sorted { $0.key < $1.key }.map(\.value)))), path)
    }
    guard case .stated(.localized(let versions)) = fact.state else { return (fact, path) }
    return (languageOfVersion(of: path).flatMap { versions[$0] } ?? .missing, path)
  }

  /// What an attribute has for a code, and `turnover[DE]`, by which a person knows it.
  private func entry(of name: String, _ key: Term) -> (fact: Fact, path: String) {
    let whole = fact(of: name)
    guard case .value(.code(let code)) = evaluate(key) else {
      let path = evaluate(key).gap.attributes.min() ?? name
      return (.missing, path)
    }
    guard case .stated(.keyed(let entries)) = whole.state else { return (whole, "\(name)[\(code)]") }
    return (entries[code] ?? .missing, "\(name)[\(code)]")
  }

  private func fact(of name: String) -> Fact {
    (name.hasPrefix("seller.") ? sellerFacts[name] : facts[name]) ?? .missing
  }

  func evaluate(_ term: Term) -> Outcome {
    switch resolved(term) {
    case .constant(let value): return .value(value)
    case .none: return .none
    case .today: return .value(.date(circumstances.day))
    case .market: return .value(.code(circumstances.market))
    case .platform:
      return circumstances.platform.map { .value(.code($0)) } ?? .unknown(Gap(uncomputable: ["no platform is asked"]))
    case .attribute(let name): return attribute(name)
    case .listingCount(let condition): return listingCount(condition)
    case .version, .entry, .field, .variable:
      let (fact, path) = knowledge(of: term)
      return outcome(of: fact, path: path)
    case .list(let terms): return list(terms)
    case .lookup(let table, let keys, let fallback): return look(up: table, keys, else: fallback)
    case .arithmetic(let operation, let left, let right): return calculate(operation, left, right)
    case .call(let function, let arguments): return call(function, arguments)
    case .aggregate(let kind, let variable, let list, let filter, let element):
      return aggregate(kind, variable, over: list, filter: filter, of: element)
    case .truth(let condition):
      let verity = evaluate(condition)
      return verity.truth == .unknown ? .unknown(verity.gap) : .value(.boolean(verity.truth == .yes))
    }
  }

  private func outcome(of fact: Fact, path: String) -> Outcome {
    switch fact.state {
    case .stated(let value): .value(value)
    case .none: .none
    case .missing, .unreadable: .unknown(Gap(attributes: [path]))
    }
  }

  private func attribute(_ name: String) -> Outcome {
    let fact = fact(of: name)
    if case .stated(.localized(let versions)) = fact.state {
      let language = languageOfVersion(of: name)
      return outcome(of: language.flatMap { versions[$0] } ?? .missing, path: name)
    }
    if fact.state == .missing, let value = derived(name) { return .value(value) }
    if fact.state == .missing, !isProfile, let presumed = library.schema.attributes[name]?.presumed {
      switch presumed {
      case .today: return .value(.date(circumstances.day))
      case .value(let value): return .value(value)
      }
    }
    return outcome(of: fact, path: name)
  }

  /// The version of a keyed text that is judged just now: the one asked about, else, where this attribute lacks it, one
  /// of its own (a description without a German version is judged in the version that it has).
  func languageOfVersion(of name: String) -> String? {
    guard case .stated(.localized(let versions)) = fact(of: name).state else { return version }
    if let version, versions[version] != nil { return version }
    return versions.keys.min()
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
    var values: [FactValue] = []
    for key in keys {
      switch evaluate(key) {
      case .value(let value): values.append(value)
      // `else` answers only for a row that is not there, never for a key that is unknown.
      case let other: return other
      }
    }
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
    var values: [FactValue] = []
    var gap: Gap?
    for argument in arguments {
      let outcome = evaluate(argument)
      switch outcome {
      case .value(let value): values.append(value)
      case .none where function == .count: return .value(.number(Rational(0)))
      case .none: return .none
      case .unknown, .between: gap = gap.map { $0.joined(with: outcome.gap) } ?? outcome.gap
      }
    }
    if let gap { return .unknown(gap) }
    switch (function, values.first) {
    case (.characters, .text(let text)?): return .value(.number(Rational(text.count)))
    case (.bytes, .text(let text)?): return .value(.number(Rational(text.utf8.count)))
    case (.words, .text(let text)?):
      return .value(.number(Rational(text.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.count)))
    case (.count, .list(let members)?): return .value(.number(Rational(members.count)))
    case (.repeats, .text(let text)?):
      return .value(.number(Rational(repeats(text, ignoring: values.dropFirst().first))))
    case (.capitals, .text(let text)?): return .value(.percent(Self.capitals(text)))
    case (.language, .text(let text)?): return language(of: text)
    case (.shorten, .text(let text)?):
      guard case .number(let limit)? = values.dropFirst().first,
        let count = limit.exactDecimal.flatMap({ Int(exactly: $0) })
      else { break }
      return .value(.text(Self.shortened(text, to: count)))
    case (.without, .text(let text)?): return .value(.text(without(text, values.dropFirst().first)))
    case (.min, .some), (.max, .some): return extreme(function, of: values)
    case (.round, .some(let value)): return rounded(value, to: values.dropFirst().first)
    default: break
    }
    return .unknown(Gap(uncomputable: ["\(function.rawValue) cannot be computed"]))
  }

  private func extreme(_ function: Term.Function, of values: [FactValue]) -> Outcome {
    var best = values[0]
    for value in values.dropFirst() {
      guard let order = FactValue.order(value, best) else {
        return .unknown(Gap(uncomputable: ["\(value) and \(best) do not compare"]))
      }
      if order == (function == .min ? .less : .greater) { best = value }
    }
    return .value(best)
  }

  private func aggregate(
    _ kind: Term.Aggregate, _ variable: String, over list: Term, filter: Condition?, of element: Term?
  ) -> Outcome {
    let (fact, path) = elements(of: list)
    var members: [Fact] = []
    switch fact.state {
    case .stated(.list(let all)): members = all
    case .none: break
    default: return .unknown(Gap(attributes: [path]))
    }
    var sure: [FactValue] = []
    var possible: [FactValue] = []
    var gap: Gap?
    for member in members {
      within(variable, member, path: path) {
        let meant = filter.map(evaluate) ?? Verity(.yes)
        guard meant.truth != .no else { return }
        let outcome = element.map(evaluate) ?? .value(.number(Rational(1)))
        var missing = meant.truth == .unknown ? meant.gap : Gap()
        switch outcome {
        case .value(let value): if meant.truth == .yes { sure.append(value) } else { possible.append(value) }
        case .none: return
        case .unknown(let inner), .between(_, _, let inner): missing.add(inner)
        }
        if meant.truth == .unknown || outcome.isUnknown { gap = gap.map { $0.joined(with: missing) } ?? missing }
      }
    }
    return total(kind, sure: sure, possible: possible, gap: gap)
  }

  /// Counts and sums with unknown parts are the range they can still take: shares and amounts are never negative.
  private func total(
    _ kind: Term.Aggregate, sure: [FactValue], possible: [FactValue], gap: Gap?
  ) -> Outcome {
    switch kind {
    case .count:
      let least = FactValue.number(Rational(sure.count))
      return gap.map { .between(least, .number(Rational(sure.count + possible.count)), $0) } ?? .value(least)
    case .sum:
      guard let first = sure.first else { return gap.map { .unknown($0) } ?? .value(.number(Rational(0))) }
      let known = sure.dropFirst().reduce(Outcome.value(first)) { sum, next in
        if case .value(let so) = sum { FactValue.calculate(.add, so, next) } else { sum }
      }
      guard let gap, case .value(let least) = known else { return known }
      return .between(least, nil, gap)
    case .min, .max:
      if let gap { return .unknown(gap) }
      guard !sure.isEmpty else { return .unknown(Gap(uncomputable: ["the least of nothing is not defined"])) }
      return extreme(kind == .min ? .min : .max, of: sure)
    }
  }
}

extension Outcome {
  var isUnknown: Bool {
    switch self {
    case .unknown, .between: true
    case .value, .none: false
    }
  }
}
