import Foundation

/// The same twelve rules in other engines, over the same listings.
struct Peers {
  private let program: CheckedProgram
  private let materials: Materials
  private let rows: Int

  init(_ program: CheckedProgram, _ materials: Materials, rows: Int) {
    self.program = program
    self.materials = materials
    self.rows = rows
  }

  /// What Peers/peers.py prints for an engine.
  private struct Peer: Decodable {
    let peer: String
    let rows: Int
    let seconds: Double
    let violations: Int
    let expected: Int

    var speed: Double { Double(rows) / seconds }
  }

  /// The engines that the issue names, with the factor that is wanted.
  private static let wanted = ["duckdb": 3.0, "jsonschema-rs": 4, "regorus": 40, "zen": 60]

  func measure(_ scorecard: inout Scorecard) throws {
    let catalog = try materials.peerCatalog(rows)
    let rules = materials.bench.appending(path: "Peers/rules").path
    let python = materials.work.appending(path: "peers/bin/python").path
    guard FileManager.default.fileExists(atPath: python) else {
      throw BenchError("\(python) is missing: Scripts/bench installs it")
    }
    let output = materials.work.appending(path: "peers-output.jsonl").path
    let script = materials.bench.appending(path: "Peers/peers.py").path
    var ours = [try program.check(catalog, rules: rules).seconds]
    let run = try ProcessRun(python, [script, catalog], processor: 0, output: output)
    for _ in 0..<2 { ours.append(try program.check(catalog, rules: rules).seconds) }
    let peers = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Peer.self, from: Data($0.utf8))
    }
    print("\nPeers · \(grouped(rows)) listings, twelve rules · one core")
    let speed = Double(rows) / median(ours)
    print("  pratique: \(rounded(median(ours))) s, \(rounded(speed)) listings/s")
    for peer in peers {
      print(
        """
          \(peer.peer): \(rounded(peer.speed)) listings/s over \(grouped(peer.rows)), \
        \(grouped(peer.violations)) violations of \(grouped(peer.expected)); pratique is \(rounded(speed / peer.speed)) × as fast
        """)
    }
    guard run.status == 0, peers.count >= Self.wanted.count else {
      throw BenchError("the peers do not agree; see \(output)")
    }
    let counted = try violations(catalog, rules)
    guard counted == peers[0].expected else {
      throw BenchError("pratique counts \(counted) violations of \(peers[0].expected)")
    }
    for peer in peers {
      guard let wanted = Self.wanted[peer.peer] else { continue }
      scorecard.expect("as fast as \(peer.peer)", speed / peer.speed, atLeast: wanted)
    }
  }

  /// Violations, one for a listing and a rule, as the program tells them.
  private func violations(_ catalog: String, _ rules: String) throws -> Int {
    let file = materials.work.appending(path: "peers-findings.jsonl").path
    let run = try ProcessRun(
      program.path,
      ["check", catalog, "--rules", rules, "--market", "DE", "--as-of", "2026-11-21", "--format", "jsonl"],
      output: file)
    guard [0, 1].contains(run.status) else { throw BenchError("the check of \(catalog) ended with \(run.status)") }
    struct Finding: Decodable {
      let verdict: String
      let sku: String?
      let rule: String
    }
    var violated: Set<String> = []
    for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
      let finding = try JSONDecoder().decode(Finding.self, from: Data(line.utf8))
      if finding.verdict == "violated" { violated.insert("\(finding.sku ?? "") \(finding.rule)") }
    }
    return violated.count
  }
}
