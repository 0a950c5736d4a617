import Catalog
import Testing
import Values

@Suite("Listings read as facts")
struct ListingReadingTests {
  private func read(_ members: KeyValuePairs<String, RawNode>) -> (Listing, unknownFields: [String]) {
    FactReader(schema: .small).read(listing(members))
  }

  // MARK: Names of fields

  @Test("Facts by attribute, each with its place, and the names that nobody knows")
  func wholeListing() throws {
    let (listing, unknown) = read([
      "sku": "TOY-1", "title": ["en": "Blocks"], "price": "19.99 EUR", "colour_of_lid": "red", "weight": "5 ml",
      "brand": "none",
      "gtin": nil,
    ])
    #expect(Set(listing.facts.keys) == ["id", "title", "price", "weight", "brand", "gtin"])
    #expect(listing.sku == "TOY-1" && listing.place == .start && !listing.isProfile)
    #expect(listing.facts["price"]?.value == money("19.99", "EUR"))
    #expect(listing.facts["weight"]?.state == .unreadable("5 ml", .otherDimension("ml")))
    #expect(listing.facts["brand"]?.state == Fact.State.none && listing.facts["gtin"]?.state == .missing)
    #expect(unknown == ["colour_of_lid"])
    for (name, line) in [("id", 2), ("title", 3), ("price", 4), ("weight", 6), ("brand", 7), ("gtin", 8)] {
      #expect(listing.facts[name]?.place == Place(line: line, column: 9), "\(name)")
    }
    let nobody = FactReader(schema: .small).read(RawListing(members: [], place: .start, index: 3), isProfile: true)
    #expect(nobody.0.facts.isEmpty && nobody.0.isProfile && nobody.unknownFields.isEmpty)
  }

  @Test("A platform's own name means the vocabulary's attribute")
  func platformNames() {
    let (listing, unknown) = read(["item_name": "Blocks", "brand_name": "Holz"])
    #expect(listing.facts["title"]?.value == .localized(["und": .text("Blocks")]))
    #expect(listing.facts["brand"] == .text("Holz") && unknown.isEmpty)
  }

  @Test("Of two names for one attribute the vocabulary's own wins, else the first in the file")
  func twoNames() {
    let own: FactValue = .localized(["und": .text("own")])
    #expect(read(["item_name": "amazon", "title": "own", "name": "ebay"]).0.facts["title"]?.value == own)
    #expect(read(["title": "own", "item_name": "amazon"]).0.facts["title"]?.value == own)
    #expect(
      read(["name": "ebay", "item_name": "amazon"]).0.facts["title"]?.value == .localized(["und": .text("ebay")]))
  }

  @Test("The SKU wins over another id, unless it is blank")
  func skuAndID() {
    #expect(read(["id": "4711", "sku": "TOY-1"]).0.sku == "TOY-1")
    #expect(read(["sku": "TOY-1", "id": "4711"]).0.sku == "TOY-1")
    #expect(read(["id": "4711", "sku": ""]).0.sku == "4711")
    #expect(read(["sku": "n/a", "id": "4711"]).0.sku == "4711")
    #expect(read(["id": 4711]).0.sku == "4711" && read(["title": "Blocks"]).0.sku == nil)
  }

  @Test("What a finding is about: the SKU, else the GTIN, else nothing")
  func subjects() {
    #expect(read(["sku": "TOY-1", "gtin": "4006381333931"]).0.subject == "TOY-1")
    #expect(read(["gtin": .number("04006381333931")]).0.subject == "04006381333931")
    #expect(read(["gtin": "none"]).0.subject == nil && read([:]).0.subject == nil)
  }

  // MARK: Dotted attributes

  @Test("A dotted attribute is found under its name and in nested records")
  func dotted() {
    let energy: FactValue = quantity("99", "Wh")
    let (flat, none) = read(["battery.energy": "99 Wh", "battery.cell.count": 6])
    #expect(flat.facts["battery.energy"]?.value == energy && none.isEmpty)
    let (nested, unknown) = read([
      "battery": ["energy": "99 Wh", "cell": ["count": 6, "shape": "round"], "brand": "Volt"]
    ])
    #expect(nested.facts["battery.energy"]?.value == energy)
    #expect(nested.facts["battery.cell.count"]?.value == .number(number("6")))
    #expect(unknown == ["battery.cell.shape", "battery.brand"])
    #expect(nested.facts["brand"] == nil, "a name below battery is no attribute of the listing")
    let (mixed, _) = read(["battery": ["cell.count": 6]])
    #expect(mixed.facts["battery.cell.count"]?.value == .number(number("6")))
  }

  @Test("What is no record below a dotted name, and a record that nobody declares, are unknown fields")
  func unknownRecords() {
    #expect(read(["battery": "99 Wh"]).unknownFields == ["battery"])
    #expect(read(["batter": ["energy": "99 Wh"]]).unknownFields == ["batter"])
    #expect(read(["dimensions": ["width": "5 cm"]]).unknownFields == ["dimensions"])
  }

  @Test("A record attribute stays whole")
  func recordAttribute() {
    let (listing, unknown) = read(["manufacturer": ["name": "Holz GmbH", "country": "DE"]])
    #expect(listing.facts["manufacturer"]?.value == .record(["name": .text("Holz GmbH"), "country": .code("DE")]))
    #expect(unknown.isEmpty)
  }

  // MARK: Sellers

  @Test("A seller's file holds attributes below seller, with or without the name around them")
  func sellers() {
    let reader = FactReader(schema: .small)
    let bare = reader.readSeller(
      listing(["name": "Holz Shop", "vat_number": "none", "address": ["country": "at"], "fax": "1"]))
    #expect(
      bare.facts["seller.name"] == .text("Holz Shop") && bare.facts["seller.vat_number"]?.state == Fact.State.none)
    #expect(bare.facts["seller.address.country"] == .code("AT") && bare.unknownFields == ["seller.fax"])
    #expect(bare.facts.count == 3)
    let wrapped = reader.readSeller(listing(["seller": ["name": "Holz Shop", "turnover": "9000 EUR"]]))
    #expect(
      wrapped.facts == ["seller.name": .text("Holz Shop"), "seller.turnover": Fact(.stated(money("9000", "EUR")))])
    #expect(wrapped.unknownFields.isEmpty)
    let dotted = reader.readSeller(listing(["address.country": "FR", "id": "4711"]))
    #expect(dotted.facts == ["seller.address.country": .code("FR")] && dotted.unknownFields == ["seller.id"])
  }

  @Test("A listing may state its seller too")
  func sellerOfListing() {
    let (listing, unknown) = read(["seller": ["name": "Holz Shop"], "seller.vat_number": "DE136695976"])
    #expect(
      listing.facts["seller.name"] == .text("Holz Shop") && listing.facts["seller.vat_number"] == .text("DE136695976"))
    #expect(unknown.isEmpty)
  }
}

@Suite("Facts and values")
struct FactTests {
  @Test("A fact is what is known, wherever it stands")
  func equality() {
    #expect(
      Fact(.stated(.text("a")), place: .start) == .text("a")
        && Fact.text("a").hashValue == Fact(.stated(.text("a")), place: .start).hashValue)
    #expect(Fact(.none) != .missing && Fact(.unreadable("a", .input)) != .text("a"))
    #expect(Fact.text("a").value == .text("a") && Fact(.none).value == nil && Fact.missing.value == nil)
  }

  @Test(
    "Values as a rule writes them",
    arguments: [
      (.boolean(true), "true"), (.number(number("1.50")), "1.5"), (.percent(number("0.055")), "5.5 %"),
      (quantity("2.2", "lb"), "2.2 lb"), (money("19.90", "EUR"), "19.90 EUR"), (.date(day("2026-11-21")), "2026-11-21"),
      (.duration(.months(36)), "36 months"), (.code("toy"), "toy"), (.list([.code("CE"), .missing]), "[CE, missing]"),
      (.record(["b": .text("x"), "a": Fact(.none)]), "{a: none, b: x}"),
      (.localized(["zh": .text("积木"), "en": .text("Blocks")]), "{en: Blocks, zh: 积木}"), (.list([]), "[]"),
    ] as [(FactValue, String)])
  func descriptions(_ value: FactValue, _ expected: String) {
    #expect(value.description == expected)
  }

  @Test("Raw values that say the same")
  func sameRawValues() {
    let same: [(RawNode, RawNode)] = [
      ("a", "a"), (nil, nil), (true, true), (.number("1.0"), .number("1.0")), (["a", 1], ["a", 1]),
      (["a": 1, "b": ["c": nil]], ["b": ["c": nil], "a": 1]), ([], []), ([:], [:]),
    ]
    for (left, right) in same { #expect(left.value.saysTheSame(as: right.value), "\(left.value)") }
    let different: [(RawNode, RawNode)] = [
      ("a", "b"), ("1", 1), (.number("1.0"), .number("1")), (nil, ""), (true, "true"), (["a", "b"], ["b", "a"]),
      (["a"], ["a", "a"]), (["a": 1], ["a": 1, "b": 2]), (["a": 1], ["b": 1]), ([], [:]), (.unreadable, .unreadable),
      ([.unreadable], [.unreadable]),
    ]
    for (left, right) in different {
      #expect(!left.value.saysTheSame(as: right.value), "\(left.value), \(right.value)")
    }
  }
}
