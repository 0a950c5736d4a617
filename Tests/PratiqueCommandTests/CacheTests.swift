import Foundation
import Testing

/// The program with what it keeps between runs.
@Suite("The cache of the program")
struct CacheTests {
  private let home = FileManager.default.temporaryDirectory.appending(path: "home-\(UUID().uuidString)").path
  private static let check = ["check", "Examples/spring.jsonl", "--market", "DE,US", "--as-of", "2026-11-21"]

  private func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Program.Result {
    try Program.run(arguments, environment: ["XDG_CACHE_HOME": home].merging(environment) { $1 })
  }
  private var kept: [String] { (try? FileManager.default.contentsOfDirectory(atPath: home + "/pratique")) ?? [] }
  private func finished() { try? FileManager.default.removeItem(atPath: home) }

  @Test(
    "Commands print the same without a cache, with an empty one and with a full one",
    arguments: [
      check, check + ["--lang", "zh", "--platform", "amazon"], check + ["--format", "json"],
      check + ["--format", "summary", "--seller", "Examples/seller.json"],
      [
        "explain", "Examples/spring.jsonl", "--sku", "TOY-0042", "--rule", "eu.toys.ce_marking", "--market", "DE",
        "--as-of", "2026-11-21",
      ],
      ["checklist", "--market", "DE,US", "--category", "toy", "--as-of", "2026-11-21"],
      ["rules", "list"], ["rules", "show", "eu.toys.ce_marking"], ["rules", "coverage"],
    ])
  func sameOutput(_ arguments: [String]) throws {
    defer { finished() }
    let plain = try run(arguments, ["PRATIQUE_CACHE": "off"])
    #expect(kept == [])
    for _ in 0..<2 {
      let result = try run(arguments)
      #expect(result.output == plain.output && result.complaints == plain.complaints && result.status == plain.status)
    }
    #expect(plain.status < 2 && kept.count == 1)
  }

  @Test("--no-cache and PRATIQUE_CACHE=off neither read nor keep anything")
  func off() throws {
    defer { finished() }
    _ = try run(Self.check + ["--no-cache"])
    _ = try run(Self.check, ["PRATIQUE_CACHE": "off"])
    #expect(!FileManager.default.fileExists(atPath: home))
  }

  @Test(
    "Without XDG_CACHE_HOME the cache is the home's; a relative path is none, nor is the working directory looked at")
  func place() throws {
    defer { finished() }
    _ = try Program.run(Self.check, environment: ["HOME": home])
    #expect(FileManager.default.fileExists(atPath: home + "/.cache/pratique"))
    finished()
    _ = try Program.run(Self.check, environment: ["HOME": home, "XDG_CACHE_HOME": "relative"])
    #expect(FileManager.default.fileExists(atPath: home + "/.cache/pratique"))
    for name in ["relative", ".cache", "pratique"] {
      #expect(!FileManager.default.fileExists(atPath: Program.checkout.appending(path: name).path))
    }
  }

  @Test("A damaged file changes nothing, and is made anew")
  func damaged() throws {
    defer { finished() }
    let plain = try run(Self.check)
    let file = URL(filePath: home + "/pratique/" + (try #require(kept.first)))
    let whole = try Data(contentsOf: file)
    for damaged in [Data(), whole.prefix(whole.count / 2), whole + whole, Data(repeating: 7, count: whole.count)] {
      try damaged.write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      #expect(try run(Self.check).output == plain.output)
      #expect(try Data(contentsOf: file) == whole)
    }
  }

  @Test("A library with mistakes is never kept, and tells them each time")
  func mistakes() throws {
    defer { finished() }
    let rules = home + "-rules"
    defer { try? FileManager.default.removeItem(atPath: rules) }
    try FileManager.default.copyItem(atPath: Program.checkout.appending(path: "rules").path, toPath: rules)
    #expect(try run(Self.check + ["--rules", rules]).status == 1)
    #expect(kept.count == 1)
    try Data("package broken\n\nrule x \"X\" {\n".utf8).write(to: URL(filePath: rules + "/broken.rules"))
    for _ in 0..<2 {
      let result = try run(Self.check + ["--rules", rules])
      #expect(result.status == 2 && result.complaints.contains("does not compile"))
    }
    #expect(kept.count == 1)
  }

  @Test("A home that cannot be written changes nothing")
  func readOnly() throws {
    defer { finished() }
    let plain = try run(Self.check, ["PRATIQUE_CACHE": "off"])
    for place in ["/proc/none", "/dev/null"] {
      let result = try Program.run(Self.check, environment: ["XDG_CACHE_HOME": place])
      #expect(result.output == plain.output && result.complaints == "" && result.status == plain.status)
    }
  }

  @Test("Programs that start at once print the same")
  func atOnce() async throws {
    defer { finished() }
    let plain = try run(Self.check, ["PRATIQUE_CACHE": "off"])
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<6 { group.addTask { try run(Self.check).output } }
      for try await output in group { #expect(output == plain.output) }
    }
    #expect(kept.count == 1)
  }
}
