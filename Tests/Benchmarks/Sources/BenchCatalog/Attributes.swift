/// The attributes of a generated listing but its texts: names of `rules/vocabulary`, values that mostly meet the bench's rules.
struct Attributes {
  /// A group of categories that share attributes.
  enum Group: CaseIterable {
    case toy, cosmetic, electronics, textile, food, furniture, household, other

    var categories: [String] {
      switch self {
      case .toy: ["construction_toy", "plush_toy", "puzzle", "doll", "toy_vehicle", "board_game"]
      case .cosmetic: ["skin_care", "hair_care", "makeup", "soap", "perfume"]
      case .electronics:
        ["headphones", "power_bank", "charger", "smart_watch", "lighting", "kitchen_appliance", "camera"]
      case .textile: ["outerwear", "sportswear", "bedding", "towel", "rug"]
      case .food: ["coffee_and_tea", "honey", "snack", "spice", "food_supplement"]
      case .furniture: ["clothing_storage", "upholstered_furniture", "mattress", "childrens_furniture"]
      case .household: ["candle", "detergent", "home_decor", "storage_box", "cookware", "tableware"]
      case .other: ["bag", "footwear", "bicycle", "fitness", "pet_accessory", "stationery", "hand_tool"]
      }
    }
  }

  typealias Member = (key: String, value: JSONBytes)

  let group: Group
  private(set) var members: [Member] = []
  /// Whether amounts are texts (`"19.99"`) or numbers (`19.99`), as one file or another has them.
  private let numbersAreText: Bool

  init(_ random: inout SplitMix) {
    group = random.one(of: Group.allCases)
    numbersAreText = random.happens(500)
    identity(&random)
    price(&random)
    operators(&random)
    pictures(&random)
    measures(&random)
    particulars(&random)
  }

  // MARK: Writing

  private mutating func add(_ key: String, _ write: (inout JSONBytes) -> Void) {
    var value = JSONBytes()
    write(&value)
    members.append((key, value))
  }

  private mutating func text(_ key: String, _ value: String) { add(key) { $0.text(value) } }

  private mutating func literal(_ key: String, _ value: some CustomStringConvertible) {
    add(key) { $0.literal("\(value)") }
  }

  private static func number(_ value: String, asText: Bool, in json: inout JSONBytes) {
    if asText { json.text(value) } else { json.literal(value) }
  }

  private mutating func money(_ key: String, cents: Int) {
    let asText = numbersAreText
    add(key) { json in
      json.object { json in
        json.key("amount")
        Self.number("\(cents / 100).\(cents % 100 / 10)\(cents % 10)", asText: asText, in: &json)
        json.member("currency", "EUR")
      }
    }
  }

  private mutating func measure(_ key: String, _ value: String, _ unit: String) {
    let asText = numbersAreText
    add(key) { json in
      json.object { json in
        json.key("value")
        Self.number(value, asText: asText, in: &json)
        json.member("unit", unit)
      }
    }
  }

  private mutating func codes(_ key: String, _ values: [String]) {
    add(key) { json in json.list { json in for value in values { json.text(value) } } }
  }

  // MARK: What every listing has

  private mutating func identity(_ random: inout SplitMix) {
    text("category", random.one(of: group.categories))
    text("gtin", gtin(&random))
    text(
      "brand", random.one(of: ["Xunlan", "Nordlicht", "Lishan", "Maison Clair", "Harbour & Co", "Kaede", "Oakfield"]))
    text("model_number", "\(random.one(of: ["XK", "NL", "B", "HC"]))-\(100 + random.below(9900))")
    text("availability", random.happens(900) ? "in_stock" : "preorder")
    literal("stock", random.happens(940) ? 1 + random.below(800) : 0)
    text("sales_channel", random.happens(450) ? "marketplace" : "own_shop")
    if random.happens(300) { text("item_group_id", "G\(random.below(90_000))") }
    text("placed_on_market", "20\(20 + random.below(6))-0\(1 + random.below(9))-\(10 + random.below(18))")
  }

  /// Thirteen digits with their check digit; wrong in a few rows.
  private func gtin(_ random: inout SplitMix) -> String {
    var digits = [5, 9] + (0..<10).map { _ in random.below(10) }
    let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 1 : 3) }
    digits.append((10 - sum % 10 + (random.happens(130) ? 1 : 0)) % 10)
    return digits.map(String.init).joined()
  }

  private mutating func price(_ random: inout SplitMix) {
    let cents = 199 + random.below(12_000)
    money("price", cents: cents)
    money("list_price", cents: random.happens(830) ? cents * 5 / 4 : cents * 7 / 8)
    literal("price_includes_tax", random.happens(820))
    add("vat_rate") { json in json.text(random.happens(900) ? "19 %" : "7 %") }
    let codes: [String] = [
      "950300", "330499", "851830", "850760", "847130", "610910", "620342", "640399", "420221", "711719", "910211",
      "090210", "040900", "940360", "392410", "691110", "701337", "871200", "490199", "330510",
    ]
    text("hs_code", random.happens(950) ? random.one(of: codes) : "999900")
    text("country_of_origin", random.one(of: ["CN", "CN", "CN", "VN", "IN", "TR", "DE", "FR", "IT", "PL"]))
  }

  private mutating func operators(_ random: inout SplitMix) {
    let makers: [(name: String, address: String, city: String, country: String)] = [
      ("Lishan Wooden Goods Factory", "12 Lishan Park", "Lishui", "CN"),
      ("Xunlan Home Products Co., Ltd.", "88 Lanxi Road", "Shenzhen", "CN"),
      ("Saigon Textile Works", "5 Nguyen Hue Street", "Ho Chi Minh City", "VN"),
      ("Nordlicht GmbH", "Hafenweg 4", "Hamburg", "DE"), ("Maison Clair SAS", "9 rue du Port", "Nantes", "FR"),
    ]
    add("manufacturer") { json in
      let maker = random.one(of: makers)
      json.object { json in
        json.member("name", maker.name)
        json.member("address", maker.address)
        json.member("city", maker.city)
        json.member("country", maker.country)
        if random.happens(830) { json.member("email", "office@m\(random.below(900)).example") }
      }
    }
    add("responsible_person") { json in
      guard random.happens(960) else { return json.text("none") }
      json.object { json in
        json.member("name", "Nordlicht Rep GmbH")
        json.member("address", "Hafenweg 1, Hamburg")
        json.member("country", random.happens(800) ? "DE" : "GB")
        if random.happens(980) { json.member("email", "rp@nordlicht.example") }
      }
    }
  }

  private mutating func pictures(_ random: inout SplitMix) {
    let width = random.happens(900) ? 1000 + 200 * random.below(6) : 640
    add("images") { json in
      json.list { json in
        for picture in 0...random.below(2) {
          json.object { json in
            json.member("url", "https://i.shop.example/\(random.below(900_000))-\(picture).jpg")
            json.key("width")
            json.literal("\(width)")
            json.key("height")
            json.literal("\(width)")
          }
        }
      }
    }
    guard random.happens(500) else { return }
    add("image_main") { json in
      json.object { json in
        json.member("url", "https://i.shop.example/\(random.below(900_000)).jpg")
        json.key("width")
        json.literal("\(width)")
        json.key("height")
        json.literal("\(width)")
        json.member("format", random.happens(975) ? "JPEG" : "WebP")
        json.member("background", random.happens(920) ? "pure_white" : "other_background")
      }
    }
  }

  private mutating func measures(_ random: inout SplitMix) {
    let grams = 60 + random.below(9000)
    if random.happens(300) {
      measure("product_weight", "\(Double(grams) / 1000)", "kg")
    } else {
      measure("product_weight", "\(grams)", "g")
    }
    measure("shipping_weight", "\(random.happens(930) ? grams + 20 + random.below(300) : grams / 2)", "g")
    measure("product_length", "\(5 + random.below(90))", "cm")
    measure("product_width", "\(5 + random.below(40)).5", "cm")
    measure("product_height", "\(50 + random.below(300))", "mm")
  }

  // MARK: What a group has

  private mutating func particulars(_ random: inout SplitMix) {
    switch group {
    case .toy: toy(&random)
    case .cosmetic: content(&random, "ml")
    case .food:
      content(&random, "g")
      literal("expiry_days", random.happens(970) ? 60 + random.below(500) : 14)
    case .electronics: electronics(&random)
    case .textile: textile(&random)
    case .furniture, .household, .other:
      text("size", random.one(of: ["S", "M", "L", "30 x 40 cm", "one size"]))
      add("material") { json in
        json.list { json in json.object { $0.member("name", random.one(of: ["steel", "pine", "polypropylene"])) } }
      }
      if random.happens(300) { codes("svhc", ["117-81-7"]) }
    }
    if group != .food { text("age_group", random.happens(900) ? "adult" : "kids") }
    if random.happens(400) { certification(&random) }
  }

  private mutating func certification(_ random: inout SplitMix) {
    add("certifications") { json in
      json.list { json in
        json.object { json in
          json.member("scheme", random.one(of: ["OEKO-TEX 100", "FSC", "GS", "ISO 14024"]))
          json.member("number", "C\(random.below(900_000))")
          json.member("valid_to", random.happens(950) ? "2028-05-31" : "2025-12-31")
        }
      }
    }
  }

  private mutating func toy(_ random: inout SplitMix) {
    codes("marks", random.happens(960) ? ["CE"] : ["UKCA"])
    codes("hazards", random.happens(500) ? ["small_parts"] : ["long_cord"])
    measure("min_age", "\(random.one(of: [18, 36, 48, 72]))", "months")
    codes("safety_pictograms", random.happens(930) ? ["age_0_3_no"] : ["read_instructions"])
    declaration(&random)
  }

  private mutating func declaration(_ random: inout SplitMix) {
    add("documents") { json in
      json.list { json in
        guard random.happens(960) else { return }
        json.object { json in
          json.member("kind", "eu_declaration_of_conformity")
          json.member("issued", "2026-0\(1 + random.below(9))-15")
        }
      }
    }
  }

  private mutating func content(_ random: inout SplitMix, _ unit: String) {
    let amount = "\(50 * (1 + random.below(16)))"
    measure("net_content", amount, unit)
    measure("unit_pricing_measure", random.happens(900) ? amount : "100", unit)
    measure("unit_pricing_base_measure", "1", unit == "g" ? "kg" : "l")
    codes("ingredients", ["aqua", "glycerin", "citric acid", "limonene"])
  }

  private mutating func electronics(_ random: inout SplitMix) {
    codes("marks", random.happens(960) ? ["CE", "wheeled_bin"] : ["CE"])
    literal("battery_included", random.happens(600))
    text("battery_type", random.happens(800) ? "lithium_ion" : "alkaline")
    measure("battery_energy", "\(1 + random.below(99)).\(random.below(10))", "Wh")
    measure("battery_capacity", "\(200 + random.below(20_000))", "mAh")
    text("battery_packaging", random.one(of: ["contained", "packed_with"]))
    if random.happens(900) { text("un_number", "UN3481") }
    measure("voltage", random.happens(900) ? random.one(of: ["5", "12", "230"]) : "110", "V")
    measure("power", "\(5 + random.below(2400))", "W")
    text("energy_class", random.happens(970) ? random.one(of: ["A", "B", "C", "D", "E", "F"]) : "A++")
    declaration(&random)
  }

  private mutating func textile(_ random: inout SplitMix) {
    let cotton = 50 + random.below(50)
    add("fiber_composition") { json in
      json.list { json in
        for (fibre, percent) in [("cotton", cotton), ("polyester", random.happens(975) ? 100 - cotton : 3)] {
          json.object { json in
            json.member("fibre", fibre)
            json.member("percent", "\(percent) %")
          }
        }
      }
    }
    text("size", random.one(of: ["S", "M", "L", "XL", "140 x 200 cm"]))
    text("gender", random.one(of: ["female", "male", "unisex"]))
  }
}
