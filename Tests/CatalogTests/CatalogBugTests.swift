import Catalog
import Testing
import Values

@Suite("Open faults of Catalog")
struct CatalogBugTests {
  @Test("C1 an unknown platform is no code of the list of platforms")
  func platforms() {
    Reading("amazn", .platform, .unknownCode(list: "Platform", nearest: ["amazon"])).holds()
    Reading("Shop", .platform, .unknownCode(list: "Platform", nearest: [])).holds()
  }

  @Test("C2 NA is Namibia where a country or a market is asked for")
  func namibia() {
    Reading("NA", .country, .code("NA")).holds()
    Reading("NA", .market, .code("NA")).holds()
    Reading(["DE", "NA"], .list(.country), .list([.code("DE"), .code("NA")])).holds()
  }

  @Test("C3 a number that JSON writes with an exponent is that number, and has no unit")
  func exponents() {
    let euros = FactReader.Defaults(currency: currency("EUR"))
    Reading(.number("1e3"), .money, money("1000", "EUR")).holds(defaults: euros)
    Reading(.number("1.0E7"), .money, money("10000000", "EUR")).holds(defaults: euros)
    Reading(.number("1e3"), .money, .unreadable("1e3", .currencyMissing)).holds()
    Reading(.number("1E-3"), .quantity(.mass), .unreadable("1E-3", .unitMissing)).holds()
    Reading(.number("1.9e1"), .percent, .unreadable("1.9e1", .unitMissing)).holds()
    Reading(.number("3e0"), .duration, .unreadable("3e0", .unitMissing)).holds()
  }

  @Test(
    "C4 a known unit with half a day or month of it is no unknown unit",
    arguments: ["1.5 days", "0.5 months", "1.1 years"])
  func fractionsOfDays(_ text: String) {
    Reading(text, .duration, .notA("Duration")).holds()
  }

  @Test("C5 an amount or a value that is blank is missing, as it is without its currency or unit")
  func blankParts() {
    for blank: RawNode in [nil, "", "n/a", "待定"] {
      Reading(["amount": blank, "currency": "EUR"], .money, .missing).holds()
      Reading(["value": blank, "unit": "kg"], .quantity(.mass), .missing).holds()
    }
  }

  @Test(
    "C6 a code with an empty or impossible part is no market",
    arguments: ["-US", "US-", "US--", "-DE-", "US-a b", "US-\u{1B}[31m"])
  func subdivisions(_ code: String) {
    #expect(!MarketList().isKnown(code))
  }

  /// DE, FR and PL in U; V is U without PL, W is V without FR; X is U without the union of GB and XI.
  private static let nested: MarketList = {
    var list = MarketList()
    func add(_ code: String, _ members: [String] = [], bases: [String] = [], except: [String] = []) {
      let members = members.map { MarketList.Membership(member: $0, from: nil, through: nil) }
      list.add(.init(code: code, label: Label(code), members: members, bases: bases, except: except))
    }
    add("U", ["DE", "FR", "PL", "UK"])
    add("UK", ["GB", "XI"])
    add("V", bases: ["U"], except: ["PL"])
    add("W", bases: ["V"], except: ["FR"])
    add("X", bases: ["U"], except: ["UK"])
    return list
  }()

  @Test("C7 what is left out of a market is left out of those made of it, too")
  func nestedExceptions() {
    let today = day("2026-11-21")
    #expect(Self.nested.members(of: "W", on: today) == ["DE", "GB", "XI"])
    #expect(Self.nested.holders(of: "PL", on: today) == ["PL", "U", "X"])
  }

  @Test("C8 to leave out a union is to leave out its members")
  func excludedUnion() {
    let today = day("2026-11-21")
    #expect(Self.nested.members(of: "X", on: today) == ["DE", "FR", "PL"])
    #expect(!Self.nested.holders(of: "GB", on: today).contains("X"))
  }

  @Test("C9 a union without a member on the day asks about no market")
  func emptyUnion() {
    var list = MarketList()
    list.add(
      .init(code: "EU", label: Label("EU"), members: [.init(member: "DE", from: day("1958-01-01"), through: nil)]))
    #expect(list.members(of: "EU", on: day("1957-12-31")) == [])
  }

  @Test("C10 a blank field does not hide the same attribute stated under another name")
  func blankNames() {
    let reader = FactReader(schema: .small)
    let stated: FactValue = .localized(["und": .text("Blocks")])
    #expect(reader.read(listing(["item_name": "Blocks", "title": ""])).0.facts["title"]?.value == stated)
    #expect(reader.read(listing(["name": "n/a", "item_name": "Blocks"])).0.facts["title"]?.value == stated)
  }

  @Test("C11 a market is read in lower case, as a country is")
  func lowerCaseMarkets() {
    Reading("de", .market, .code("DE")).holds()
    Reading("us-ca", .market, .code("US-CA")).holds()
  }

  @Test("C12 fields that a record does not have are unknown fields")
  func unknownRecordFields() {
    let (_, unknown) = FactReader(schema: .small).read(
      listing(["manufacturer": ["name": "Holz", "adress": "Am Wald 1"]]))
    #expect(unknown == ["manufacturer.adress"])
  }

  @Test("C13 a unit price can be read")
  func moneyPer() throws {
    let kilogram = try #require(Unit.table("kg"))
    Reading("5.99 EUR/kg", .moneyPer(.mass), .moneyPer(number("5.99"), currency("EUR"), kilogram)).holds()
  }

  @Test("C14 two letters of ASCII are a country, nothing that upper-cases to them")
  func sharpS() {
    Reading("ß", .country, .notA("Country")).holds()
  }

  @Test("C15 what follows a day's T is a time", arguments: ["2026-11-21Thursday", "2026-11-21T", "2026-11-21T99:99"])
  func times(_ text: String) {
    Reading(text, .date, .notA("Date")).holds()
  }

  @Test("C16 a day and a time with a blank between them, as shops export it")
  func databaseTimes() {
    Reading("2026-11-21 10:00:00", .date, .date(day("2026-11-21"))).holds()
  }
}
