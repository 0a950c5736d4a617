import Evaluation
import Testing

/// Counts and sums that are known in part: the range that they can still take (language.md, "Truth").
@Suite struct RangeTests {
  @Test(arguments: [
    ("sum p in parts where (p.ok) of p.share <= 10 %", "{ parts: [{share: 5 %, ok: true}, {share: 2 %}] }", Truth.yes),
    ("sum p in parts where (p.ok) of p.share <= 10 %", "{ parts: [{share: 2 %}] }", .yes),
    ("sum p in parts where (p.ok) of p.share > 10 %", "{ parts: [{share: 5 %, ok: true}, {share: 2 %}] }", .no),
    ("0.1 % < sum p in parts of p.share", "{ parts: [{share: 0.2 %}, {}] }", .yes),
    ("count p in parts where (p.ok) is 5", "{ parts: [{}, {ok: true}] }", .no),
    ("count p in parts where (p.ok) is not 5", "{ parts: [{}, {ok: true}] }", .yes),
    ("3 > count p in parts where (p.ok)", "{ parts: [{}, {ok: true}] }", .yes),
    ("count p in parts where (p.ok) + 1 <= 3", "{ parts: [{}, {ok: true}] }", .yes),
    ("count p in parts where (p.ok) in [7, 8]", "{ parts: [{}, {ok: true}] }", .no),
    ("sum p in parts of p.pieces > 5", "{ parts: [{pieces: 6}, {}] }", .unknown),
  ])
  func rangesOnBothSides(condition: String, facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == truth)
  }

  @Test func elementsThatMayNotCountDoNotRise() throws {
    let condition = "descending p in parts where (p.ok) of p.share"
    #expect(try Bench.truth(of: condition, "{ parts: [{share: 2 %}, {share: 3 %, ok: true}] }") == .unknown)
    #expect(try Bench.truth(of: condition, "{ parts: [{share: 2 %, ok: false}, {share: 3 %, ok: true}] }") == .yes)
  }

  @Test func amountsOfTwoCurrenciesHaveNoOrder() throws {
    let condition = "descending p in parts of p.price"
    #expect(try Bench.truth(of: condition, "{ parts: [{price: 2 EUR}, {price: 3 USD}] }") == .unknown)
  }

  @Test(arguments: [
    ("count p in parts where (p.ok) is not 5", "{ parts: [{}, {ok: true}] }", Truth.yes),
    ("count p in parts where (p.ok) not in [7, 8]", "{ parts: [{}, {ok: true}] }", .yes),
    ("count p in parts where (p.ok) in [1, 2]", "{ parts: [{}, {ok: true}] }", .unknown),
    ("count p in parts where (p.ok) in sizes", "{ sizes: [7], parts: [{}, {ok: true}] }", .no),
    ("(count p in parts where (p.ok)) * 2 < 5", "{ parts: [{}, {ok: true}] }", .yes),
    ("5 - count p in parts where (p.ok) >= 3", "{ parts: [{}, {ok: true}] }", .yes),
    ("0 - (count p in parts where (p.ok)) <= 0 - 1", "{ parts: [{}, {ok: true}] }", .yes),
    ("(count p in parts where (p.ok)) / 2 <= 1", "{ parts: [{}, {ok: true}] }", .yes),
    ("max(count p in parts where (p.ok), 4) is 4", "{ parts: [{}, {ok: true}] }", .unknown),
    ("max(count p in parts where (p.ok), 4) <= 4", "{ parts: [{}, {ok: true}] }", .yes),
    ("min(count p in parts where (p.ok), size) <= 2", "{ parts: [{}, {ok: true}] }", .yes),
    ("sum p in parts where (p.ok) of p.pieces <= 5", "{ parts: [{pieces: 2, ok: true}, {pieces: 3}] }", .yes),
    ("sum p in parts where (p.ok) of p.pieces >= 2", "{ parts: [{pieces: 2, ok: true}, {pieces: 3}] }", .yes),
    ("sum p in parts where (p.ok) of p.pieces >= 2", "{ parts: [{pieces: 2, ok: true}, {pieces: -1}] }", .unknown),
    ("sum p in parts of p.price > 5 EUR", "{ parts: [{price: 6 EUR}, {}] }", .yes),
    ("sum p in parts of p.mass - tare > 1 kg", "{ tare: 500 g, parts: [{mass: 2 kg}, {}] }", .yes),
    ("sum p in parts of (p.share * 0.5) > 1 %", "{ parts: [{share: 4 %}, {}] }", .yes),
    ("price > sum p in parts of p.price", "{ price: 5 EUR, parts: [{price: 6 EUR}, {}] }", .no),
    ("limits[count p in parts where (p.ok)] is 10", "{ parts: [{}, {ok: true}] }", .unknown),
    ("descending p in parts of p.share", "{ parts: [{share: 2 %}, {}, {share: 3 %}] }", .no),
  ])
  func moreRanges(condition: String, facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: condition, Facts(facts)) == truth)
    #expect(try Bench.truth(of: condition, .profile(facts)) == truth)
  }
}
