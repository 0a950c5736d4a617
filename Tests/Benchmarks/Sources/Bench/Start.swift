import Foundation

/// How long one listing takes, process and all.
struct Start {
  private let program: CheckedProgram
  private let materials: Materials
  private let runs = 20

  init(_ program: CheckedProgram, _ materials: Materials) {
    self.program = program
    self.materials = materials
  }

  func measure(_ scorecard: inout Scorecard) throws {
    let catalog = try materials.catalog(1)
    // The library that ships, as it is: the cache is keyed by it.
    let rules = materials.root.appending(path: "rules").path
    var version: [Double] = []
    var warm: [Double] = []
    var cold: [Double] = []
    let kept = materials.work.appending(path: "cache").path
    _ = try check(catalog, rules, cache: kept)
    for run in 0..<runs {
      version.append(try ProcessRun(program.path, ["--version"], processor: 0).seconds)
      warm.append(try check(catalog, rules, cache: kept))
      let fresh = materials.work.appending(path: "cache-\(run)").path
      cold.append(try check(catalog, rules, cache: fresh))
      try? FileManager.default.removeItem(atPath: fresh)
    }
    try? FileManager.default.removeItem(atPath: kept)
    print("\nOne listing · the library that ships · medians of \(runs) runs")
    print("  --version \(rounded(median(version) * 1000)) ms")
    scorecard.expect("one listing, warm cache", median(warm) * 1000, atMost: 50, "ms")
    scorecard.expect("one listing, cold", median(cold) * 1000, atMost: 400, "ms")
  }

  private func check(_ catalog: String, _ rules: String, cache: String) throws -> Double {
    try program.check(catalog, rules: rules, environment: ["XDG_CACHE_HOME": cache]).seconds
  }
}
