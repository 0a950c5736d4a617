import Catalog
import Evaluation
import RuleCompiler
import Testing

/// `some`, `every`, `count`, `sum`, `min` and `max` of language.md, "Truth".
@Suite struct QuantifierTests {
  /// The parts of a listing, and what `some` and `every` say of them.
  struct Row: Sendable, CustomTestStringConvertible {
    let facts: Facts
    let some: Truth
    let every: Truth

    init(_ facts: Facts, _ some: Truth, _ every: Truth) { (self.facts, self.some, self.every) = (facts, some, every) }

    init(_ parts: String, _ some: Truth, _ every: Truth) { self.init(Facts("{ parts: [\(parts)] }"), some, every) }

    var testDescription: String { facts.testDescription }
  }

  @Test(arguments: [
    Row("", .no, .yes), Row("{ok: true}", .yes, .yes), Row("{ok: false}", .no, .no), Row("{}", .unknown, .unknown),
    Row("{ok: none}", .no, .no), Row("{ok: true}, {ok: false}", .yes, .no), Row("{ok: true}, {}", .yes, .unknown),
    Row("{ok: false}, {}", .unknown, .no), Row("{}, {ok: true}, {ok: false}", .yes, .no),
    Row(Facts("{ parts: none }"), .no, .yes), Row(Facts("{ }"), .unknown, .unknown),
    Row(.profile("{ }"), .unknown, .unknown), Row(.unreadable("parts"), .unknown, .unknown),
    Row(.profile("{ parts: [] }"), .no, .yes), Row(.profile("{ parts: [{}, {ok: true}] }"), .yes, .unknown),
  ])
  func someAndEvery(row: Row) throws {
    #expect(try Bench.truth(of: "some p in parts has (p.ok)", row.facts) == row.some)
    #expect(try Bench.truth(of: "every p in parts has (p.ok)", row.facts) == row.every)
    #expect(try Bench.truth(of: "not every p in parts has (not p.ok)", row.facts) == row.some, "duality")
    #expect(try Bench.truth(of: "not some p in parts has (not p.ok)", row.facts) == row.every, "duality")
  }

  /// Where the filter is unknown the element may or may not count.
  @Test(arguments: [
    Row("{ok: true, heavy: true}", .yes, .yes), Row("{ok: false, heavy: true}", .no, .no),
    Row("{ok: true, heavy: false}", .no, .yes), Row("{ok: false, heavy: false}", .no, .yes),
    Row("{ok: true}", .unknown, .yes), Row("{ok: false}", .no, .unknown), Row("{heavy: true}", .unknown, .unknown),
    Row("{heavy: false}", .no, .yes), Row("{}", .unknown, .unknown),
    Row("{ok: true}, {ok: true, heavy: true}", .yes, .yes), Row("{ok: false}, {ok: false, heavy: true}", .no, .no),
    Row("{ok: false, heavy: false}, {ok: true, heavy: true}", .yes, .yes), Row(Facts("{ parts: none }"), .no, .yes),
  ])
  func filtered(row: Row) throws {
    #expect(try Bench.truth(of: "some p in parts where (p.heavy) has (p.ok)", row.facts) == row.some)
    #expect(try Bench.truth(of: "every p in parts where (p.heavy) has (p.ok)", row.facts) == row.every)
  }

  @Test func elementsThatAreNotKnown() throws {
    let compiled = try Bench.sound(
      Bench.rule("require some m in marks has (m is CE)")
        + Bench.rule("require every m in marks has (m is CE)", name: "s")
        + Bench.rule("require marks include CE", name: "t"))
    let evaluator = Evaluator(library: compiled.library, circumstances: try Asked().circumstances())
    func verdicts(_ elements: [Fact]) -> [Verdict] {
      let listing = Listing(facts: ["marks": Fact(.stated(.list(elements)))])
      return compiled.library.rules.map { evaluator.judge($0, listing: listing).verdict }
    }
    let mark = Fact(.stated(.code("CE")))
    let other = Fact(.stated(.code("UKCA")))
    for unknown in [Fact.missing, Fact(.unreadable("?", .notA("Mark")))] {
      #expect(verdicts([mark, unknown]) == [.satisfied, .undetermined, .satisfied])
      #expect(verdicts([other, unknown]) == [.undetermined, .violated, .undetermined])
    }
    #expect(verdicts([other, Fact(.none)]) == [.violated, .violated, .violated])
  }

  @Test func bareNamesAreTheListings() throws {
    let facts: Facts = "{ size: 2, parts: [{pieces: 3}, {pieces: 1}] }"
    #expect(try Bench.truth(of: "some p in parts has (p.pieces > size)", facts) == .yes)
    #expect(try Bench.truth(of: "every p in parts has (p.pieces > size)", facts) == .no)
    #expect(try Bench.truth(of: "some p in parts has (p.pieces > size)", "{ parts: [{pieces: 3}] }") == .unknown)
    #expect(try Bench.truth(of: "some p in parts has (p.pieces > size)", "{ parts: [] }") == .no)
  }

  @Test func quantifiersNest() throws {
    let condition = "some p in parts has (every n in sizes has (p.pieces > n))"
    #expect(try Bench.truth(of: condition, "{ sizes: [1, 2], parts: [{pieces: 2}, {pieces: 3}] }") == .yes)
    #expect(try Bench.truth(of: condition, "{ sizes: [1, 3], parts: [{pieces: 2}, {pieces: 3}] }") == .no)
    #expect(try Bench.truth(of: condition, "{ parts: [{pieces: 2}] }") == .unknown)
  }

  @Test func oneElementOfAListOfValues() throws {
    #expect(try Bench.truth(of: "some m in marks has (m in [CE, UKCA])", "{ marks: [GS, UKCA] }") == .yes)
    #expect(try Bench.truth(of: "every m in marks has (m is national)", "{ marks: [GS, NF] }") == .yes)
    #expect(try Bench.truth(of: "some n in [1, size] has (n > 5)", "{ size: 6 }") == .yes)
    #expect(try Bench.truth(of: "some n in [1, size] has (n > 5)", "{ size: 4 }") == .no)
  }

  // MARK: Counts, sums and extremes

  @Test(arguments: [
    ("count(parts) is 2", "{ parts: [{}, {}] }", Truth.yes), ("count(parts) is 2", "{ parts: [{}] }", .no),
    ("count(parts) is 0", "{ parts: [] }", .yes), ("count(parts) is 0", "{ parts: none }", .yes),
    ("count(parts) >= 0", "{ }", .unknown),
    ("count p in parts is 2", "{ parts: [{}, {}] }", .yes), ("count p in parts is 0", "{ parts: none }", .yes),
    ("count p in parts is 0", "{ parts: [] }", .yes), ("count p in parts >= 0", "{ }", .unknown),
    ("count p in parts where (p.ok) is 1", "{ parts: [{ok: true}, {ok: false}] }", .yes),
    ("count p in parts where (p.ok) >= 2", "{ parts: [{ok: true}, {ok: false}] }", .no),
    ("sum p in parts of p.pieces is 5", "{ parts: [{pieces: 2}, {pieces: 3}] }", .yes),
    ("sum p in parts of p.pieces is 0", "{ parts: [] }", .yes),
    ("sum p in parts of p.pieces is 0", "{ parts: none }", .yes),
    ("sum p in parts of p.pieces >= 0", "{ }", .unknown),
    (
      "sum p in parts where (p.ok) of p.pieces is 2", "{ parts: [{pieces: 2, ok: true}, {pieces: 3, ok: false}] }", .yes
    ),
    ("sum p in parts of p.share is 100 %", "{ parts: [{share: 60 %}, {share: 400000 ppm}] }", .yes),
    ("sum p in parts of p.share is 100 %", "{ parts: [{share: 60 %}, {share: 39 %}] }", .no),
    ("sum p in parts of p.mass >= 1 kg", "{ parts: [{mass: 600 g}, {mass: 0.4 kg}] }", .yes),
    ("sum p in parts of p.price < 3 EUR", "{ parts: [{price: 1.50 EUR}, {price: 1.50 EUR}] }", .no),
    ("sum p in parts of p.price < 3 EUR", "{ parts: [{price: 1 EUR}, {price: 1 USD}] }", .unknown),
    ("sum p in parts of (p.share * 0.5) is 20 %", "{ parts: [{share: 30 %}, {share: 10 %}] }", .yes),
    ("min p in parts of p.pieces is 2", "{ parts: [{pieces: 3}, {pieces: 2}] }", .yes),
    ("max p in parts of p.pieces is 3", "{ parts: [{pieces: 3}, {pieces: 2}] }", .yes),
    ("min p in parts of p.made_on is 2026-01-01", "{ parts: [{made_on: 2026-01-02}, {made_on: 2026-01-01}] }", .yes),
    ("min p in parts of p.pieces >= 0", "{ parts: [] }", .unknown),
    ("max p in parts of p.pieces >= 0", "{ parts: none }", .unknown),
    ("min p in parts of p.pieces >= 0", "{ }", .unknown),
    (
      "min p in parts where (p.ok) of p.pieces is 3", "{ parts: [{pieces: 3, ok: true}, {pieces: 2, ok: false}] }", .yes
    ),
    ("min p in parts where (p.ok) of p.pieces >= 0", "{ parts: [{pieces: 2, ok: false}] }", .unknown),
  ])
  func aggregates(condition: String, facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == truth)
    if facts == "{ }" {
      #expect(try Bench.truth(of: condition, .profile(facts)) == .unknown)
      #expect(try Bench.truth(of: condition, .unreadable("parts")) == .unknown)
    }
  }

  /// Counts and sums with unknown parts are the range they can still take.
  @Test(arguments: [
    ("sum p in parts of p.share <= 0.1 %", "{ parts: [{share: 0.2 %}, {}] }", Truth.no),
    ("sum p in parts of p.share > 0.1 %", "{ parts: [{share: 0.2 %}, {}] }", .yes),
    ("sum p in parts of p.share <= 0.1 %", "{ parts: [{share: 0.05 %}, {}] }", .unknown),
    ("sum p in parts of p.share is 0.1 %", "{ parts: [{share: 0.2 %}, {}] }", .no),
    ("sum p in parts of p.share is not 0.1 %", "{ parts: [{share: 0.2 %}, {}] }", .yes),
    ("sum p in parts of p.share is 0.3 %", "{ parts: [{share: 0.2 %}, {}] }", .unknown),
    ("sum p in parts where (p.ok) of p.share > 1 %", "{ parts: [{share: 2 %, ok: true}, {share: 9 %}] }", .yes),
    ("sum p in parts where (p.ok) of p.share > 3 %", "{ parts: [{share: 2 %, ok: true}, {share: 9 %}] }", .unknown),
    ("sum p in parts where (p.ok) of p.share > 3 %", "{ parts: [{share: 2 %, ok: true}, {ok: false}] }", .no),
    ("sum p in parts of p.share > 1 %", "{ parts: [{share: 2 %}, {share: none}] }", .yes),
    ("sum p in parts of p.mass > 1 kg", "{ parts: [{mass: 2000 g}, {}] }", .yes),
    ("count p in parts where (p.ok) >= 1", "{ parts: [{}, {ok: true}] }", .yes),
    ("count p in parts where (p.ok) >= 1", "{ parts: [{}, {ok: false}] }", .unknown),
    ("count p in parts where (p.ok) >= 3", "{ parts: [{}, {ok: true}] }", .no),
    ("count p in parts where (p.ok) <= 2", "{ parts: [{}, {ok: true}] }", .yes),
    ("count p in parts where (p.ok) is 0", "{ parts: [{}, {ok: true}] }", .no),
    ("min p in parts of p.pieces < 5", "{ parts: [{pieces: 3}, {}] }", .unknown),
  ])
  func ranges(condition: String, facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == truth)
    #expect(try Bench.truth(of: condition, .profile(facts)) == truth)
  }

  @Test(arguments: [
    ("{ parts: [{share: 3 %}, {share: 2 %}, {share: 2 %}] }", Truth.yes),
    ("{ parts: [{share: 2 %}, {share: 3 %}] }", .no),
    ("{ parts: [] }", .yes), ("{ parts: none }", .yes), ("{ parts: [{share: 3 %}] }", .yes), ("{ }", .unknown),
    ("{ parts: [{share: 3 %}, {}, {share: 2 %}] }", .unknown), ("{ parts: [{share: 2 %}, {}, {share: 3 %}] }", .no),
  ])
  func descending(facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: "descending p in parts of p.share", Facts(facts)) == truth)
    guard truth == .unknown else { return }
    #expect(try Bench.truth(of: "descending p in parts of p.share", .profile(facts)) == .unknown)
    #expect(try Bench.truth(of: "descending p in parts of p.share", .unreadable("parts")) == .unknown)
  }

  @Test(arguments: [
    ("sum p in parts of p.share is 0 %", "{ parts: [] }"), ("sum p in parts of p.share <= 0.1 %", "{ parts: [] }"),
    ("sum p in parts of p.mass < 1 kg", "{ parts: none }"), ("sum p in parts of p.price is 0 EUR", "{ parts: [] }"),
    ("sum p in parts where (p.ok) of p.share <= 0.1 %", "{ parts: [{ok: false, share: 5 %}] }"),
    ("sum p in parts of p.share + 1 % is 1 %", "{ parts: [] }"),
  ])
  func emptySumsAreZeroOfTheirType(condition: String, facts: String) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == .yes)
  }

  @Test func presumedListsFillQuantifiersToo() throws {
    let list = "attribute notes : List<Text> \"Notes\" presumed []\n"
    #expect(try Bench.truth(of: "notes include \"a\"", declarations: list, "{ }") == .no)
    #expect(try Bench.truth(of: "some n in notes has (n is \"a\")", declarations: list, "{ }") == .no)
    #expect(try Bench.truth(of: "count(notes) is 0", declarations: list, "{ }") == .yes)
    #expect(try Bench.truth(of: "count n in notes is 0", declarations: list, "{ }") == .yes)
  }
}
