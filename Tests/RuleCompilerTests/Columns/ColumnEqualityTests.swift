import Catalog
import Evaluation
import RuleCompiler
import Testing

/// The column plan gives the verdicts of the reference evaluator, whatever the rules, listings, markets and block sizes.
@Suite struct ColumnEqualityTests {
  private static let seed: UInt64 = 20_261_121

  @Test(arguments: [false, true])
  func verdictsAreThoseOfTheReference(isProfile: Bool) throws {
    var random = SplitMix(seed: Self.seed)
    var counts: [Verdict: Int] = [:]
    for _ in 0..<3 {
      let bundle = try RandomBundle(&random, rules: 50, listings: 60)
      let asked = try bundle.asked()
      let listings = bundle.listings.map { Listing(facts: $0.facts, isProfile: isProfile) }
      let plan = ColumnPlan(library: bundle.library, asked: asked, seller: bundle.seller, isProfile: isProfile)
      let columns = plan.verdicts(over: listings)
      let evaluators = asked.map { Evaluator(library: bundle.library, circumstances: $0.circumstances) }
      for (entry, column) in zip(plan.entries, columns) {
        for (row, listing) in listings.enumerated() {
          let expected = evaluators[entry.circumstances].verdict(
            of: entry.rule, listing: listing, seller: bundle.seller)
          counts[expected, default: 0] += 1
          #expect(column[row] == expected, "seed \(Self.seed): \(entry.rule.id) \(listing.facts)")
        }
        for verdict in Verdict.allCases {
          #expect(column.number(of: verdict) == column.rows(with: verdict).count)
        }
        #expect(Verdict.allCases.reduce(0) { $0 + column.number(of: $1) } == listings.count)
      }
    }
    // Each verdict occurs in at least one case in twenty.
    let all = counts.values.reduce(0, +)
    #expect(all > 15_000)
    for verdict in Verdict.allCases { #expect(counts[verdict, default: 0] * 20 > all, "\(counts)") }
  }

  /// The result does not depend on how the listings are cut into blocks, nor on what was judged before.
  @Test func blocksDoNotMatter() throws {
    var random = SplitMix(seed: Self.seed + 1)
    let bundle = try RandomBundle(&random, rules: 40, listings: 130)
    let asked = try bundle.asked()
    let whole = ColumnPlan(library: bundle.library, asked: asked, seller: bundle.seller)
    let expected = whole.verdicts(over: bundle.listings)
    for size in [1, 7, 64, 65, 129] {
      let plan = ColumnPlan(library: bundle.library, asked: asked, seller: bundle.seller)
      for start in stride(from: 0, to: bundle.listings.count, by: size) {
        let block = Array(bundle.listings[start..<min(start + size, bundle.listings.count)])
        for (entry, (column, all)) in zip(plan.verdicts(over: block), expected).enumerated() {
          for row in block.indices {
            #expect(column[row] == all[start + row], "\(plan.entries[entry].rule.id), blocks of \(size)")
          }
        }
      }
    }
  }

  /// Four markets share what does not depend on the market.
  @Test func marketsSharePredicates() throws {
    var random = SplitMix(seed: Self.seed + 2)
    let bundle = try RandomBundle(&random, rules: 40, listings: 1)
    let asked = try bundle.asked()
    let one = ColumnPlan(library: bundle.library, asked: [asked[0]], seller: bundle.seller)
    let four = ColumnPlan(library: bundle.library, asked: asked, seller: bundle.seller)
    #expect(four.entries.count > one.entries.count * 3)
    #expect(four.size.tests < one.size.tests * 2)
  }

  @Test func noListings() throws {
    var random = SplitMix(seed: Self.seed + 3)
    let bundle = try RandomBundle(&random, rules: 5, listings: 1)
    let plan = ColumnPlan(library: bundle.library, asked: try bundle.asked(), seller: bundle.seller)
    #expect(plan.verdicts(over: []).allSatisfy { $0.count == 0 })
  }
}
