import Catalog
package import Evaluation
import Values

/// Runs the examples that stand beside the rules: each is a test of its rule.
package struct ExampleRunner {
  /// An example that came out otherwise than it says.
  package struct Failure: Sendable {
    package let example: RuleExample
    package let circumstances: Circumstances
    /// What was expected and what came out.
    package let difference: String
  }

  private let library: Library
  private let rules: [String: [Rule]]

  package init(_ library: Library) {
    self.library = library
    rules = Dictionary(grouping: library.rules, by: \.id)
  }

  /// The failures among some examples, in their order.
  package func failures(of examples: [RuleExample]) -> [Failure] {
    let wordings = WordingCache()
    return examples.compactMap { failure(of: $0, wordings: wordings) }
  }

  private func failure(of example: RuleExample, wordings: WordingCache) -> Failure? {
    guard let family = rules[example.rule], !family.isEmpty else { return nil }
    let circumstances = circumstances(of: example, family)
    let evaluator = Evaluator(library: library, circumstances: circumstances, wordings: wordings)
    // An example speaks of the whole family: the worst verdict counts.
    guard let worst = judge(example, family, evaluator), let difference = difference(example, worst) else {
      return variation(of: example, family, circumstances, wordings)
    }
    return Failure(example: example, circumstances: circumstances, difference: difference)
  }

  /// The worst judgement of a family over an example's listings.
  private func judge(_ example: RuleExample, _ family: [Rule], _ evaluator: Evaluator) -> Judgement? {
    Judgement.worst(family.flatMap { judge(example, $0, evaluator) })
  }

  /// The judgements of a rule over an example's listings.
  ///
  /// - Parameter look: called after each of them, while the evaluator still knows it.
  private func judge(
    _ example: RuleExample, _ rule: Rule, _ evaluator: Evaluator, look: () -> Void = {}
  ) -> [Judgement] {
    evaluator.catalog = example.listings
    // A seller rule looks at the seller's listings together; the others are judged over one after another.
    let positions = rule.kind == .seller ? 0..<1 : 0..<example.listings.count
    return positions.map { position in
      evaluator.position = position
      let listing = rule.kind == .seller ? Listing(facts: [:]) : example.listings[position]
      defer { look() }
      return evaluator.judge(rule, listing: listing, seller: example.seller)
    }
  }

  /// Judges a rule by an example, and calls `look` after each listing.
  func run(
    _ example: RuleExample, _ rule: Rule, of family: [Rule], wordings: WordingCache, look: (Evaluator) -> Void
  ) {
    let evaluator = Evaluator(
      library: library, circumstances: circumstances(of: example, family), wordings: wordings)
    evaluator.outcomes = [:]
    _ = judge(example, rule, evaluator) { look(evaluator) }
  }

  // MARK: Variations

  /// The first variation of an example that changes its verdict although it must not: with a fact that no rule asks for,
  /// judged after another listing, on a neighbouring day that no date divides from the example's.
  private func variation(
    of example: RuleExample, _ family: [Rule], _ circumstances: Circumstances, _ wordings: WordingCache
  ) -> Failure? {
    func failure(_ what: String, on day: CalendarDate? = nil, _ varied: RuleExample, warmedUp: Bool = false) -> Failure?
    {
      let asked = Circumstances(
        market: circumstances.market, platform: circumstances.platform, day: day ?? circumstances.day)
      let evaluator = Evaluator(library: library, circumstances: asked, wordings: wordings)
      if warmedUp {
        for other in library.rules.prefix(3) { _ = evaluator.judge(other, listing: Self.otherListing, seller: [:]) }
      }
      guard let judgement = judge(varied, family, evaluator), judgement.verdict != example.verdict else { return nil }
      return Failure(
        example: example, circumstances: asked,
        difference: "\(what), it is \(judgement.verdict.rawValue) and no longer \(example.verdict.rawValue)")
    }
    var extended = example
    if let name = unreadAttribute(family) {
      extended.listings = example.listings.map { listing in
        var listing = listing
        listing.facts[name] = Fact(.stated(.text("x")))
        return listing
      }
    }
    if let found = failure("with a fact that no rule asks for", extended) { return found }
    if let found = failure("judged after another listing", example, warmedUp: true) { return found }
    for day in [circumstances.day.previous, circumstances.day.next] where isSameStretch(day, circumstances.day, family)
    {
      if let found = failure("on \(day)", on: day, example) { return found }
    }
    return nil
  }

  private static let otherListing = Listing(facts: [
    "id": Fact(.stated(.text("other"))),
    "title": Fact(.stated(.localized(["de": Fact(.stated(.text("Ein anderes Angebot")))]))),
  ])

  /// A text attribute that neither the family nor any derivation reads.
  private func unreadAttribute(_ family: [Rule]) -> String? {
    var read = Set(family.flatMap(\.attributes))
    for derivation in library.derivations.values.joined() {
      var reader = AttributeReader()
      reader.visit(derivation.condition)
      read.formUnion(reader.all)
    }
    return library.schema.attributes.values.filter {
      $0.type == .text && !read.contains($0.name) && !$0.name.contains(".")
    }
    .map(\.name).min()
  }

  /// Whether no date of the family, its sources, tables or markets lies between two neighbouring days.
  private func isSameStretch(_ one: CalendarDate, _ other: CalendarDate, _ family: [Rule]) -> Bool {
    let later = max(one, other)
    // A rule that reads dates or documents may turn on any day that its facts name.
    let readsDates = family.flatMap(\.attributes).contains { name in
      name == "documents" || name == "seller.registrations" || library.schema.attributes[name]?.type == .date
    }
    if readsDates || family.contains(where: \.readsToday) { return false }
    let scopes = family.flatMap { [$0.scope] + $0.replacedIn + $0.exceptions.map(\.scope) }
    let ranges =
      scopes.flatMap(\.periods).map(\.days) + library.tables.values.flatMap { $0.rows.map(\.days) }
      + library.schema.markets.markets.values.flatMap {
        $0.members.map { DayRange(from: $0.from, through: $0.through) }
      }
    return !ranges.contains { $0.from == later || $0.through?.next == later }
  }

  private func difference(_ example: RuleExample, _ judgement: Judgement) -> String? {
    if judgement.verdict != example.verdict {
      let open = judgement.gap.attributes.sorted() + judgement.gap.uncomputable
      let why = open.isEmpty ? judgement.parts.map(\.name) : open
      let reason = why.isEmpty ? "" : " (\(why.joined(separator: ", ")))"
      return "`\(example.verdict.rawValue)` is expected, and it is \(judgement.verdict.rawValue)\(reason)"
    }
    let parts = judgement.parts.map(\.name)
    if !example.at.isEmpty, Set(parts) != Set(example.at) {
      return "it fails at \(parts.joined(separator: ", ")), and not at \(example.at.joined(separator: ", "))"
    }
    if !example.needs.isEmpty, Set(example.needs.map(Set.init)) != Set(judgement.settling.map(Set.init)) {
      let told = judgement.settling.map { $0.joined(separator: ", ") }.joined(separator: " or ")
      return "what would settle it is \(told.isEmpty ? "nothing" : told)"
    }
    return nil
  }

  /// What the example leaves out is the first day, market and platform that the rule binds; without such a day, that on
  /// which its source was checked.
  private func circumstances(of example: RuleExample, _ family: [Rule]) -> Circumstances {
    let rule = family[0]
    let firstDay = family.flatMap(\.scope.periods).compactMap(\.days.from).min()
    let day = example.day ?? firstDay ?? rule.basis.compactMap(\.source.checked).first ?? CalendarDate(dayNumber: 0)
    return Circumstances(
      market: example.market ?? firstMarket(of: rule, on: day),
      platform: example.platform ?? rule.scope.platforms.first, day: day)
  }

  private func firstMarket(of rule: Rule, on day: CalendarDate) -> String {
    let markets = library.schema.markets
    let asked = rule.scope.markets.isEmpty ? ["DE", "US", "GB"] : rule.scope.markets
    for code in asked.flatMap({ markets.members(of: $0, on: day) })
    where !rule.scope.except.contains(where: markets.holders(of: code, on: day).contains) { return code }
    return "DE"
  }
}
