import Catalog
import Testing
import Values

@Suite("Markets and their members")
struct MarketListTests {
  /// The Union with the days of its enlargements, and what is made of it.
  private static let markets: MarketList = {
    var list = MarketList()
    func member(_ code: String, _ from: String? = nil, _ through: String? = nil) -> MarketList.Membership {
      .init(member: code, from: from.map(day), through: through.map(day))
    }
    func add(_ code: String, _ members: [MarketList.Membership] = [], bases: [String] = [], except: [String] = []) {
      list.add(.init(code: code, label: Label(code), members: members, bases: bases, except: except))
    }
    let enlargements: [(String, String)] = [
      ("1958-01-01", "BE DE FR IT LU NL"), ("1973-01-01", "DK IE"), ("1981-01-01", "GR"), ("1986-01-01", "ES PT"),
      ("1995-01-01", "AT FI SE"),
      ("2004-05-01", "CY CZ EE HU LT LV MT PL SI SK"), ("2007-01-01", "BG RO"), ("2013-07-01", "HR"),
    ]
    let union = enlargements.flatMap { from, codes in codes.split(separator: " ").map { member(String($0), from) } }
    add("EU", union + [member("UK", "1973-01-01", "2020-01-31")])
    add(
      "EEA",
      [member("EU", "1994-01-01"), member("IS", "1994-01-01"), member("LI", "1995-05-01"), member("NO", "1994-01-01")])
    add("UK", [member("GB"), member("XI")])
    add("EU_VAT", bases: ["EU"], except: ["ES-CN", "FI-01"])
    add("EU_WEST", bases: ["EU"], except: ["PL", "HU"])
    add("US-CA")
    for code in ["DE", "GB", "XI", "US"] { add(code) }
    return list
  }()

  private let markets = Self.markets

  // MARK: Holders

  @Test(
    "The markets that hold a market on a day",
    arguments: [
      ("DE", "2026-11-21", ["DE", "EU", "EEA", "EU_VAT", "EU_WEST"]), ("DE", "1957-12-31", ["DE"]),
      ("HR", "2013-06-30", ["HR"]), ("HR", "2013-07-01", ["HR", "EU", "EEA", "EU_VAT", "EU_WEST"]),
      ("PL", "2026-11-21", ["PL", "EU", "EEA", "EU_VAT"]),
      ("GB", "2020-01-31", ["GB", "UK", "EU", "EEA", "EU_VAT", "EU_WEST"]),
      ("GB", "2020-02-01", ["GB", "UK"]), ("XI", "2019-01-01", ["XI", "UK", "EU", "EEA", "EU_VAT", "EU_WEST"]),
      ("XI", "2026-11-21", ["XI", "UK"]), ("UK", "2026-11-21", ["UK"]), ("NO", "2026-11-21", ["NO", "EEA"]),
      ("DE", "1993-12-31", ["DE", "EU", "EU_VAT", "EU_WEST"]),
      ("US-CA", "2026-11-21", ["US-CA", "US"]), ("US", "2026-11-21", ["US"]), ("US-NY", "2026-11-21", ["US-NY", "US"]),
      ("ES-CN", "2026-11-21", ["ES-CN", "ES", "EU", "EEA", "EU_WEST"]),
      ("FI-01", "2026-11-21", ["FI-01", "FI", "EU", "EEA", "EU_WEST"]),
      ("ES", "2026-11-21", ["ES", "EU", "EEA", "EU_VAT", "EU_WEST"]), ("JP", "2026-11-21", ["JP"]),
      ("EU", "2026-11-21", ["EU", "EEA", "EU_VAT", "EU_WEST"]),
    ] as [(String, String, [String])])
  func holders(_ market: String, _ on: String, _ expected: [String]) {
    #expect(markets.holders(of: market, on: day(on)) == Set(expected))
  }

  // MARK: Members

  private static let twentySeven = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
  ]

  @Test("The Union before and after the withdrawal, the United Kingdom as its two markets")
  func union() {
    let before = markets.members(of: "EU", on: day("2019-01-01"))
    #expect(before == (Self.twentySeven + ["GB", "XI"]).sorted())
    #expect(markets.members(of: "EU", on: day("2020-01-31")).count == 29)
    #expect(markets.members(of: "EU", on: day("2020-02-01")) == Self.twentySeven)
    #expect(markets.members(of: "EU", on: day("2013-06-30")).contains("HR") == false)
    #expect(markets.members(of: "EU", on: day("1958-01-01")) == ["BE", "DE", "FR", "IT", "LU", "NL"])
  }

  @Test("Unions of unions, and unions with something left out")
  func compound() {
    let today = day("2026-11-21")
    #expect(markets.members(of: "EEA", on: today) == (Self.twentySeven + ["IS", "LI", "NO"]).sorted())
    #expect(markets.members(of: "EU_VAT", on: today) == Self.twentySeven)
    #expect(markets.members(of: "EU_WEST", on: today) == Self.twentySeven.filter { !["PL", "HU"].contains($0) })
    #expect(markets.members(of: "UK", on: today) == ["GB", "XI"])
    for single in ["DE", "US", "US-CA", "XI", "JP"] { #expect(markets.members(of: single, on: today) == [single]) }
  }

  @Test(
    "Each member is held by its union, and no other country is", arguments: ["2003-01-01", "2019-01-01", "2026-11-21"])
  func membersAreHeld(_ on: String) {
    for union in ["EU", "EEA", "UK", "EU_VAT", "EU_WEST"] {
      let members = Set(markets.members(of: union, on: day(on)))
      for country in Country.codes {
        #expect(
          markets.holders(of: country, on: day(on)).contains(union) == members.contains(country),
          "\(country) in \(union)")
      }
    }
  }

  // MARK: Names

  @Test("Declared markets, countries and their parts are known")
  func names() {
    for code in ["EU", "UK", "EU_VAT", "DE", "JP", "US-CA", "US-NY", "ES-CN", "XI"] {
      #expect(markets.isKnown(code), "\(code)")
    }
    for code in ["", "EUX", "ZZ", "ZZ-01", "de", "UKX", "-"] { #expect(!markets.isKnown(code), "\(code)") }
    #expect(markets.codes == markets.codes.sorted() && markets.codes.contains("EU_VAT") && markets.codes.contains("JP"))
    #expect(Set(markets.codes).count == markets.codes.count)
  }

  @Test("Markets that hold each other do not hang")
  func cycles() {
    var list = MarketList()
    let (a, b) = (
      MarketList.Membership(member: "A", from: nil, through: nil),
      MarketList.Membership(member: "B", from: nil, through: nil)
    )
    list.add(.init(code: "A", label: Label("A"), members: [b]))
    list.add(.init(code: "B", label: Label("B"), members: [a], bases: ["B"]))
    #expect(list.holders(of: "A", on: day("2026-11-21")) == ["A", "B"])
    #expect(list.members(of: "A", on: day("2026-11-21")).isEmpty)
  }
}
