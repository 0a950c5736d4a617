import Foundation

/// How long one listing takes, process and all: with what the program kept of an earlier run, and with nothing.
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
    print("\nOne listing · medians of \(runs) runs, --version beside each")
    // The library that ships, as it is: the cache is keyed by it.
    let shipped = try times(catalog, materials.root.appending(path: "rules").path)
    tell("the library that ships", shipped)
    scorecard.expect("one listing, warm cache", shipped.warm, atMost: 50, "ms")
    scorecard.expect("one listing, cold", shipped.cold, atMost: 400, "ms")
    // What a library will cost that has grown.
    tell("with the bench's rules", try times(catalog, materials.allRules()))
    let tenfold = try materials.multipliedRules()
    tell("ten times the rules (\(grouped(tenfold.count)))", try times(catalog, tenfold.path))
  }

  /// Medians in milliseconds.
  private typealias Times = (version: Double, warm: Double, cold: Double, off: Double)

  /// All in turn, so that what disturbs the machine disturbs each.
  private func times(_ catalog: String, _ rules: String) throws -> Times {
    var (version, warm, cold, off): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    let kept = materials.work.appending(path: "cache").path
    let fresh = materials.work.appending(path: "cache-fresh").path
    for folder in [kept, fresh] { try? FileManager.default.removeItem(atPath: folder) }
    defer { try? FileManager.default.removeItem(atPath: kept) }
    _ = try check(catalog, rules, ["XDG_CACHE_HOME": kept])
    for _ in 0..<runs {
      version.append(try ProcessRun(program.path, ["--version"], processor: 0).seconds)
      warm.append(try check(catalog, rules, ["XDG_CACHE_HOME": kept]))
      cold.append(try check(catalog, rules, ["XDG_CACHE_HOME": fresh]))
      try? FileManager.default.removeItem(atPath: fresh)
      off.append(try check(catalog, rules, ["PRATIQUE_CACHE": "off"]))
    }
    return (median(version) * 1000, median(warm) * 1000, median(cold) * 1000, median(off) * 1000)
  }

  private func tell(_ library: String, _ times: Times) {
    let figures = [
      ("warm", times.warm), ("cold", times.cold), ("without a cache", times.off), ("--version", times.version),
    ].map { "\($0) \(rounded($1)) ms" }
    print("  \(library): \(figures.joined(separator: " · "))")
  }

  private func check(_ catalog: String, _ rules: String, _ environment: [String: String]) throws -> Double {
    try program.check(catalog, rules: rules, environment: environment).seconds
  }
}
