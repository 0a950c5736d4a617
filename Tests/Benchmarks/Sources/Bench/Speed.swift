import BenchCatalog

/// How fast a catalog is judged, held against the rulers and against itself.
struct Speed {
  /// The thirty markets: the 27 of the Union and three more.
  static let thirtyMarkets = "EU,GB,CH,US"

  private let program: CheckedProgram
  private let materials: Materials
  private let rows: Int
  private let runs = 3

  init(_ program: CheckedProgram, _ materials: Materials, rows: Int) {
    self.program = program
    self.materials = materials
    self.rows = rows
  }

  func measure(_ scorecard: inout Scorecard) throws {
    let usual = try materials.catalog(rows)
    let chinese = try materials.catalog(rows, .halfChineseAndJapanese)
    let structured = try materials.structuredRules()
    let all = try materials.allRules()
    let tenfold = try materials.multipliedRules()
    var cases: [(name: String, seconds: [Double], run: () throws -> ProcessRun)] = [
      ("structured", [], { try program.check(usual, rules: structured) }),
      ("everything", [], { try program.check(usual, rules: all) }),
      ("everything, half zh/ja", [], { try program.check(chinese, rules: all) }),
      ("30 markets", [], { try program.check(usual, rules: all, markets: Self.thirtyMarkets) }),
      ("tenfold rules", [], { try program.check(usual, rules: tenfold.path) }),
    ]
    if program.hasJobs { cases.append(("two cores", [], { try program.check(usual, rules: all, jobs: 2) })) }
    // The rulers before, between and after, so that a change of the machine's load meets all alike.
    var rulers = [try rulers(usual), try self.rulers(chinese)].map { [$0] }
    for _ in 0..<runs {
      for place in cases.indices { cases[place].seconds.append(try cases[place].run().seconds) }
      rulers[0].append(try self.rulers(usual))
      rulers[1].append(try self.rulers(chinese))
    }
    print("\nSpeed · \(grouped(rows)) listings · one core · medians of \(runs) runs")
    let (p, s) = tell(rulers[0], "usual")
    let (chineseP, chineseS) = tell(rulers[1], "half zh/ja")
    for entry in cases {
      let middle = median(entry.seconds)
      let raw = entry.seconds.map { "\(rounded($0))" }.joined(separator: " ")
      print("  \(entry.name): \(rounded(middle)) s (\(raw)), \(rounded(Double(rows) / middle)) listings/s")
    }
    print("")
    let seconds = Dictionary(uniqueKeysWithValues: cases.map { ($0.name, median($0.seconds)) })
    func time(_ name: String) -> Double { seconds[name] ?? .nan }
    let everything = time("everything")
    scorecard.expect("structured rules, share of P's speed", p / time("structured"), atLeast: 0.5)
    scorecard.expect("everything, of P + S", everything / (p + s), atMost: 2)
    scorecard.expect(
      "everything, half zh/ja, of P + S", time("everything, half zh/ja") / (chineseP + chineseS), atMost: 3)
    scorecard.expect("everything, one core", Double(rows) / everything, atLeast: 150_000, "listings/s")
    if program.hasJobs { scorecard.expect("two cores, of one", everything / time("two cores"), atLeast: 1.8) }
    scorecard.expect("30 markets, of one", time("30 markets") / everything, atMost: 1.5)
    scorecard.expect("\(tenfold.count) rules, of a tenth", time("tenfold rules") / everything, atMost: 2)
  }

  private func rulers(_ catalog: String) throws -> Rulers {
    try Rulers(catalog: catalog, terms: materials.terms, runs: 3)
  }

  private func tell(_ rulers: [Rulers], _ name: String) -> (p: Double, s: Double) {
    let p = median(rulers.map(\.seconds.parsing))
    let s = median(rulers.map(\.seconds.scanning))
    guard let first = rulers.first else { return (p, s) }
    let megabytes = Double(first.bytes) / 1e6
    let textMegabytes = Double(first.textBytes) / 1e6
    print(
      """
        rulers, \(name): P \(rounded(p)) s, \(rounded(megabytes / p)) MB/s of \(rounded(megabytes)) MB; \
      S \(rounded(s)) s, \(rounded(textMegabytes / s)) MB/s of \(rounded(textMegabytes)) MB of text, \
      \(grouped(first.found)) words found
      """)
    return (p, s)
  }
}
