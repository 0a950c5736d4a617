import Foundation

/// The program that is measured, and what this version of it offers.
struct CheckedProgram {
  let path: String
  /// `summary`; `jsonl` where the program has no summary yet.
  let format: String
  let hasJobs: Bool

  init(_ path: String) throws {
    self.path = path
    let file = NSTemporaryDirectory() + "pratique-bench-help.txt"
    _ = try ProcessRun(path, ["check", "--help"], output: file)
    let help = try String(contentsOfFile: file, encoding: .utf8)
    try? FileManager.default.removeItem(atPath: file)
    format = help.contains("summary") ? "summary" : "jsonl"
    hasJobs = help.contains("--jobs")
  }

  /// What the figures leave out of what the issue asks, in words.
  var reservations: [String] {
    var result: [String] = []
    if format != "summary" { result.append("this program has no --format summary: measured with jsonl to /dev/null") }
    if !hasJobs { result.append("this program has no --jobs: nothing to say of two cores") }
    return result
  }

  /// A check of a catalog, over which nothing but the program runs.
  ///
  /// - Throws: a ``BenchError`` where the program could not check.
  func check(
    _ catalog: String, rules: String, markets: String = "DE", jobs: Int = 1, environment: [String: String] = [:]
  ) throws -> ProcessRun {
    var arguments = ["check", catalog, "--rules", rules, "--market", markets]
    arguments += ["--as-of", "2026-11-21", "--format", format]
    if hasJobs { arguments += ["--jobs", "\(jobs)"] }
    let run = try ProcessRun(path, arguments, processor: jobs == 1 ? 0 : nil, environment: environment)
    guard [0, 1, 3].contains(run.status) else {
      throw BenchError("\(([path] + arguments).joined(separator: " ")) ended with \(run.status)")
    }
    return run
  }
}
