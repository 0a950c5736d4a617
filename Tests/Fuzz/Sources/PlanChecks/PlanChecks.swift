import Catalog
import CatalogReaders
import Diagnostics
import Evaluation
import RuleCompiler
import Values

/// What must hold of plans over columns: they give the verdicts of the reference evaluator.
package enum PlanChecks {
  private static let markets = ["DE", "FR", "US", "GB"]

  /// What is wrong with the plan of the rules and listings that an input stands for; `nil` where nothing is.
  package static func failure(of input: [UInt8]) -> String? {
    var random = SplitMix(input[...])
    let isProfile = random.oneIn(4)
    let size = random.pick([1, 3, 64, 65])
    let texts = rules(Int.random(in: 1...4, using: &random), &random)
    let carriers = (0..<Int.random(in: 1...5, using: &random)).map { index in
      Bench.rule("require flag", name: "facts\(index)").replacing(
        "satisfied \"a\" { }",
        with: "satisfied \"a\" \(RandomListings.facts(&random)) { seller: {size: 9, registrations: []} }")
    }
    let compiled = Bench.compile(derivation + (texts + carriers).joined())
    guard compiled.diagnostics.allSatisfy({ $0.severity != .error }) else {
      return "the generator wrote a mistake:\n\(DiagnosticRenderer(files: compiled.files).render(compiled.diagnostics))"
    }
    let examples = compiled.examples.filter { $0.rule.hasPrefix("test.facts") && $0.title == "a" }
    let listings = examples.map { example in
      let listing = RandomListings.spoilt(example.listings[0], &random)
      return Listing(facts: listing.facts, isProfile: isProfile)
    }
    let seller = examples.first?.seller ?? [:]
    let asked = asked(compiled.library)
    let plan = ColumnPlan(library: compiled.library, asked: asked, seller: seller, isProfile: isProfile)
    let evaluators = asked.map { Evaluator(library: compiled.library, circumstances: $0.circumstances) }
    for start in stride(from: 0, to: listings.count, by: size) {
      let block = Array(listings[start..<min(start + size, listings.count)])
      for (entry, column) in zip(plan.entries, plan.verdicts(over: block)) {
        for (row, listing) in block.enumerated() {
          let expected = evaluators[entry.circumstances].verdict(of: entry.rule, listing: listing, seller: seller)
          guard column[row] == expected else {
            return "\(column[row]) in the columns, \(expected) by the reference: \(entry.rule.id)\n\(listing.facts)\n"
              + texts.joined()
          }
        }
      }
    }
    return nil
  }

  private static let derivation = "derive material = cotton when title mentions terms.green\n"

  private static func rules(_ count: Int, _ random: inout SplitMix) -> [String] {
    var generator = RandomRules(random)
    generator.atoms = RandomListings.atoms
    let texts = (0..<count).map { index -> String in
      let named = index.isMultiple(of: 2) ? "let big = size > 2\n  when big or flag\n  " : ""
      return Bench.rule(named + generator.clauses(), head: index.isMultiple(of: 3) ? "in EU" : "", name: "r\(index)")
    }
    random = generator.random
    return texts
  }

  private static func asked(_ library: Library) -> [(circumstances: Circumstances, rules: [Rule])] {
    guard let day = CalendarDate("2026-11-21") else { return [] }
    let rules = library.rules.filter { $0.id.hasPrefix("test.r") }
    return markets.map { market in
      let circumstances = Circumstances(market: market, platform: nil, day: day)
      return (circumstances, rules.filter { $0.isInScope(circumstances, schema: library.schema) })
    }
  }

  // MARK: Catalogs

  /// What is wrong with how a catalog is read; `nil` where nothing is.
  ///
  /// Whole and in chunks, the reader gives the same unless brackets are broken; and listings that were looked at as spans have the facts and the
  /// verdicts of those that were read as a whole.
  package static func readingFailure(of input: [UInt8]) -> String? {
    guard let first = input.first else { return nil }
    let bytes = Array(input.dropFirst())
    let whole = read(bytes, chunk: 1 << 20)
    let pieces = read(bytes, chunk: 1 + Int(first % 61))
    // Where a bracket or a quote is missing, how far the search for the next listing sees depends on the chunk.
    let isBroken = (whole.told + pieces.told).contains { $0.hasPrefix("jsonStructure") || $0.hasPrefix("jsonSyntax") }
    guard isBroken || whole.told == pieces.told else { return "in chunks: \(pieces.told)\nwhole: \(whole.told)" }
    return columnsFailure(bytes, whole.listings)
  }

  private static func read(_ bytes: [UInt8], chunk: Int) -> (listings: [RawListing], told: [String]) {
    var listings: [RawListing] = []
    var told: [String] = []
    var reader = JSONReader(source: ByteSource(bytes: bytes), maxListing: 2048, chunk: chunk)
    do throws(JSONReaderError) {
      while let item = try reader.next() {
        switch item {
        case .listing(let listing):
          listings.append(listing)
          told.append("\(listing.index) \(listing.place) \(listing.members)")
        case .problem(let problem): told.append("\(problem.id) \(problem.place) \(problem.listingIndex ?? -1)")
        }
      }
    } catch {
      told.append("\(error)")
    }
    return (listings, told)
  }

  private static let known: (library: Library, asked: [(circumstances: Circumstances, rules: [Rule])]) = {
    var random = SplitMix([4, 8, 15, 16, 23, 42])
    let library = Bench.compile(derivation + rules(12, &random).joined()).library
    return (library, asked(library).prefix(2).map { $0 })
  }()

  private static func columnsFailure(_ bytes: [UInt8], _ listings: [RawListing]) -> String? {
    let plan = ColumnPlan(library: known.library, asked: known.asked)
    let facts = FactReader(schema: known.library.schema)
    let block = BlockReader(plan.layout, facts)
    let evaluators = known.asked.map { Evaluator(library: known.library, circumstances: $0.circumstances) }
    var reader = JSONReader(source: ByteSource(bytes: bytes), maxListing: 2048)
    let chunk = ListingChunk()
    var read = 0
    do throws(JSONReaderError) {
      while try reader.cut(into: chunk) {
        block.read(chunk)
        guard read + block.count <= listings.count else { return "more listings as spans than as a whole" }
        let verdicts = plan.judge(block).verdicts
        for row in 0..<block.count {
          let listing = facts.read(listings[read + row]).0
          guard block.listing(row).facts == listing.facts else {
            return "\(block.listing(row).facts)\nis no \(listing.facts)"
          }
          for (number, column) in plan.layout.columns.enumerated() {
            let expected = listing.facts[column.attribute] ?? .missing
            guard block.fact(inColumn: number, of: row) == expected else {
              return "\(column.attribute): \(block.fact(inColumn: number, of: row)) is no \(expected)"
            }
          }
          for (entry, column) in zip(plan.entries, verdicts) {
            let expected = evaluators[entry.circumstances].verdict(of: entry.rule, listing: listing, seller: [:])
            guard column[row] == expected else {
              return "\(column[row]) in the columns, \(expected) by the reference: \(entry.rule.id)\n\(listing.facts)"
            }
          }
        }
        read += block.count
      }
    } catch {
      return nil
    }
    return read == listings.count ? nil : "\(read) listings as spans, \(listings.count) as a whole"
  }
}
