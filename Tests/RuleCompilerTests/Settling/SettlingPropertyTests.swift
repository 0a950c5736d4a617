import Catalog
import Evaluation
import RuleCompiler
import Testing

/// What every settling set promises, on random rules over random profiles.
@Suite struct SettlingPropertyTests {
  /// A rule with a profile, and everything that can be stated beside it.
  private struct Trial {
    let rule: Rule
    let text: String
    let profile: Listing
    let evaluator: Evaluator
    /// What an attribute may be completed with.
    let values: [Fact.State]

    func verdict(_ facts: [String: Fact]) -> Verdict {
      evaluator.judge(rule, listing: Listing(facts: facts, isProfile: true)).verdict
    }

    /// Whether each way to state the attributes gives a verdict.
    func isSettled(by attributes: some Collection<String>, given facts: [String: Fact]) -> Bool {
      guard let first = attributes.first else { return verdict(facts) != .undetermined }
      // What cannot be read was stated, so it is none of the ways to say that there is none.
      let isUnreadable = facts[first].map { $0.state != .missing && $0.value == nil } ?? false
      return values.allSatisfy { value in
        if isUnreadable, value == .none { return true }
        var facts = facts
        facts[first] = Fact(value)
        return isSettled(by: attributes.dropFirst(), given: facts)
      }
    }

    func isSettled(by attributes: [String]) -> Bool { isSettled(by: attributes, given: profile.facts) }

    var story: String { "\(text)\n\(profile.facts.mapValues(\.description))" }
  }

  private static let truths: [Fact.State] = [.stated(.boolean(true)), .stated(.boolean(false))]

  /// Random rules, each over some random profiles.
  private func trials(
    _ generator: inout RandomRules, rules: Int, profiles: Int, values: [Fact.State] = truths
  ) throws -> [Trial] {
    let texts = (0..<rules).map { _ in generator.clauses() }
    let text = texts.enumerated().map { Bench.rule($1, name: "r\($0)") }.joined()
    let compiled = try Bench.sound(text)
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked().circumstances())
    return compiled.library.rules.flatMap { rule -> [Trial] in
      (0..<profiles).map { _ in
        var facts: [String: Fact] = [:]
        for attribute in RandomRules.attributes where generator.random.oneIn(3) {
          facts[attribute] = Fact(
            generator.random.oneIn(6) ? .unreadable("?", .notA("Boolean")) : generator.random.pick(values))
        }
        let index = Int(rule.id.dropFirst("test.r".count)) ?? 0
        return Trial(
          rule: rule, text: texts[index], profile: Listing(facts: facts, isProfile: true), evaluator: evaluator,
          values: values)
      }
    }
  }

  private static func subsets(of items: [String], size: Int) -> [[String]] {
    guard size > 0 else { return [[]] }
    return items.indices.flatMap { index in
      subsets(of: Array(items[(index + 1)...]), size: size - 1).map { [items[index]] + $0 }
    }
  }

  /// Over plain Boolean attributes the sets are exactly the smallest ones: found again by stating all of them.
  @Test func theSetsAreTheSmallestThatSettle() throws {
    var generator = RandomRules(SplitMix())
    var undetermined = 0
    for trial in try trials(&generator, rules: 60, profiles: 6) {
      let judgement = trial.evaluator.judge(trial.rule, listing: trial.profile)
      guard judgement.verdict == .undetermined else {
        #expect(judgement.settling == [], "\(trial.story)")
        continue
      }
      undetermined += 1
      let open = trial.rule.attributes.filter { trial.profile.facts[$0]?.value == nil }
      var smallest: [[String]] = []
      for size in 1...4 where smallest.isEmpty {
        smallest = Self.subsets(of: open, size: size).filter { trial.isSettled(by: $0) }
      }
      #expect(judgement.settling == Array(smallest.prefix(3)), "\(trial.story)")
    }
    #expect(undetermined > 100)
  }

  /// Whatever the conditions ask of an attribute, a set that is told settles the verdict.
  @Test func everySetSettles() throws {
    var generator = RandomRules(SplitMix())
    generator.atoms = RandomRules.attributes + RandomRules.tests
    var sets = 0
    for trial in try trials(&generator, rules: 60, profiles: 6, values: Self.truths + [.none]) {
      for set in trial.evaluator.judge(trial.rule, listing: trial.profile).settling {
        sets += 1
        let isSettled = trial.isSettled(by: set)
        #expect(isSettled, "\(set)\n\(trial.story)")
      }
    }
    #expect(sets > 60)
  }

  /// Stating one more attribute of a profile settles what was undetermined and turns nothing else around.
  ///
  /// Violated and not applicable stay; satisfied stays, or is no longer applicable.
  @Test func statingMoreNeverTurnsAVerdictAround() throws {
    var generator = RandomRules(SplitMix())
    generator.atoms = RandomRules.attributes + RandomRules.tests
    for trial in try trials(&generator, rules: 60, profiles: 4, values: Self.truths + [.none]) {
      let before = trial.evaluator.judge(trial.rule, listing: trial.profile).verdict
      for attribute in trial.rule.attributes where trial.profile.facts[attribute] == nil {
        for value in trial.values {
          var facts = trial.profile.facts
          facts[attribute] = Fact(value)
          let after = trial.verdict(facts)
          #expect(Monotony.allows(before, after), "\(attribute) \(value): \(before) → \(after)\n\(trial.story)")
        }
      }
    }
  }
}

/// How a verdict over a profile may change when one more attribute is stated.
enum Monotony {
  static func allows(_ before: Verdict, _ after: Verdict) -> Bool {
    switch before {
    case .undetermined: true
    case .satisfied: after == .satisfied || after == .notApplicable
    case .violated, .notApplicable: after == before
    }
  }
}
