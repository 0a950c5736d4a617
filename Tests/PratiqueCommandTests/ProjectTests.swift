import Foundation
import Testing

/// `pratique.yaml`, complete data and several languages, with the built program.
@Suite struct ProjectTests {
  /// A folder with a catalog and a project file, removed with the test.
  private final class Folder {
    let path: String

    init(_ project: String, _ catalogs: [String: String]) throws {
      path = FileManager.default.temporaryDirectory.appending(path: "pratique-\(UUID().uuidString)").path
      for (name, text) in catalogs.merging(["pratique.yaml": project], uniquingKeysWith: { $1 }) {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func run(_ arguments: String...) throws -> Program.Result {
      try Program.run(arguments.map { $0.replacing("@", with: path) } + ["--as-of", "2026-11-21"])
    }
  }

  private let toy = #"{"sku":"T","title":{"de":"Bär"},"category":"plush_toy","min_age":"4 years"}"# + "\n"

  /// The findings of a rule about a listing, as the program prints them.
  private func findings(_ result: Program.Result, _ rule: String = "eu.toys.ce_marking") throws -> [[String: Any]] {
    try result.output.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }.filter { $0["rule"] as? String == rule }
  }

  @Test func whatIsNotListedIsNoneWhereTheDataIsComplete() throws {
    let open = try Folder("markets: [DE]\n", ["a.jsonl": toy])
    #expect(
      try findings(open.run("check", "@/a.jsonl", "--format", "jsonl")).map { $0["verdict"] as? String } == [
        "undetermined"
      ])
    let complete = try Folder("markets: [DE]\ncomplete: [marks, documents]\n", ["a.jsonl": toy])
    let told = try findings(complete.run("check", "@/a.jsonl", "--format", "jsonl"))
    #expect(told.map { $0["verdict"] as? String } == ["violated", "violated"])
    #expect(told.map { $0["declared_complete"] as? [String] } == [["marks"], ["documents"]])
    #expect((told[0]["facts"] as? [String: Any])?["marks"] as? String == "none")
    let text = try complete.run("check", "@/a.jsonl")
    #expect(text.status == 1)
    #expect(text.output.contains("marks (none: declared complete in pratique.yaml)"))
    let why = try complete.run("explain", "@/a.jsonl", "--sku", "T", "--rule", "eu.toys.ce_marking")
    #expect(why.output.contains("declared complete in pratique.yaml"))
    #expect(why.output.contains("\nviolated in the version de\n") || why.output.contains("\nviolated\n"))
    #expect(try complete.run("check", "@/a.jsonl", "--format", "summary").output.contains(" · 1 violated · "))
  }

  @Test func filesAndCategoriesAreDeclaredApart() throws {
    let bag = toy.replacing("\"T\"", with: "\"B\"").replacing("plush_toy", with: "makeup")
    let project = """
      markets: DE
      complete:
        - { file: "old/*.jsonl", attributes: [marks] }
        - { category: toy, attributes: [documents] }

      """
    let folder = try Folder(project, ["new.jsonl": toy + bag, "old/a.jsonl": toy])
    let config = ["--config", folder.path + "/pratique.yaml"]
    let new = try folder.run("check", "@/new.jsonl", config[0], config[1], "--format", "jsonl")
    #expect(try findings(new).map { $0["part"] as? String } == ["declared"])
    let old = try folder.run("check", "@/old/a.jsonl", config[0], config[1], "--format", "jsonl")
    #expect(try findings(old).map { $0["part"] as? String } == ["marked", "declared"])
  }

  /// Declaring complete is the same as writing “none” into every listing that states nothing.
  @Test func completeIsNoneWrittenEverywhere() throws {
    let examples = try String(contentsOf: Program.checkout.appending(path: "Examples/spring.jsonl"), encoding: .utf8)
    let names = [
      "hazards", "responsible_person", "importer", "authorised_rep", "unit_pricing_measure", "net_content", "brand",
    ]
    let written = try examples.split(separator: "\n").map { line -> String in
      var listing = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      for name in names where listing[name] == nil { listing[name] = "none" }
      return String(decoding: try JSONSerialization.data(withJSONObject: listing), as: UTF8.self)
    }
    let project = "markets: [EU, US]\nplatforms: [amazon]\ncomplete: [\(names.joined(separator: ", "))]\n"
    let declared = try Folder(project, ["a.jsonl": examples])
    let explicit = try Folder("markets: [EU, US]\nplatforms: [amazon]\n", ["a.jsonl": written.joined(separator: "\n")])
    let open = try Folder("markets: [EU, US]\nplatforms: [amazon]\n", ["a.jsonl": examples])
    func counts(_ folder: Folder, _ format: String) throws -> [String] {
      let lines = try folder.run("check", "@/a.jsonl", "--format", format).output.split(separator: "\n")
      return lines.filter { $0.hasPrefix("32 listings") || $0.contains(" checks undetermined") }.map(String.init)
    }
    let counted = try counts(declared, "summary")
    #expect(counted.count == 2)
    #expect(try counts(explicit, "summary") == counted)
    #expect(try counts(open, "summary") != counted)
    #expect(try counts(declared, "text").last == counted.last)
  }

  @Test func theSellersOwnDataMayBeComplete() throws {
    let folder = try Folder("markets: [DE]\ncomplete: [seller.registrations]\n", ["a.jsonl": toy])
    let told = try findings(folder.run("check", "@/a.jsonl", "--format", "jsonl"), "de.verpackdg.lucid")
    #expect(told.map { $0["verdict"] as? String } == ["violated"])
    let why = try folder.run("explain", "@/a.jsonl", "--rule", "de.verpackdg.lucid")
    #expect(why.output.contains("declared complete in pratique.yaml"))
  }

  @Test func theCommandGoesBeforeTheProject() throws {
    let folder = try Folder("markets: [DE]\nlang: zh\n", ["a.jsonl": toy])
    #expect(try folder.run("check", "@/a.jsonl").output.contains("个商品"))
    let english = try folder.run("check", "@/a.jsonl", "--market", "US", "--lang", "en")
    #expect(english.output.contains(" · US\n") && english.output.contains("1 listing"))
  }

  @Test(arguments: [
    ("complet: [marks]\n", "pratique.yaml:1:1: There is no key “complet”. Did you mean complete?"),
    ("markets: [DE]\ncomplete: [mark]\n", "pratique.yaml:2:12: There is no attribute “mark”. Did you mean marks?"),
    ("complete:\n  - { category: tyo, attributes: [marks] }\n", "pratique.yaml:2:17: There is no category “tyo”."),
    ("complete:\n  - { category: toy, attributes: [seller.name] }\n", "seller.name is of the seller"),
    ("lang: fr\n", "pratique.yaml:1:7: There is no output in the language “fr”"),
    ("markets: [DE\n", "The YAML is broken here"),
    ("markets: [DEU]\n", "There is no market “DEU”."),
  ])
  func aMistakeInTheProjectIsToldWithItsPlace(project: String, sentence: String) throws {
    let folder = try Folder(project, ["a.jsonl": toy])
    let result = try folder.run("check", "@/a.jsonl")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.complaints.contains(sentence))
  }

  @Test func aProjectThatIsNotThereIsASentence() throws {
    let result = try Program.run(["check", "Examples/spring.jsonl", "--market", "DE", "--config", "no.yaml"])
    #expect(result.status == 2)
    #expect(result.complaints == "pratique: The project file no.yaml cannot be read.\n")
  }

  // MARK: Languages

  @Test func findingsComeInSeveralLanguages() throws {
    let folder = try Folder("markets: [DE]\ncomplete: [marks, documents]\n", ["a.jsonl": toy])
    let told = try #require(
      try findings(folder.run("check", "@/a.jsonl", "--lang", "zh,en", "--format", "jsonl")).first)
    let messages = try #require(told["messages"] as? [String: String])
    #expect(messages["en"] == "Bär is offered as a toy without the CE marking.")
    #expect(messages["zh"] == "“Bär”作为玩具销售，但缺少 CE 标志。")
    #expect(told["message"] as? String == messages["zh"])
    let text = try folder.run("check", "@/a.jsonl", "--lang", "zh,en")
    let chinese = try #require(text.output.firstRange(of: "缺少 CE 标志"))
    let english = try #require(text.output.firstRange(of: "without the CE marking"))
    #expect(chinese.lowerBound < english.lowerBound)
    let piped = try Program.run(["check", "-", "--market", "DE", "--lang", "zh,en"], input: toy)
    #expect(piped.status == 2 && piped.output == "" && piped.complaints.contains("标准输入"))
    #expect(try Program.run(["check", "-", "--market", "DE", "--lang", "en,fr"], input: toy).status == 2)
  }

  // MARK: What was not checked

  @Test(arguments: [
    (["--market", "DE,JP"], "Not checked: the law of JP."),
    (["--market", "DE", "--platform", "ebay"], "Not checked: the policies of ebay."),
  ])
  func whatHasNoRulesIsNoPass(asked: [String], sentence: String) throws {
    for format in ["text", "jsonl", "json", "summary"] {
      let clean = try Program.run(
        ["check", "-", "--format", format, "--as-of", "2026-11-21"] + asked, input: #"{"sku":"A"}"# + "\n")
      #expect(clean.status == 2)
      #expect(clean.complaints.contains(sentence))
    }
    let wrong = try Program.run(
      ["check", "-", "--as-of", "2026-11-21"] + asked, input: #"{"sku":"A","gtin":"4006381333932"}"# + "\n")
    #expect(wrong.status == 1)
    #expect(wrong.output.contains(sentence))
  }

  @Test func neitherIsItOneForTheGate() throws {
    let path = "Examples/spring.jsonl"
    for asked in [["--market", "DE,JP"], ["--market", "DE", "--platform", "ebay"]] {
      let result = try Program.run(["gate", "--base", path, "--head", path, "--as-of", "2026-11-21"] + asked)
      #expect(result.status == 2)
      #expect(result.complaints.contains("Not checked: ") && result.output.contains("\nNot checked: "))
    }
    #expect(try Program.run(["gate", "--base", path, "--head", path, "--market", "DE"]).status == 0)
  }

  @Test(arguments: ["", "[]", #"{"products":[]}"#, "[1,2]", "null", "\n\n", "sku,title\nA,B\n"])
  func whatHoldsNoListingExitsWith2(catalog: String) throws {
    for format in ["text", "jsonl", "json", "summary"] {
      let result = try Program.run(["check", "-", "--market", "DE", "--format", format], input: catalog)
      #expect(result.status == 2)
      #expect(result.output == "")
      #expect(result.complaints.hasPrefix("pratique: "))
    }
  }
}
