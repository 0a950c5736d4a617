/// Listings as other engines are measured with (`Peers/peers.py`): flat facts, a battery, a responsible person, certificates.
///
/// About 1.8 kB a listing. Attributes that every peer needs are always there; `warnings`, `un_number`, `responsible_person` and
/// its parts, and `country_of_origin` may be missing, `age_min_months` may be null.
package struct PeerCatalog: Sendable {
  private var random: SplitMix
  private let prose: Prose
  private var count = 0

  package init(terms: TermWords, seed: UInt64 = 12) {
    random = SplitMix(seed: seed)
    prose = Prose(language: "en", terms: terms.words["en"] ?? [])
  }

  /// The line of one more listing.
  package mutating func next() -> [UInt8] {
    count += 1
    let isToy = random.happens(250)
    let category = isToy ? "toys" : random.one(of: ["food.snack", "electronics", "home", "apparel"])
    var json = JSONBytes()
    json.object { json in
      json.member("sku", "P\(1_000_000 + count)")
      json.member("title", title())
      json.member("category", category)
      json.member("gtin", gtin())
      json.member("brand", random.one(of: ["Xunlan", "Nordlicht", "Kaede", "Oakfield"]))
      json.key("price")
      json.object { json in
        json.key("amount")
        json.literal(random.happens(990) ? "\(1 + random.below(200)).\(10 + random.below(90))" : "0")
        json.member("currency", random.happens(980) ? "EUR" : "USD")
      }
      json.key("vat_rate")
      json.literal((category == "food.snack") == random.happens(950) ? "7" : "19")
      json.key("battery")
      json.object { json in
        json.member("chemistry", "lithium_ion")
        json.key("wh")
        json.literal("\(random.below(60)).\(random.below(10))")
      }
      if random.happens(600) { json.member("un_number", "UN3481") }
      json.key("radio")
      json.literal(random.happens(300) ? "true" : "false")
      json.key("certifications")
      json.list { json in
        if random.happens(930) { json.text("CE") }
        if random.happens(200) { json.text("GS") }
      }
      json.key("age_min_months")
      json.literal(random.happens(300) ? "null" : "\(12 * random.below(8))")
      if random.happens(700) { json.member("warnings", "Not for children under 36 months. Small parts.") }
      person(&json)
      if random.happens(950) { json.member("country_of_origin", random.one(of: ["CN", "DE", "VN"])) }
      pictures(&json)
      json.member("description", prose.text(length: 500 + random.below(300), hits: 2, &random))
      json.key("bullet_points")
      json.list { json in
        for _ in 0..<4 { json.text(prose.title(length: 60 + random.below(50), hits: 0, &random)) }
      }
    }
    return json.bytes
  }

  private mutating func title() -> String {
    let banned = ["Anti Aging", "eco friendly", "Vitamin C", "Power Bank", "fast power", "dog chew"]
    let plain = prose.title(length: random.happens(950) ? 30 + random.below(30) : 95, hits: 0, &random)
    return random.happens(60) ? "\(random.one(of: banned)) \(plain)" : plain
  }

  private mutating func gtin() -> String {
    let length = random.happens(970) ? 13 : 12
    return "4" + (1..<length).map { _ in "\(random.below(10))" }.joined()
  }

  private mutating func person(_ json: inout JSONBytes) {
    guard random.happens(930) else { return }
    json.key("responsible_person")
    json.object { json in
      json.member("name", "Nordlicht Rep GmbH")
      if random.happens(980) { json.member("address", "Hafenweg 1, 20457 Hamburg") }
      if random.happens(970) { json.member("email", "rp@nordlicht.example") }
    }
  }

  /// Only the first picture may be narrow: peers look at the first, our rule at all.
  private mutating func pictures(_ json: inout JSONBytes) {
    let first = random.happens(950) ? 1600 : 800
    let count = random.happens(990) ? 1 + random.below(2) : 0
    json.key("images")
    json.list { json in
      for picture in 0..<count {
        json.object { json in
          json.member("url", "https://i.shop.example/\(random.below(900_000)).jpg")
          json.key("width")
          json.literal("\(picture == 0 ? first : 1600)")
          json.key("height")
          json.literal("1600")
        }
      }
    }
  }
}
