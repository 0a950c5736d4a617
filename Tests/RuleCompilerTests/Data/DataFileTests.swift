import Catalog
import Diagnostics
import Evaluation
import FoundationEssentials
import RuleCompiler
import Testing
import Values

/// Tables, code lists and term lists in files beside the rules.
@Suite struct DataFileTests {
  private static let head = "# source: Example Act, annex I\n# checked: 2026-11-21 by text\n"

  private func compile(_ text: String, _ files: [String: String]) -> CompiledLibrary {
    CompiledLibrary(
      files: [
        Bench.vocabulary, SourceFile(path: "rules/eu/t.rules", text: "package eu.t\n\n\(Bench.law)\n\(text)"),
      ] + files.map { SourceFile(path: "rules/eu/\($0.key)", text: Self.head + $0.value) })
  }

  private func sound(_ text: String, _ files: [String: String]) throws -> CompiledLibrary {
    let compiled = compile(text, files)
    let mistakes = DiagnosticRenderer(files: compiled.files).render(compiled.diagnostics)
    try #require(compiled.diagnostics.isEmpty, "\(mistakes)")
    return compiled
  }

  /// The diagnostics with the underlined text.
  private func mistakes(_ text: String, _ files: [String: String]) -> [String] {
    let compiled = compile(text, files)
    return compiled.diagnostics.map { diagnostic in
      let file = compiled.files.first { $0.path == diagnostic.primary.file }
      return "\(diagnostic.id) \(file?.text(in: diagnostic.primary.range) ?? "?")"
    }
  }

  private static let table =
    "table t \"t.csv\" key (place : Market, mass : Mass range) value (rate : Percent, names : List<Language>, words : Text) dated\n"

  // MARK: Tables

  @Test func aTableInAFileIsTheTableBetweenBraces() throws {
    let csv = #"""
      words,mass,place,rate,names,from,through,note
      "a, ""b""",to 50 g,DE,19 %,de|fr,2021-01-01,,as announced
      plain, over 50 g to 2 kg ,DE,7 %,"[de]",,2026-12-31,
      any,any,FR,0 %,nl,2030-01-01,,
      """#.replacing("\n", with: "\r\n")
    let read = try sound(Self.table, ["t.csv": csv])
    let braces = Self.table.replacing("\"t.csv\" ", with: "").replacing(
      "dated\n",
      with: """
        dated {
          (DE, to 50 g, 19 %, [de, fr], "a, \\"b\\"") from 2021-01-01
          (DE, over 50 g to 2 kg, 7 %, [de], "plain") through 2026-12-31
          (FR, any, 0 %, [nl], "any") from 2030-01-01
        }

        """)
    let written = try sound(braces, [:])
    let rows = try #require(read.library.tables["eu.t.t"]?.rows)
    #expect(rows.count == 3)
    #expect("\(rows)" == "\(written.library.tables["eu.t.t"]?.rows ?? [])")
  }

  @Test func mistakesStandAtTheirCells() {
    let csv = """
      place,mass,rate,names,words,from,through
      DE,to 50 g,19,de,a,,
      QQ,over 50 g,19 %,de,b,,
      FR,to 5 cm,19 %,de,c,,
      FR,to 5 g,19 %,[5],d,2026-02-30,
      FR,,19 %,de,e,,
      FR,to 7 g,19 %,de
      FR,to 8 g),19 %,de,f,,
      FR,to 9 g,19 %,de,g,soon,
      """
    #expect(
      mistakes(Self.table, ["t.csv": csv]) == [
        "type.mismatch 19", "resolve.code QQ", "type.mismatch to 5 cm", "type.mismatch [5]",
        "date.impossible 2026-02-30",
        "data.cell ", "table.cells FR,to 7 g,19 %,de", "data.cell to 8 g)", "data.cell soon",
      ])
  }

  @Test func rowsThatOverlapAreShownBoth() throws {
    let csv =
      "place,mass,rate,names,words,from,through\nDE,to 5 g,1 %,de,a,,\nFR,to 5 g,1 %,de,a,,\nDE,to 9 g,1 %,de,b,,\n"
    let compiled = compile(Self.table, ["t.csv": csv])
    let overlap = try #require(compiled.diagnostics.first)
    let file = try #require(compiled.files.first { $0.path == "rules/eu/t.csv" })
    #expect(overlap.id == "table.overlap" && compiled.diagnostics.count == 1)
    #expect(file.position(of: overlap.primary.range.start).line == 6)
    #expect(overlap.secondary.map { file.position(of: $0.range.start).line } == [4])
  }

  @Test(arguments: [
    ("place,mass,rate,names,wrds,from\n", ["data.columns place,mass,rate,names,wrds,from", "data.columns wrds"]),
    ("place,mass,rate,names,words\nDE,any,1 %,de,\"a\" b\n", ["data.quotes  b"]),
    ("place,mass,rate,names,words\nDE,any,1 %,de,\"a\n", ["data.quotes \""]),
    ("", []),
  ])
  func brokenFiles(csv: String, expected: [String]) {
    #expect(mistakes(Self.table, ["t.csv": csv]) == expected)
  }

  @Test func filesAreFoundBesideTheRulesOnly() {
    #expect(mistakes(Self.table, ["tt.csv": ""]) == ["data.missing \"t.csv\""])
    #expect(compile(Self.table, ["tt.csv": ""]).diagnostics[0].suggestions == ["tt.csv"])
    for name in ["/etc/passwd", "../../../etc/passwd", "../eu/./t.csv"] {
      let text = Self.table.replacing("t.csv", with: name.hasSuffix("csv") ? name : name + ".csv")
      let ids = compile(text, ["t.csv": "place,mass,rate,names,words\n"]).diagnostics.map(\.id)
      #expect(ids == (name.hasPrefix("../eu") ? [] : ["data.missing"]))
    }
  }

  @Test func theHeadSaysWhereTheContentsComeFrom() throws {
    let files = ["t.csv": "place,mass,rate,names,words\nDE,any,1 %,de,a\n"]
    let compiled = try sound(Self.table, files)
    let source = try #require(compiled.library.dataSources["rules/eu/t.csv"])
    #expect(source.title.english == "Example Act, annex I")
    #expect(source.checked == CalendarDate("2026-11-21") && source.reading == .text)
    #expect(compiled.library.digest != (try sound(Self.table, ["t.csv": files["t.csv"]! + "\n"])).library.digest)
  }

  @Test func longTablesAreReadInTheirLength() throws {
    var csv = "number,value\n"
    for number in 0..<5000 { csv += "\(number),\(number * 2)\n" }
    let text = "table t \"t.csv\" key (number : Integer) value (value : Integer)\n"
    #expect(try sound(text, ["t.csv": csv]).library.tables["eu.t.t"]?.rows.count == 5000)
  }

  // MARK: Codes

  private static let substances = """
    code,en,zh,parents,numbers,synonyms
    heavy_metal,Heavy metals,重金属,,,
    lead,Lead,铅,heavy_metal,7439-92-1 | 231-100-4,plumbum
    tetraethyl_lead,Tetraethyl lead,四乙基铅,lead|organic,78-00-2,
    organic,Organic,有机,,,
    'x-1',X,X,,,

    """

  @Test func codesInAFile() throws {
    let csv = Self.substances.replacing("'x-1',X,X,,,\n", with: "")
    let library = try sound("code Substance from \"s.csv\"\n", ["s.csv": csv]).library
    let list = try #require(library.schema.codeLists["Substance"])
    #expect(list.codes == ["heavy_metal", "lead", "organic", "tetraethyl_lead"])
    #expect(list.isCode("tetraethyl_lead", within: "heavy_metal") && list.isCode("tetraethyl_lead", within: "organic"))
    #expect(list.entries["lead"]?.label?.text(in: "zh-Hans") == "铅")
    for spelling in ["7439-92-1", "231-100-4", "Plumbum", "LEAD", "铅"] { #expect(list.code(spelt: spelling) == "lead") }
  }

  @Test func mistakesInCodes() {
    let csv = Self.substances + "lead,Lead,铅,,,\ncopper,Copper,铜,heavy_metals,7439-92-1,\n,Empty,空,,,\n"
    #expect(
      mistakes("code Substance from \"s.csv\"\n", ["s.csv": csv]) == [
        "data.cell 'x-1'", "resolve.duplicate lead", "resolve.code heavy_metals", "data.same 7439-92-1", "data.cell ",
      ])
  }

  // MARK: Terms

  private func finds(_ text: String, in files: [String: String], _ title: String) throws -> Bool {
    let compiled = try sound(
      text + "attribute words : Text \"Words\"\n" + Bench.rule("require words mentions terms.t"), files)
    let rule = try #require(compiled.library.rules.first)
    let asked = Circumstances(market: "DE", platform: nil, day: try #require(CalendarDate("2026-11-21")))
    let listing = Listing(facts: ["words": Fact(.stated(.text(title)))])
    return Evaluator(library: compiled.library, circumstances: asked).judge(rule, listing: listing, seller: [:]).verdict
      == .satisfied
  }

  @Test(arguments: [
    ("a green cup", true), ("Green tea", false), ("green tea in a green cup", true), ("evergreen", false),
    ("Klimaneutrale Tasse", true), ("unklimaneutral", false), ("grün", true), ("greens", false),
  ])
  func termsInFiles(title: String, isFound: Bool) throws {
    let files = [
      "t.en.terms": "green | eco  except: green tea | green bean\n",
      "t.de.terms": "# matching: beginnings\n# grüner Strom ist keine Aussage\nklimaneutral\n\n*grün*\n",
    ]
    #expect(try finds("terms t \"T\" \"t.{language}.terms\"\n", in: files, title) == isFound)
  }

  @Test(arguments: [("a green cup", true), ("Green tea", false), ("evergreen", true)])
  func exceptionsBetweenBraces(title: String, isFound: Bool) throws {
    let text = "terms t \"T\" { en \"*green\" | \"eco\" except \"green tea\" | \"green beans\" }\n"
    #expect(try finds(text, in: [:], title) == isFound)
  }

  @Test func headsOfTermFiles() {
    #expect(
      mistakes("terms t \"T\" \"t.terms\"\n", ["t.terms": "green\n"]) == ["data.header # source: Example Act, annex I"])
    #expect(
      mistakes(
        "terms t \"T\" \"t.{language}.terms\"\n",
        ["t.en.terms": "# language: fr\n# matching: word\ngreen\n except: a\n"])
        == ["data.header fr", "data.header word", "data.cell  except: a"])
    #expect(mistakes("terms t \"T\" \"t.{language}.terms\"\n", [:]) == ["data.missing \"t.{language}.terms\""])
  }

  // MARK: Any bytes

  @Test func filesAreUTF8() {
    let file = SourceFile(path: "x.csv", bytes: Array("code,en\ncaf".utf8) + [0xE9] + Array(",Coffee\n".utf8))
    let compiled = CompiledLibrary(files: [
      SourceFile(path: "t.rules", text: "package t\n\ncode S from \"x.csv\"\n"), file,
    ])
    #expect(compiled.diagnostics.map(\.id) == ["data.encoding"])
    #expect(compiled.diagnostics[0].primary.range == TextRange(11, 12))
  }

  /// Whatever a file holds, it is read without a trap, and every place lies within it.
  @Test func anyBytes() throws {
    var random = SplitMix(seed: 20_261_121)
    let pieces = [
      "\"", ",", "\n", "\r\n", "#", "# checked: ", "code", "a", "|", "[", ")", "DE", "5 g", "é", "\u{FEFF}", "//", "'",
    ]
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<Int(random.next() % 40) {
        bytes +=
          random.next() % 9 == 0
          ? [UInt8(truncatingIfNeeded: random.next())] : Array(pieces[Int(random.next() % 17)].utf8)
      }
      let text = "code S from \"x.csv\"\nterms t \"T\" \"x.terms\"\n" + Self.table.replacing("t.csv", with: "x.csv")
      let compiled = CompiledLibrary(files: [
        Bench.vocabulary, SourceFile(path: "t.rules", text: "package t\n\n\(text)"),
        SourceFile(path: "x.csv", bytes: bytes), SourceFile(path: "x.terms", bytes: bytes),
      ])
      for diagnostic in compiled.diagnostics {
        let file = try #require(compiled.files.first { $0.path == diagnostic.primary.file })
        #expect(diagnostic.primary.range.end <= file.bytes.count, "\(bytes) \(diagnostic)")
      }
      #expect(!DiagnosticRenderer(files: compiled.files).render(compiled.diagnostics).isEmpty)
    }
  }
}
