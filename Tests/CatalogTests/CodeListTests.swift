import Catalog
import Testing
import Values

@Suite("Code lists")
struct CodeListTests {
  private let substances = CodeList(
    name: "Substance",
    entries: [
      .init("hazard", "Hazardous substances"), .init("metal", "Metals", in: ["hazard"]),
      .init("cmr", "CMR substances", in: ["hazard"]),
      .init("cadmium", "Cadmium", "镉", in: ["metal", "cmr"]), .init("lead", "Lead", "铅", in: ["metal"]),
      .init("lead_acetate", "Lead acetate", in: ["lead", "cmr"]), .init("water", "Water", "水"),
    ])

  @Test(
    "A code stands beneath its groups at any depth, by each of its parents",
    arguments: [
      ("cadmium", "cadmium", true), ("cadmium", "metal", true), ("cadmium", "cmr", true), ("cadmium", "hazard", true),
      ("lead_acetate", "metal", true), ("lead_acetate", "lead", true), ("lead_acetate", "hazard", true),
      ("lead", "cmr", false),
      ("metal", "cadmium", false), ("hazard", "metal", false), ("water", "hazard", false), ("gold", "metal", false),
      ("gold", "gold", true),
    ])
  func groups(_ code: String, _ group: String, _ expected: Bool) {
    #expect(substances.isCode(code, within: group) == expected)
  }

  @Test("Parents in a circle do not hang", .timeLimit(.minutes(5)))
  func cycles() {
    let list = CodeList(
      name: "Loop",
      entries: [
        .init("a", in: ["b"]), .init("b", in: ["c"]), .init("c", in: ["a"]), .init("own", in: ["own"]),
        .init("stray", in: ["gone"]),
      ])
    #expect(list.isCode("a", within: "c") && list.isCode("c", within: "b") && list.isCode("own", within: "own"))
    #expect(!list.isCode("a", within: "z") && !list.isCode("own", within: "a") && !list.isCode("z", within: "a"))
    #expect(list.isCode("stray", within: "gone"))
  }

  @Test("Many parents on many levels are walked once each", .timeLimit(.minutes(5)))
  func wide() {
    // Forty levels of two codes, each beneath both of the level above: 2^40 ways up.
    let entries = (1...40).flatMap { level in
      ["x", "y"].map { CodeList.Entry("\($0)\(level)", in: ["x\(level - 1)", "y\(level - 1)"]) }
    }
    let list = CodeList(name: "Wide", entries: entries + [.init("x0"), .init("y0")])
    #expect(list.isCode("x40", within: "y0") && !list.isCode("x40", within: "z"))
  }

  @Test(
    "Codes and labels, without regard to case, hyphens, underscores and spaces",
    arguments: [
      ("cadmium", "cadmium"), ("CADMIUM", "cadmium"), ("镉", "cadmium"), ("Lead Acetate", "lead_acetate"),
      ("lead-acetate", "lead_acetate"),
      ("leadacetate", "lead_acetate"), ("cmr substances", "cmr"), ("水", "water"), ("gold", nil), ("", nil),
      ("lead acetat", nil),
    ] as [(String, String?)])
  func spellings(_ text: String, _ code: String?) {
    #expect(substances.code(spelt: text) == code)
  }

  @Test("A code wins over another's label, and of two equal labels the first code")
  func clashes() {
    let list = CodeList(name: "Clash", entries: [.init("b", "Same"), .init("a", "Same"), .init("same_code", "b")])
    #expect(list.code(spelt: "b") == "b" && list.code(spelt: "B") == "b" && list.code(spelt: "same") == "a")
    #expect(list.codes == ["a", "b", "same_code"])
  }

  @Test("Exact codes that differ in case only stay apart")
  func exactFirst() {
    let list = CodeList(name: "Case", entries: [.init("CO"), .init("Co"), .init("co_")])
    for code in ["CO", "Co", "co_"] { #expect(list.code(spelt: code) == code) }
  }
}

@Suite("Labels and the vocabulary")
struct SchemaTests {
  @Test(
    "A label in a language, its base, else in English",
    arguments: [
      ("en", "Toys"), ("zh", "玩具"), ("zh-Hans", "玩具"), ("zh-Hant", "玩具類"), ("zh-Hans-SG", "玩具"), ("de", "Toys"),
      ("", "Toys"),
    ])
  func labels(_ language: String, _ expected: String) {
    #expect(Label("Toys", others: ["zh": "玩具", "zh-Hant": "玩具類"]).text(in: language) == expected)
  }

  @Test("Plain Chinese falls back to the simplified label")
  func simplified() {
    #expect(Label("Toys", others: ["zh-Hans": "玩具"]).text(in: "zh") == "玩具")
    #expect(Label("Toys", others: ["zh-Hant": "玩具類"]).text(in: "zh") == "Toys")
  }

  @Test("Fields by the vocabulary's name, a platform's name, and sku for id")
  func fields() {
    let schema = Schema.small
    #expect(
      schema.attribute(forField: "title")?.name == "title" && schema.attribute(forField: "item_name")?.name == "title")
    #expect(
      schema.attribute(forField: "sku")?.name == "id" && schema.attribute(forField: "brand_name")?.name == "brand")
    #expect(schema.attribute(forField: "Title") == nil && schema.attribute(forField: "battery") == nil)
  }

  @Test("An attribute's own name wins over another's platform name")
  func ownNamesWin() {
    var schema = Schema()
    schema.attributes["name"] = Attribute("name", .text)
    schema.attributes["title"] = Attribute("title", .text, names: ["ebay": "name"])
    schema.indexFieldNames()
    #expect(schema.attribute(forField: "name")?.name == "name")
  }

  @Test("Code lists by type")
  func lists() {
    #expect(
      Schema.small.codeList(of: .code("Mark"))?.name == "Mark"
        && Schema.small.codeList(of: .category)?.name == "Category")
    #expect(Schema.small.codeList(of: .text) == nil && Schema.small.codeList(of: .code("Nothing")) == nil)
  }

  @Test("Types of one word have a name that leads back to them")
  func typeNames() {
    for (name, type) in ValueType.simple { #expect(type.name == name) }
    #expect(
      ValueType.simple["MoneyPerMass"] == .moneyPer(.mass)
        && ValueType.simple["Concentration"] == .quantity(.concentration))
    #expect(
      ValueType.list(.code("Mark")).name == "List<Mark>" && ValueType.localizedList.name == "List<Text> by Language")
    #expect(ValueType.localizedText.isKeyed && ValueType.localizedList.isKeyed && !ValueType.list(.text).isKeyed)
  }
}
