/// A catalog of the bench: a listing a line, the same for a seed on every machine.
///
/// Listings of about 1.8 kB, half of it titles, descriptions and key points; a fifth with shuffled keys; three attributes in
/// ten left out at random; four in ten with text that is not ASCII (German, French, Japanese, Chinese); at least five words
/// of the bench's term lists in each.
package struct CatalogGenerator: Sendable {
  /// What one listing came to.
  package struct Listing: Sendable {
    package let line: [UInt8]
    /// The bytes of its titles, descriptions and key points.
    package let textBytes: Int
    /// The words of the term lists that were put into them.
    package let hits: Int
    package let isShuffled: Bool
    package let isASCII: Bool
    package let attributes: (kept: Int, leftOut: Int)
  }

  /// The share of languages, of a thousand.
  package enum Mix: Sendable {
    /// 100 each of German, French, Japanese and Chinese, else English.
    case usual
    /// 250 each of Japanese and Chinese, 50 each of German and French, else English.
    case halfChineseAndJapanese

    fileprivate func language(_ number: Int) -> String {
      let limits =
        switch self {
        case .usual: [("de", 100), ("fr", 200), ("ja", 300), ("zh", 400)]
        case .halfChineseAndJapanese: [("ja", 250), ("zh", 500), ("de", 550), ("fr", 600)]
        }
      return limits.first { number < $0.1 }?.0 ?? "en"
    }
  }

  private let prose: [String: Prose]
  private let mix: Mix
  private var random: SplitMix
  private var count = 0

  package init(terms: TermWords, mix: Mix = .usual, seed: UInt64 = 4) {
    prose = Dictionary(
      uniqueKeysWithValues: terms.words.map { ($0.key, Prose(language: $0.key, terms: $0.value)) })
    self.mix = mix
    random = SplitMix(seed: seed)
  }

  package mutating func next() -> Listing {
    count += 1
    let attributes = Attributes(&random)
    var members = attributes.members.filter { _ in !random.happens(300) }
    let leftOut = attributes.members.count - members.count
    let language = mix.language(random.below(1000))
    // Some who write another language give the English version, too.
    let languages = language == "en" || random.happens(600) ? [language] : ["en", language]
    let (texts, textBytes, hits) = texts(in: languages)
    members.insert(contentsOf: texts, at: min(2, members.count))
    let isShuffled = random.happens(200)
    if isShuffled { members.shuffle(using: &random) }
    var json = JSONBytes()
    json.object { json in
      json.member("sku", "S\(1_000_000 + count)")
      for member in members {
        json.key(member.key)
        json.value(member.value)
      }
    }
    return Listing(
      line: json.bytes, textBytes: textBytes, hits: hits, isShuffled: isShuffled,
      isASCII: json.bytes.allSatisfy { $0 < 0x80 },
      attributes: (members.count, leftOut + 3 - texts.count))
  }

  private mutating func texts(in languages: [String]) -> ([Attributes.Member], bytes: Int, hits: Int) {
    let hits = 5 + random.below(4)
    let hasDescription = !random.happens(300)
    let hasPoints = !random.happens(300)
    // Half of the words stand in the description where there is one; the title has what no other text can have.
    let inDescription = hasDescription ? hits / 2 : 0
    let inPoints = hasPoints ? (hits - inDescription) / 2 : 0
    var result: [Attributes.Member] = []
    var bytes = 0
    func add(_ key: String, _ write: (Prose, _ isFirst: Bool, inout JSONBytes) -> Int) {
      var json = JSONBytes()
      json.object { json in
        for (place, language) in languages.enumerated() {
          guard let prose = prose[language] else { continue }
          json.key(language)
          bytes += write(prose, place == languages.count - 1, &json)
        }
      }
      result.append((key, json))
    }
    let inTitle = hits - inDescription - inPoints
    add("title") { prose, isFirst, json in
      let text = prose.title(
        length: 35 + random.below(50), hits: isFirst ? inTitle : 0, &random)
      json.text(text)
      return text.utf8.count
    }
    if hasDescription {
      let length = (490 + random.below(620)) / languages.count
      add("description") { prose, isFirst, json in
        var text = prose.text(length: length, hits: isFirst ? inDescription : 0, &random)
        if random.happens(100) { text += "\n\"\(prose.title(length: 20, hits: 0, &random))\"" }
        json.text(text)
        return text.utf8.count
      }
    }
    if hasPoints {
      let count = 3 + random.below(3)
      add("bullet_points") { prose, isFirst, json in
        var total = 0
        json.list { json in
          for point in 0..<count {
            let share = isFirst ? inPoints / count + (point < inPoints % count ? 1 : 0) : 0
            let text = prose.title(length: (60 + random.below(70)) / languages.count, hits: share, &random)
            json.text(text)
            total += text.utf8.count
          }
        }
        return total
      }
    }
    return (result, bytes, hits)
  }
}
