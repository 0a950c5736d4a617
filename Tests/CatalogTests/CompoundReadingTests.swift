import Catalog
import Testing
import Values

@Suite("Lists, records and texts by language read as facts")
struct CompoundReadingTests {
  // MARK: Blanks

  private static let placeholders = [
    "", " ", "\t\n", "-", "--", "—", "n/a", "N/A", "N / A", "na", "n.a.", "#N/A", "null", "NIL", "tbd", "TBA", "?",
    "unknown", "See packaging", "see description", "待定", "未知", "见包装", "详见 包装", "无数据",
  ]

  @Test("A placeholder is missing, whatever the type", arguments: placeholders)
  func blanks(_ text: String) {
    let types: [ValueType] = [
      .text, .boolean, .integer, .date, .money, .quantity(.mass), .code("Mark"), .category, .list(.text),
      .record("Party"), .localizedText, .localizedList,
    ]
    let reader = FactReader(schema: .small)
    for type in types {
      #expect(reader.read(RawNode(value: .text(text), place: .start), as: type).state == .missing, "\(type.name)")
    }
  }

  @Test(
    "Texts that only look like placeholders are stated",
    arguments: ["N/A-100", "nab", "null island", "??", "未知品牌", "0", "."])
  func notBlank(_ text: String) {
    #expect(FactReader(schema: .small).read(RawNode(value: .text(text), place: .start), as: .text) == .text(text))
  }

  @Test(
    "Null is missing, and what a reader could not make out is unreadable",
    arguments: ["title", "price", "marks", "manufacturer", "id"])
  func nullAndUnreadable(_ name: String) throws {
    let reader = FactReader(schema: .small)
    let type = try #require(Schema.small.attributes[name]).type
    #expect(reader.read(nil, as: type).state == .missing)
    #expect(reader.read(.unreadable, as: type).state == .unreadable("", .input))
  }

  @Test(
    "None is known only where the vocabulary allows it",
    arguments: ["none", "None", " NONE ", "keine", "无", "没有", "Does not apply"])
  func none(_ word: String) throws {
    let raw = RawNode(value: .text(word), place: .start)
    let (listing, _) = FactReader(schema: .small).read(
      RawListing(
        members: ["gtin", "brand", "nicotine", "marks", "id", "weight", "category"].map {
          RawMember(key: $0, place: .start, node: raw)
        },
        place: .start, index: 0))
    for name in ["gtin", "brand", "nicotine", "marks"] {
      #expect(listing.facts[name]?.state == Fact.State.none, "\(name)")
    }
    let trimmed = word == " NONE " ? "NONE" : word
    #expect(listing.facts["id"] == .text(trimmed))
    #expect(listing.facts["weight"]?.state == .unreadable(trimmed, .notA("Mass")))
    guard case .unreadable(trimmed, .unknownCode(list: "Category", nearest: _))? = listing.facts["category"]?.state
    else {
      Issue.record("\(String(describing: listing.facts["category"]))")
      return
    }
  }

  // MARK: Lists

  @Test("A list keeps each element with its own state")
  func lists() {
    let list = FactReader(schema: .small).read(["CE", "GSX", nil, "n/a", 5, "ukca"], as: .list(.code("Mark")))
    #expect(
      list.value
        == .list([
          .code("CE"), Fact(.unreadable("GSX", .unknownCode(list: "Mark", nearest: []))), .missing, .missing,
          Fact(.unreadable("5", .unknownCode(list: "Mark", nearest: []))), .code("UKCA"),
        ]))
  }

  @Test(
    "A single value is a list of one; an empty list is stated",
    arguments: [
      Reading("CE", .list(.code("Mark")), .list([.code("CE")])), Reading([], .list(.code("Mark")), .list([])),
      Reading("DE", .list(.market), .list([.code("DE")])),
      Reading(["a", "b"], .list(.text), .list([.text("a"), .text("b")])),
      Reading("CEE, UKCA", .list(.code("Mark")), .unknownCode(list: "Mark", nearest: [])),
      Reading(["name": "x"], .list(.text), .unreadable("{…}", .notA("Text"))),
      Reading([["a"], "b"], .list(.text), .list([Fact(.unreadable("[…]", .notA("Text"))), .text("b")])),
    ])
  func singles(_ reading: Reading) { reading.holds() }

  // MARK: Records

  @Test("A record keeps the fields that its type has")
  func records() {
    let party = FactReader(schema: .small).read(
      ["name": " Holz GmbH ", "address": "n/a", "country": "de", "fax": "12345"], as: .record("Party"))
    #expect(party.value == .record(["name": .text("Holz GmbH"), "address": .missing, "country": .code("DE")]))
  }

  @Test("Records in records, and in lists")
  func nestedRecords() {
    let images = FactReader(schema: .small).read(
      [
        ["url": "https://a.example/1.jpg", "width": "1600 px", "alt": ["en": "Blocks"]], "https://a.example/2.jpg",
        ["width": "5 kg"],
      ],
      as: .list(.record("Image")))
    let alt = Fact(.stated(.localized(["en": .text("Blocks")])))
    let first: FactValue = .record(
      ["url": .text("https://a.example/1.jpg"), "width": Fact(.stated(quantity("1600", "px"))), "alt": alt])
    #expect(
      images.value
        == .list([
          Fact(.stated(first)), Fact(.stated(.record(["url": .text("https://a.example/2.jpg")]))),
          Fact(.stated(.record(["width": Fact(.unreadable("5 kg", .otherDimension("kg")))]))),
        ]))
  }

  @Test(
    "A text stands for a party's name or an image's address",
    arguments: [
      Reading(
        "Holz GmbH, Am Wald 1, 12345 Ort", .record("Party"), .record(["name": .text("Holz GmbH, Am Wald 1, 12345 Ort")])
      ),
      Reading("https://a.example/1.jpg", .record("Image"), .record(["url": .text("https://a.example/1.jpg")])),
      Reading("cotton", .record("Share"), .notA("Share")), Reading("x", .record("Undeclared"), .notA("Undeclared")),
    ])
  func textsAsRecords(_ reading: Reading) { reading.holds() }

  @Test(
    "What is no record, and a record without one known field",
    arguments: [
      Reading(5, .record("Party"), .unreadable("5", .notA("Party"))),
      Reading(true, .record("Party"), .unreadable("true", .notA("Party"))),
      Reading(["a"], .record("Party"), .unreadable("[…]", .notA("Party"))),
      Reading(["fax": "1"], .record("Party"), .unreadable("{…}", .notA("Party"))),
      Reading([:], .record("Party"), .record([:])),
    ])
  func noRecords(_ reading: Reading) { reading.holds() }

  // MARK: Texts by language

  @Test(
    "Texts by language; blank versions are left out",
    arguments: [
      Reading(
        ["en": "Blocks", "de": " Bausteine "], .localizedText,
        .localized(["en": .text("Blocks"), "de": .text("Bausteine")])),
      Reading(["en": "Blocks", "fr": "n/a", "es": nil], .localizedText, .localized(["en": .text("Blocks")])),
      Reading(["en": "", "de": "待定"], .localizedText, .missing), Reading([:], .localizedText, .missing),
      Reading(["en": true], .localizedText, .localized(["en": Fact(.unreadable("true", .notA("Text")))])),
      Reading("Blocks", .localizedText, .localized(["und": .text("Blocks")])),
      Reading(["a"], .localizedText, .unreadable("[…]", .notA("Text"))),
      Reading(.number("4711"), .localizedText, .localized(["und": .text("4711")])),
    ])
  func localizedTexts(_ reading: Reading) { reading.holds() }

  @Test(
    "Lists by language",
    arguments: [
      Reading(
        ["en": ["Safe", "Strong"], "de": "Sicher"], .localizedList,
        .localized([
          "en": Fact(.stated(.list([.text("Safe"), .text("Strong")]))), "de": Fact(.stated(.list([.text("Sicher")]))),
        ])),
      Reading(
        ["Safe", "Strong"], .localizedList, .localized(["und": Fact(.stated(.list([.text("Safe"), .text("Strong")])))])),
      Reading("Safe", .localizedList, .localized(["und": Fact(.stated(.list([.text("Safe")])))])),
      Reading(["en": nil], .localizedList, .missing),
    ])
  func localizedLists(_ reading: Reading) { reading.holds() }

  @Test(
    "The seller's language stands where none is stated",
    arguments: [
      Reading("Bausteine", .localizedText, .localized(["de": .text("Bausteine")])),
      Reading(["Sicher"], .localizedList, .localized(["de": Fact(.stated(.list([.text("Sicher")])))])),
      Reading(["en": "Blocks"], .localizedText, .localized(["en": .text("Blocks")])),
    ])
  func languageDefault(_ reading: Reading) { reading.holds(defaults: .init(language: "de")) }
}
