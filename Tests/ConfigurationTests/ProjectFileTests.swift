import Configuration
import Testing

@Suite("pratique.yaml")
struct ProjectFileTests {
  private func read(_ text: String) throws -> ProjectFile { try ProjectFileReader(path: "pratique.yaml").read(text) }

  private func mistake(_ text: String) -> ProjectFileError? {
    #expect(throws: ProjectFileError.self) { try read(text) }
  }

  @Test("Everything that it may say, with the place of each name")
  func everything() throws {
    let file = try read(
      """
      # what we sell, and where
      markets: [EU, NO]
      platforms: amazon, ebay
      lang: [en, zh]
      complete:
        - marks
        - documents
        - { file: "toys/*.jsonl", attributes: [hazards] }
        - category: toy
          attributes: [min_age, "intended_use"]
      """)
    #expect(file.markets.map(\.text) == ["EU", "NO"])
    #expect(file.markets.map(\.place.description) == ["2:11", "2:15"])
    #expect(file.platforms.map(\.text) == ["amazon", "ebay"])
    #expect(file.languages.map(\.text) == ["en", "zh"])
    #expect(
      file.complete.map { $0.attributes.map(\.text) } == [
        ["marks", "documents"], ["hazards"], ["min_age", "intended_use"],
      ])
    #expect(file.complete.map { $0.files?.text } == [nil, "toys/*.jsonl", nil])
    #expect(file.complete.map { $0.category?.text } == [nil, nil, "toy"])
    #expect(file.complete[0].attributes[1].place.description == "7:5")
  }

  @Test("An empty file says nothing, and one name needs no list")
  func little() throws {
    #expect(try read("") == ProjectFile(path: "pratique.yaml"))
    #expect(try read("# nothing yet\n") == ProjectFile(path: "pratique.yaml"))
    #expect(try read("complete: marks\n").complete.map { $0.attributes.map(\.text) } == [["marks"]])
  }

  @Test("A misspelt key is told with its place and the nearest one")
  func misspelt() {
    let key = mistake("markets: [DE]\ncomplet: [marks]\n")
    #expect(key?.place.description == "2:1")
    #expect(key?.english == "There is no key “complet”. Did you mean complete?")
    #expect(key?.chinese == "没有“complet”这个键。是否指 complete？")
    #expect(mistake("colour: red\n")?.english.contains("There are markets, platforms, lang, complete.") == true)
    let inner = mistake("complete:\n  - { files: a, attributes: [marks] }\n")
    #expect(inner?.english == "There is no key “files”. Did you mean file?" && inner?.place.description == "2:7")
  }

  @Test("What is no YAML, or has another shape, is a sentence with its place")
  func shapes() {
    #expect(mistake("markets: [DE\n")?.english.hasPrefix("The YAML is broken here:") == true)
    #expect(mistake("- marks\n")?.english.hasPrefix("Keys such as") == true)
    #expect(mistake("markets: DE\nmarkets: FR\n")?.english == "A key stands twice: markets.")
    #expect(mistake("markets: [{ a: b }]\n")?.english == "A name is expected here.")
    #expect(mistake("complete:\n  - { attributes: [marks] }\n")?.place.description == "2:5")
  }

  @Test(
    "Patterns of file names",
    arguments: [
      ("*.jsonl", "toys.jsonl", true), ("*.jsonl", "data/toys.jsonl", true),
      ("toys/*.jsonl", "data/toys/a.jsonl", true),
      ("toys/*.jsonl", "toys/old/a.jsonl", false), ("toys/**/*.jsonl", "toys/old/a.jsonl", true),
      ("toys/**/*.jsonl", "toys/a.jsonl", true), ("./toys.jsonl", "toys.jsonl", true),
      ("toy?.jsonl", "toys.jsonl", true),
      ("toy?.jsonl", "toy/.jsonl", false), ("toys.jsonl", "mytoys.jsonl", false), ("**", "a/b/c", true),
    ])
  func patterns(pattern: String, path: String, fits: Bool) {
    #expect(FilePattern(pattern).matches(path) == fits)
  }
}
