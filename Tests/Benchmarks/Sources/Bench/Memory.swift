/// Whether memory stays flat as catalogs grow.
struct Memory {
  private let program: CheckedProgram
  private let materials: Materials
  private let rows: Int

  /// - Parameter rows: below 200,000 the greatest catalog is five times as many, else 1,000,000.
  init(_ program: CheckedProgram, _ materials: Materials, rows: Int) {
    self.program = program
    self.materials = materials
    self.rows = rows
  }

  func measure(_ scorecard: inout Scorecard) throws {
    let rules = try materials.allRules()
    let sizes = [10_000, rows < 200_000 ? max(20_000, rows * 5) : 1_000_000]
    print("\nMemory · everything · one market")
    var peaks: [Double] = []
    for size in sizes {
      let run = try program.check(try materials.catalog(size), rules: rules)
      peaks.append(Double(run.peak) / 1e6)
      print("  \(grouped(size)) listings: at most \(rounded(Double(run.peak) / 1e6)) MB, \(rounded(run.seconds)) s")
    }
    // What differs from run to run by chance is a few pages of allocators and threads.
    scorecard.expect("memory, \(grouped(sizes[1])) listings of \(grouped(sizes[0]))", peaks[1] / peaks[0], atMost: 1.1)
    scorecard.expect("memory, \(grouped(sizes[1])) listings", peaks[1], atMost: 200, "MB")
  }
}
