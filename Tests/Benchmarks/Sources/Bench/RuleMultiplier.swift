import BenchCatalog
import Foundation

/// Ten times the rules: writes nine new ones for each rule of a library, no two with the same predicates.
///
/// Two in five have a threshold and a list of words of their own; the others combine a category with a condition that some
/// share. Their subjects are those of real rules, so that most are not applicable to a listing and few are violated.
enum RuleMultiplier {
  /// Writes `times - 1` rules for each rule below `folder` into a package of their own beside it.
  ///
  /// - Returns: how many rules the folder holds then.
  static func multiply(_ folder: URL, times: Int = 10) throws -> Int {
    let rules = try count(in: folder)
    var random = SplitMix(seed: 10)
    var ownTexts: [String] = []
    var shared: [String] = []
    let wanted = rules * (times - 1)
    for number in 0..<wanted {
      if number % 5 < 2 { ownTexts.append(own(number, &random)) } else { shared.append(combined(shared.count)) }
    }
    let target = folder.appending(path: "generated")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try write(ownTexts, package: "own", to: target)
    try write(shared, package: "shared", to: target)
    return rules + wanted
  }

  private static func count(in folder: URL) throws -> Int {
    var rules = 0
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "rules" else { continue }
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      rules += lines.count { $0.hasPrefix("rule ") || $0.hasPrefix("seller rule ") || $0.hasPrefix("catalog rule ") }
    }
    return rules
  }

  private static func write(_ texts: [String], package: String, to folder: URL) throws {
    let head = """
      package generated.\(package)

      source BENCH "Rules of the bench" zh "基准测试规则" { checked 2026-11-21 by recall }


      """
    try (head + texts.joined(separator: "\n")).write(
      to: folder.appending(path: "\(package).rules"), atomically: true, encoding: .utf8)
  }

  // MARK: Rules

  /// A threshold and words that no other rule has.
  private static func own(_ number: Int, _ random: inout SplitMix) -> String {
    let adjectives = ["soft", "blue", "round", "matt", "modern", "quiet", "slim", "warm", "wide", "narrow"]
    let things = ["lamp", "jacket", "cable", "shelf", "cushion", "bowl", "stand", "towel", "clock", "kettle"]
    let places = ["at home", "in the office", "on the desk", "for the garden", "when you travel"]
    let words = (0..<4).map { _ in
      "\"\(random.one(of: adjectives)) \(random.one(of: things)) \(random.one(of: places)) \(number)\""
    }
    let made = (0..<3).map { _ in "\"\(coined(&random))\"" }
    // Every language that the catalog has, because a list without words leaves its texts undetermined.
    let others = [
      ("de", ["weiche Lampe", "blaue Jacke", "runde Tasche"]), ("fr", ["lampe douce", "veste bleue", "sac rond"]),
      ("ja", ["柔らかいランプ", "青いジャケット"]), ("zh", ["柔软的台灯", "蓝色外套"]),
    ].map { language, stems in "  \(language) \(stems.map { "\"\($0) \(number)\"" }.joined(separator: " | "))" }
    return """
      terms own_\(number) "Words \(number)" zh "用语 \(number)" {
        en \((words + made).joined(separator: " | "))
      \(others.joined(separator: "\n"))
      }

      rule own_\(number) "Rule \(number)" zh "规则 \(number)" {
        claims    warning
        in        EU, GB, CH, US
        basis     BENCH "\(number)"
        when      price is present and price >= \(number / 100 + 1).\(10 + number % 90) EUR
        forbid    title mentions terms.own_\(number)
        say en    "“{found}” stands in the title."
        say zh    "标题中出现“{found}”。"
      }

      """
  }

  /// A word of three syllables that stands in no dictionary.
  private static func coined(_ random: inout SplitMix) -> String {
    (0..<3).map { _ in "\(random.one(of: Array("bdfgklmnprstvz")))\(random.one(of: Array("aeiou")))" }.joined() + "x"
  }

  /// A category and a condition, each of which other rules have too.
  private static func combined(_ number: Int) -> String {
    let category = categories[number % categories.count]
    let condition = conditions[number / categories.count % conditions.count]
    return """
      rule shared_\(number) "Shared rule \(number)" zh "共用条件规则 \(number)" {
        content   warning
        in        EU, GB, CH, US
        basis     BENCH "\(number)"
        when      category is \(category)
        when      \(condition.attribute) is present
        require   \(condition.text)
        say en    "{title} does not meet rule \(number)."
        say zh    "“{title}”不符合规则 \(number)。"
      }

      """
  }

  private static let categories = [
    "construction_toy", "plush_toy", "puzzle", "doll", "toy_vehicle", "board_game", "skin_care", "hair_care", "makeup",
    "soap", "perfume", "headphones", "power_bank", "charger", "smart_watch", "lighting", "kitchen_appliance", "camera",
    "outerwear", "sportswear", "bedding", "towel", "rug", "coffee_and_tea", "honey", "snack", "spice",
    "food_supplement", "clothing_storage", "upholstered_furniture", "mattress", "childrens_furniture", "candle",
    "detergent", "home_decor", "storage_box", "cookware", "tableware", "bag", "footwear", "bicycle", "fitness",
  ]

  private static let conditions: [(attribute: String, text: String)] = [
    ("product_weight", "product_weight >= 10 g"), ("product_weight", "product_weight <= 40 kg"),
    ("shipping_weight", "shipping_weight >= 20 g"), ("price", "price >= 1 EUR"), ("price", "price <= 900 EUR"),
    ("product_length", "product_length <= 2 m"), ("product_width", "product_width <= 1 m"),
    ("product_height", "product_height <= 80 cm"), ("stock", "stock <= 5000"), ("gtin", "gtin matches /^[0-9]+$/"),
    ("images", "count(images) >= 1"), ("country_of_origin", "country_of_origin not in [RU, BY]"),
    ("vat_rate", "vat_rate <= 30 %"), ("placed_on_market", "placed_on_market >= 2000-01-01"),
    ("manufacturer", "manufacturer.name is present"),
  ]
}
