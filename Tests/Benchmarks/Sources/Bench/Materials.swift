import BenchCatalog
import Foundation

/// Catalogs and rules, made where they are missing.
struct Materials {
  let work: URL
  let root: URL
  let bench: URL
  let terms: TermWords

  init(work: URL, root: URL) throws {
    self.work = work
    self.root = root
    bench = root.appending(path: "Tests/Benchmarks")
    terms = try TermWords(folder: bench.appending(path: "Rules/texts/words"))
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
  }

  // MARK: Catalogs

  /// A catalog of so many listings.
  func catalog(_ rows: Int, _ mix: CatalogGenerator.Mix = .usual) throws -> String {
    let name = mix == .usual ? "catalog-\(rows).jsonl" : "catalog-cjk-\(rows).jsonl"
    var generator = CatalogGenerator(terms: terms, mix: mix)
    return try write(name, rows) { generator.next().line }
  }

  func peerCatalog(_ rows: Int) throws -> String {
    var generator = PeerCatalog(terms: terms)
    return try write("peers-\(rows).jsonl", rows) { generator.next() }
  }

  /// Writes lines into a file of the working folder; anew each time, because the generator may have changed.
  private func write(_ name: String, _ rows: Int, _ next: () -> [UInt8]) throws -> String {
    let path = work.appending(path: name).path
    guard let file = fopen(path, "w") else { throw BenchError("\(path) cannot be written") }
    defer { fclose(file) }
    for _ in 0..<rows {
      let line = next() + [UInt8(ascii: "\n")]
      guard fwrite(line, 1, line.count, file) == line.count else { throw BenchError("\(path) cannot be written") }
    }
    return path
  }

  // MARK: Rules

  /// The vocabulary with the bench's rules that search no text.
  func structuredRules() throws -> String {
    try rules("rules-structured", from: ["rules/vocabulary", "Tests/Benchmarks/Rules/structured"])
  }

  /// The library that ships and the bench's rules.
  func allRules(_ name: String = "rules-all") throws -> String {
    let shipped = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "rules").path)
    let own = ["Tests/Benchmarks/Rules/structured", "Tests/Benchmarks/Rules/texts"]
    return try rules(name, from: shipped.sorted().map { "rules/\($0)" } + own)
  }

  /// Ten times as many rules.
  func multipliedRules() throws -> (path: String, count: Int) {
    let path = try allRules("rules-tenfold")
    return (path, try RuleMultiplier.multiply(URL(filePath: path)))
  }

  private func rules(_ name: String, from folders: [String]) throws -> String {
    let target = work.appending(path: name)
    try? FileManager.default.removeItem(at: target)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for folder in folders {
      let source = root.appending(path: folder)
      try FileManager.default.copyItem(at: source, to: target.appending(path: source.lastPathComponent))
    }
    return target.path
  }
}
