import Catalog

/// Random conditions over every type of the test vocabulary, and random listings that state some of it.
enum RandomListings {
  /// Conditions, most of which are true of some listings and false of others.
  static let atoms = [
    "flag", "other", "flag is present", "other is none", "size < 3", "size is 5", "size in [1, 3, 5]", "ratio >= 1.5",
    "share > 5 %", "price < 10 EUR", "price is present", "mass > 1 kg", "mass + tare <= 2 kg", "length is missing",
    "made < 2026-01-01", "made + 30 days < today", "sold >= made", "age >= 14 years", "name mentions terms.green",
    "name matches /^[A-Z]/", "characters(name) > 5", "repeats(name) > 1", "title mentions terms.green",
    "title mentions phrase.warning", "title is present",
    "title[de] is present", "characters(title) > 12", "description mentions \"gift\"", "category is toy",
    "category is not puzzle", "material is cotton", "material in [cotton, wool]", "marks include CE",
    "some p in parts has (p.ok and p.pieces > 2)", "every p in parts has (p.share < 50 %)",
    "count p in parts where (p.ok) > 1", "sum p in parts of p.share > 10 %", "max p in parts of p.pieces > 3",
    "origin in EU", "holds paper", "registered LUCID", "rates[market, material] > 10 %", "limits[size] > 10",
    "limits[size] else 7 > 10", "placed >= 2026-01-01", "bundle", "seller.size > 5", "min(size, 4) < 3",
    "maker.country is DE", "maker.name is present", "sizes include 3", "count(marks) > 1",
  ]

  private static let values: [(name: String, values: [String])] = [
    ("flag", ["true", "false", "none"]), ("other", ["true", "false", "none"]), ("size", ["1", "2", "3", "5", "none"]),
    ("ratio", ["1", "1.5", "1.49999999999999999999", "2"]), ("share", ["5 %", "5.0001 %", "1 %", "none"]),
    ("price", ["9.99 EUR", "10 EUR", "9 USD", "none"]), ("mass", ["1 kg", "1000.1 g", "2.2 lb", "none"]),
    ("tare", ["100 g", "1 lb"]), ("length", ["3 cm", "1 inch", "none"]),
    ("made", ["2025-12-31", "2026-01-01", "2026-11-20"]), ("sold", ["2026-01-01", "2026-06-30", "none"]),
    ("age", ["14 years", "168 months", "13 years", "none"]),
    ("name", ["\"green\"", "\"Plain\"", "\" Grün \\u{e9} grün\"", "\"eco-friendly Cup\"", "none"]),
    (
      "title",
      [
        "{en: \"A green cup\"}", "{de: \"Umweltfreundlich\", fr: \"gift\"}", "{zh-Hans: \"最佳\", en: \"plain cup\"}",
        "{de: \"Nicht für Kinder unter 36 Monaten\"}", "none", "\"no language, eco-friendly\"",
      ]
    ),
    ("description", ["{en: \"a gift\"}", "{de: \"Geschenk\"}", "{fr: \"un gift\", en: \"nothing\"}"]),
    ("category", ["toy", "doll", "puzzle", "jigsaw", "food", "none"]), ("material", ["cotton", "wool", "none"]),
    ("marks", ["[CE]", "[UKCA, NF]", "[]", "none"]),
    (
      "parts",
      [
        "[{ok: true, pieces: 3, share: 6 %}, {ok: true, pieces: 1, share: 60 %}]", "[{ok: false}, {share: 3 %}]", "[]",
        "none", "[{pieces: 4}]",
      ]
    ),
    ("origin", ["DE", "US", "FR"]), ("documents", ["[{kind: paper}]", "[]", "[{kind: brand_letter}]"]),
    ("placed", ["2025-06-01", "2026-06-01"]), ("bundle", ["true"]),
    ("maker", ["{name: \"A\", country: DE}", "{country: US}", "none"]), ("sizes", ["[1, 3]", "[2]", "none"]),
  ]

  /// The facts of a listing, as an example writes them.
  static func facts(_ random: inout SplitMix) -> String {
    var members: [String] = []
    for (name, values) in values where !random.oneIn(3) { members.append("\(name): \(random.pick(values))") }
    return "{ \(members.joined(separator: ", ")) }"
  }

  /// Some facts become unreadable, as a catalog may have them.
  static func spoilt(_ listing: Listing, _ random: inout SplitMix) -> Listing {
    var listing = listing
    for name in listing.facts.keys.sorted() where random.oneIn(12) {
      listing.facts[name] = Fact(.unreadable("?", .notA("Value")))
    }
    return listing
  }
}
