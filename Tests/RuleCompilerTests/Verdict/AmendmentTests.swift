import Catalog
import Evaluation
import RuleCompiler
import Testing
import Values

/// The smallest changes that satisfy a rule: each is tried here by an evaluator that did not find it.
@Suite struct AmendmentTests {
  private func edits(_ clauses: String, _ facts: Facts, market: String = "DE") throws -> [[Edit]] {
    let compiled = try Bench.sound(Bench.rule(clauses) + facts.rule(named: "facts"))
    let rule = try #require(compiled.library.rules.first { $0.id == "test.r" })
    let (listing, _) = try facts.read(from: compiled, rule: "test.facts")
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked(market: market).circumstances())
    let found = evaluator.amendments(of: rule, listing: listing)
    for edits in found where !edits.contains(where: \.isAssumption) {
      #expect(verdict(rule, compiled.library, listing, edits, market) == .satisfied)
    }
    return found
  }

  private func verdict(
    _ rule: Rule, _ library: Library, _ listing: Listing, _ edits: [Edit], _ market: String,
    seller: [String: Fact] = [:]
  ) -> Verdict? {
    guard let circumstances = try? Asked(market: market).circumstances() else { return nil }
    let changed = listing.changed(by: edits, seller: seller)
    return Evaluator(library: library, circumstances: circumstances)
      .judge(rule, listing: changed.listing, seller: changed.seller).verdict
  }

  private func target(_ attribute: String, _ version: String? = nil) -> EditTarget {
    EditTarget(attribute: attribute, version: version)
  }

  @Test func aValueOnTheLimitIsTheSmallestChange() throws {
    #expect(
      try edits("require size <= 3", "{ size: 5 }") == [[.state(target("size"), .number(Rational(3)), .lessOrEqual)]])
    #expect(try edits("require flag", "{ flag: false }") == [[.state(target("flag"), .boolean(true), .equal)]])
    #expect(try edits("forbid flag", "{ flag: true }") == [[.state(target("flag"), .boolean(false), .equal)]])
  }

  @Test func ofAlternativesTheSmallestIsTold() throws {
    // Either both of the first, or one of the second.
    let ways = try edits("require (flag and other) or third", "{ flag: false, other: false, third: false }")
    #expect(ways == [[.state(target("third"), .boolean(true), .equal)]])
    let same = try edits("require flag or third", "{ flag: false, third: false }")
    #expect(same.count == 2)
  }

  @Test func whatTheOthersBringAboutIsNotChanged() throws {
    let ways = try edits(
      "require all of {\n a: size is present\n b: flag when size > 100\n }", "{ flag: false }")
    #expect(ways.map(\.count) == [1])
  }

  @Test func wordsAreTakenOutAndWrittenAndTextsCut() throws {
    #expect(
      try edits("forbid title mentions \"eco\"", "{ title: { de: \"eco Bär eco\" } }")
        == [[.takeOut(target("title", "de"), ["eco"])]])
    #expect(
      try edits("require title mentions \"CE\"", "{ title: { de: \"Bär\" } }") == [
        [.append(target("title", "de"), "CE")]
      ])
    #expect(
      try edits("require characters(title) <= 8", "{ title: { de: \"Großer Bär\" } }")
        == [[.shorten(target("title", "de"), 8, .text("Großer"))]])
  }

  @Test func whatNobodyCanWriteDownIsSaidToBeAssumed() throws {
    let ways = try edits("require name matches /^[a-z]+$/", "{ name: \"7\" }")
    #expect(ways.count == 1)
    #expect(ways.first?.allSatisfy(\.isAssumption) == true)
  }

  @Test func nothingChangesWhatIsSatisfiedOrDoesNotConcern() throws {
    #expect(try edits("require flag", "{ flag: true }") == [])
    #expect(try edits("when other require flag", "{ flag: false, other: false }") == [])
  }

  /// Random rules over random listings: every change that is told as tried satisfies the rule, and no part of it does.
  @Test func everyChangeSatisfiesAndNoneCanLoseAPart() throws {
    var random = SplitMix(seed: 20_261_121)
    var (told, tried) = (0, 0)
    var generator = RandomRules(random)
    generator.atoms = RandomListings.atoms
    let clauses = (0..<60).map { Bench.rule(generator.clauses(), name: "r\($0)") }
    random = generator.random
    let carriers = (0..<40).map { index in
      Bench.rule("require flag", name: "facts\(index)").replacing(
        "satisfied \"a\" { }", with: "satisfied \"a\" \(RandomListings.facts(&random))")
    }
    let compiled = try Bench.sound(clauses.joined() + carriers.joined())
    let listings = compiled.examples.filter { $0.rule.hasPrefix("test.facts") && $0.title == "a" }.map {
      $0.listings[0]
    }
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked(market: "DE").circumstances())
    for rule in compiled.library.rules where rule.id.hasPrefix("test.r") {
      for listing in listings {
        let before = evaluator.judge(rule, listing: listing).verdict
        let changes = evaluator.amendments(of: rule, listing: listing)
        guard before == .violated || before == .undetermined else {
          #expect(changes.isEmpty)
          continue
        }
        told += 1
        for edits in changes where !edits.contains(where: \.isAssumption) {
          tried += 1
          #expect(verdict(rule, compiled.library, listing, edits, "DE") == .satisfied, "\(rule.id): \(edits)")
          for edit in edits {
            let rest = edits.filter { $0 != edit }
            #expect(
              verdict(rule, compiled.library, listing, rest, "DE") != .satisfied,
              "\(rule.id): \(edits) needs no \(edit)")
          }
        }
        // Looking for changes leaves the evaluator as it was.
        #expect(evaluator.judge(rule, listing: listing).verdict == before)
      }
    }
    print("changes: \(told) checks, \(tried) changes tried")
    #expect(tried > told / 2)
  }
}
