import Catalog
import Values

/// Finds the edits that may make one test come out otherwise.
struct TestAmender {
  let evaluator: Evaluator

  private var schema: Schema { evaluator.library.schema }

  /// Each way is a list of edits; none where nothing is known that could be written down.
  func ways(toMake test: Test, _ wanted: Truth) -> [[Edit]] {
    switch test {
    case .compare(let comparison, let left, let right): return compare(comparison, left, right, wanted)
    case .presence(let presence, let term): return state(presence, term, wanted)
    case .valid(let term, let type):
      guard wanted == .yes, let target = target(term), let value = SampleValue(evaluator).value(of: type) else {
        return []
      }
      return [[.stateSome(target, value)]]
    case .holdsTrue(let term):
      if case .truth(let condition) = evaluator.resolved(term) {
        return Amender(evaluator: evaluator).ways(toMake: condition, wanted)
      }
      return target(term).map { [[.state($0, .boolean(wanted == .yes), .equal)]] } ?? []
    case .mentions(let term, let wording): return mention(term, wording, wanted)
    case .quantifier(let every, let variable, let list, nil, let condition):
      return quantify(every: every, variable, list, condition, wanted)
    case .evidence(let kind, let variable, let condition):
      guard wanted == .yes else { return [] }
      return EvidenceAmender(evaluator: evaluator).document(kind, variable, condition).map { [[.add("documents", $0)]] }
        ?? []
    case .registered(let scheme, let variable, let condition):
      guard wanted == .yes else { return [] }
      return EvidenceAmender(evaluator: evaluator).registration(scheme, variable, condition)
        .map { [[.add("seller.registrations", $0)]] } ?? []
    case .matches, .quantifier, .listings, .descending, .unique: return []
    }
  }

  // MARK: Targets

  /// The place that a term reads; nil for what is reckoned, and for elements of lists.
  func target(_ term: Term) -> EditTarget? {
    switch evaluator.resolved(term) {
    case .attribute(let name):
      guard schema.attributes[name]?.type.isKeyed == true else { return EditTarget(attribute: name) }
      let language = evaluator.languageOfVersion(of: name)
      return EditTarget(attribute: name, version: language ?? marketLanguage)
    case .version(let name, let asked):
      return EditTarget(attribute: name, version: evaluator.tag(asked, of: name) ?? asked)
    case .field(let base, let field):
      guard var target = target(base) else { return nil }
      target.fields.append(field)
      return target
    default: return nil
    }
  }

  /// The language in which buyers of the market are addressed first.
  private var marketLanguage: String { Country.languages(ofMarket: evaluator.circumstances.market).first ?? "en" }

  // MARK: Comparisons

  private static let opposites: [Test.Comparison: Test.Comparison] = [
    .less: .greaterOrEqual, .lessOrEqual: .greater, .greater: .lessOrEqual, .greaterOrEqual: .less,
    .equal: .notEqual, .notEqual: .equal, .isIn: .notIn, .notIn: .isIn,
  ]

  private static let mirrored: [Test.Comparison: Test.Comparison] = [
    .less: .greater, .lessOrEqual: .greaterOrEqual, .greater: .less, .greaterOrEqual: .lessOrEqual, .equal: .equal,
    .notEqual: .notEqual,
  ]

  private func compare(_ comparison: Test.Comparison, _ left: Term, _ right: Term, _ wanted: Truth) -> [[Edit]] {
    if comparison == .include { return include(left, right, wanted) }
    guard let meant = wanted == .yes ? comparison : Self.opposites[comparison] else { return [] }
    var ways: [[Edit]] = []
    if let target = target(left) { ways += values(meant, right, like: left).map { [.state(target, $0, meant)] } }
    if let target = target(right), let mirrored = Self.mirrored[meant] {
      ways += values(mirrored, left, like: right).map { [.state(target, $0, mirrored)] }
    }
    return ways + shorten(meant, left, right)
  }

  /// Values for which a comparison with another term would hold.
  private func values(_ comparison: Test.Comparison, _ other: Term, like term: Term) -> [FactValue] {
    var constants = evaluator.constants(other)
    if case .code? = constants.first, let type = evaluator.type(of: term), let list = schema.codeList(of: type) {
      // Only codes of the list, and of a group of codes the group itself.
      constants = constants.filter { if case .code(let code) = $0 { list.entries[code] != nil } else { false } }
    }
    switch comparison {
    case .equal, .isIn, .lessOrEqual, .greaterOrEqual: return Array(constants.prefix(8))
    case .less: return constants.compactMap { $0.shifted(by: -1) }
    case .greater: return constants.compactMap { $0.shifted(by: 1) }
    case .notEqual, .notIn:
      guard let type = evaluator.type(of: term) else { return [] }
      return SampleValue(evaluator).values(of: type).filter { !constants.contains($0) }.prefix(2).map(\.self)
    case .include: return []
    }
  }

  private func include(_ list: Term, _ value: Term, _ wanted: Truth) -> [[Edit]] {
    guard case .attribute(let name) = evaluator.resolved(list) else { return [] }
    let values = evaluator.constants(value)
    if wanted == .yes { return values.isEmpty ? [] : [values.map { .add(name, $0) }] }
    return [[.leaveOut(name, values.map { Fact(.stated($0)) })]]
  }

  /// `characters(title) <= 75`: the text is cut.
  private func shorten(_ comparison: Test.Comparison, _ left: Term, _ right: Term) -> [[Edit]] {
    guard case .call(.characters, let arguments) = evaluator.resolved(left), let text = arguments.first,
      let target = target(text), case .text(let long)? = evaluator.computed(text),
      case .number(let limit)? = evaluator.computed(right),
      comparison == .lessOrEqual || comparison == .less,
      let most = Int(exactly: limit.rounded(fractionDigits: 0))
    else { return [] }
    let length = comparison == .less ? most - 1 : most
    return [[.shorten(target, length, .text(Evaluator.shortened(long, to: length)))]]
  }

  // MARK: Presence and words

  private func state(_ presence: Test.Presence, _ term: Term, _ wanted: Truth) -> [[Edit]] {
    guard let target = target(term) else { return [] }
    let some = evaluator.type(of: term).flatMap { SampleValue(evaluator).value(of: $0) }.map { value -> [Edit] in
      [.stateSome(target, value)]
    }
    switch (presence, wanted) {
    case (.present, .yes), (.missing, .no): return [some].compactMap(\.self)
    case (.present, _): return [[.stateNone(target)], [.withdraw(target)]]
    case (.missing, _): return [[.withdraw(target)]]
    case (.none, .yes): return [[.stateNone(target)]]
    case (.none, _): return [some].compactMap(\.self)
    }
  }

  private func mention(_ term: Term, _ wording: Test.Wording, _ wanted: Truth) -> [[Edit]] {
    guard let target = target(term) else { return [] }
    let language = target.version
    guard wanted == .yes else {
      return takeOut(term, wording).map { [[.takeOut(target, $0)]] } ?? []
    }
    let forms: [String] =
      switch wording {
      case .text(let text): [text]
      case .terms(let name): evaluator.library.terms[name]?.entries(for: language) ?? []
      case .phrase(let name): evaluator.library.phrases[name]?.entries(for: language) ?? []
      }
    return forms.prefix(1).map { [.append(target, $0)] }
  }

  /// All words of a text that a wording finds, one after another; nil where they are too many.
  private func takeOut(_ term: Term, _ wording: Test.Wording) -> [String]? {
    guard case .text(var text)? = evaluator.computed(term),
      let matcher = evaluator.wordings.matcher(
        for: wording, language: evaluator.language(of: term), in: evaluator.library)
    else { return nil }
    var words: [String] = []
    while let match = matcher.firstMatch(in: text), words.count < 20 {
      let found = String(decoding: Array(text.utf8)[match.range], as: UTF8.self)
      guard !found.isEmpty else { return nil }
      words.append(found)
      text = text.replacing(found, with: "")
    }
    return words.isEmpty || words.count == 20 ? nil : words
  }

  // MARK: Lists

  private func quantify(
    every: Bool, _ variable: String, _ list: Term, _ condition: Condition, _ wanted: Truth
  ) -> [[Edit]] {
    guard case .attribute(let name) = evaluator.resolved(list) else { return [] }
    guard every == (wanted == .yes) else {
      // One more element that does it.
      let type = evaluator.type(of: list)?.element
      return EvidenceAmender(evaluator: evaluator).elements(variable, type, condition, every ? .no : .yes)
        .map { [.add(name, $0)] }
    }
    // The elements that do not do it go.
    guard case .stated(.list(let members)) = evaluator.stated(list).fact.state else { return [] }
    let type = evaluator.type(of: list)?.element
    let gone = members.filter { member in
      let element = Element(known: Knowledge(member, path: name), type: type, language: nil)
      let truth = evaluator.within(variable, element) { evaluator.evaluate(condition).truth }
      return truth != (every ? .yes : .no)
    }
    return gone.isEmpty ? [] : [[.leaveOut(name, gone)]]
  }
}
