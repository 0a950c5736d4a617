import Diagnostics
import Evaluation
import RuleCompiler
import Testing

/// Packages and names of language.md, "Names".
@Suite struct NamesTests {
  private func file(_ path: String, _ text: String) -> SourceFile { SourceFile(path: path, text: text) }

  private func ids(_ files: SourceFile...) -> [String] {
    CompiledLibrary(files: [Bench.vocabulary] + files).diagnostics.map(\.id)
  }

  private static let rule = Bench.rule("require flag")

  @Test(arguments: [
    ("eu/toys.rules", "eu.toys", true), ("rules/eu/toys.rules", "eu.toys", true),
    ("rules/us-ca/prop-65.rules", "us_ca.prop_65", true), ("toys.rules", "toys", true),
    ("rules/eu/toys.rules", "toys", true), ("rules/eu/toys.rules", "de.toys", false),
    ("rules/eu/toys.rules", "eu.toy", false), ("rules/eutoys.rules", "toys", false),
  ])
  func thePathSaysThePackage(path: String, package: String, fits: Bool) {
    let ids = ids(file(path, "package \(package)\n\(Bench.law)\n\(Self.rule)"))
    #expect(ids == (fits ? [] : ["resolve.package_path"]))
  }

  @Test func sourcesOfThisPackageOfThoseAboveAndByTheirFullPath() {
    let above = file("eu.rules", "package eu\n\(Bench.law)\n")
    let beside = file("eu/gpsr.rules", "package eu.gpsr\n\(Bench.law.replacing("LAW", with: "GPSR"))\n")
    func toys(_ source: String) -> SourceFile {
      file("eu/toys.rules", "package eu.toys\n\(Self.rule.replacing("basis LAW", with: "basis \(source)"))")
    }
    #expect(ids(above, beside, toys("LAW")) == [])
    #expect(ids(above, beside, toys("eu.LAW")) == [])
    #expect(ids(above, beside, toys("eu.gpsr.GPSR")) == [])
    #expect(ids(above, beside, toys("GPSR")).contains("resolve.source"))
    #expect(ids(beside, toys("LAW")).contains("resolve.source"))
  }

  @Test func rulesOfTwoPackagesMayShareAName() {
    let first = file("eu/toys.rules", "package eu.toys\n\(Bench.law)\n\(Self.rule)")
    let second = file("us/toys.rules", "package us.toys\n\(Bench.law)\n\(Self.rule)")
    let compiled = CompiledLibrary(files: [Bench.vocabulary, first, second])
    #expect(compiled.diagnostics.isEmpty)
    #expect(compiled.library.rules.map(\.id) == ["eu.toys.r", "us.toys.r"])
    #expect(ids(first, first).contains("resolve.duplicate"))
  }

  @Test func filesMayStandInAnyOrder() {
    let rules = file("test.rules", "package test\n\(Bench.law)\n\(Self.rule)")
    let one = CompiledLibrary(files: [rules, Bench.vocabulary])
    let other = CompiledLibrary(files: [Bench.vocabulary, rules])
    #expect(one.diagnostics.isEmpty)
    #expect(one.library.digest == other.library.digest)
  }

  private static let cases: [(clauses: String, expected: [String])] = [
    ("require material is Material.cotton", []), ("require category in [Category.doll, toy]", []),
    ("let kind = category\n  require kind is toy", []), ("require some p in parts has (p.mark in [CE, Mark.NF])", []),
    ("require rates[FR, cotton] is 20 %", []), ("require maker.country in [DE, EU]", []),
    ("require marks include Mark.CE", []),
    ("require material is CE", ["resolve.code"]), ("require p.ok", ["resolve.name"]),
    ("require some p in parts has (ok)", ["resolve.name"]),
    ("require some p in parts has (p.ok) and p.ok", ["resolve.name"]),
    ("let a = b\n  let b = size\n  require a is 1", ["resolve.name"]), ("let a = a\n  require flag", ["resolve.name"]),
    ("require some p in parts has (some p in parts has (p.ok))", ["resolve.shadow"]),
    ("let n = size\n  let n = size\n  require n is 1", ["resolve.shadow"]),
  ]

  @Test(arguments: cases)
  func namesInARule(clauses: String, expected: [String]) {
    #expect(ids(file("test.rules", "package test\n\(Bench.law)\n\(Bench.rule(clauses))")) == expected)
  }

  /// What hangs on a mistake is not told again.
  @Test(arguments: [
    "require sise > 3", "require sise + 1 > 3 and flag", "let n = sise\n  require n > 3",
    "require some p in prats has (p.x.y)",
    "require characters(sise) > 3", "require max(sise, 3) is 4", "require limits[sise] is 3",
    "require size in [1, sise]",
    "require not (sise is 3 or flag)", "require (sise) is none",
  ])
  func oneMistakeIsToldOnce(clauses: String) {
    #expect(ids(file("test.rules", "package test\n\(Bench.law)\n\(Bench.rule(clauses))")) == ["resolve.name"])
  }

  /// However long an expression is, it is compiled or refused, and never a crash.
  @Test(arguments: [" + 1", " is 1", " and flag", " * 2", " in [1]"])
  func longExpressions(part: String) async {
    await #expect(processExitsWith: .success) { [part] in
      let text = "require size" + String(repeating: part, count: 8_000)
      #expect(!Bench.compile(Bench.rule(text)).diagnostics.isEmpty)
    }
  }
}
