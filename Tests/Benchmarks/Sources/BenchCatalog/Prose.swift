/// Plain words of five languages, none of them in a term list of the bench: what product texts are made of.
struct Prose: Sendable {
  let language: String
  private let openers: [String]
  private let things: [String]
  private let traits: [String]
  private let links: [String]
  private let terms: [String]

  init(language: String, terms: [String]) {
    self.language = language
    self.terms = terms
    let lines = (Self.vocabulary[language] ?? "").split(separator: "\n").map { line in
      line.split(separator: "|").map { $0.trimmingPrefix(" ") }.map { String($0.hasSuffix(" ") ? $0.dropLast() : $0) }
    }
    (openers, things, traits, links) = (lines[0], lines[1], lines[2], lines[3])
  }

  private var isSpaced: Bool { language != "zh" && language != "ja" }

  /// A title of about `length` bytes with `hits` words of the lists.
  func title(length: Int, hits: Int, _ random: inout SplitMix) -> String {
    phrase(length: length, hits: hits, first: random.one(of: things), &random)
  }

  /// Sentences of about `length` bytes with `hits` words of the lists.
  func text(length: Int, hits: Int, _ random: inout SplitMix) -> String {
    var text = ""
    var left = hits
    while text.utf8.count < length {
      let rest = length - text.utf8.count
      let size = min(rest, 60 + random.below(70))
      // What is left of the hits is spread over what is left of the text.
      let share = rest - size < 60 ? left : min(left, (left * size + rest - 1) / rest)
      if !text.isEmpty, isSpaced { text += " " }
      text += phrase(length: size, hits: share, first: random.one(of: openers), &random)
      text += isSpaced ? "." : "。"
      left -= share
    }
    return text
  }

  private func phrase(length: Int, hits: Int, first: String, _ random: inout SplitMix) -> String {
    var text = first
    var left = hits
    while left > 0 || text.utf8.count < length {
      let isHit = left > 0 && (text.utf8.count >= length || random.below(max(1, length - text.utf8.count)) < 14 * left)
      if isHit {
        append(random.one(of: terms), to: &text)
        left -= 1
      } else {
        append(random.one(of: random.below(3) == 0 ? links : random.below(2) == 0 ? traits : things), to: &text)
      }
    }
    return text
  }

  private func append(_ word: String, to text: inout String) {
    // Without spaces a list's word is kept apart, so that it begins and ends at an edge of a word.
    text += isSpaced ? " " : text.utf8.count.isMultiple(of: 4) ? "、" : ""
    text += word
  }

  private static let vocabulary = [
    "en": """
    This model comes|Our set includes|The box holds|Each piece is made|You receive|The cover has|A simple handle helps|The surface feels|Every part was checked|The manual explains
    blocks|cup|lamp|jacket|cable|shelf|cushion|brush|bowl|case|stand|towel|panel|bag|bracket|clock|notebook|tray|cover|hook|mat|bottle opener|frame|jar|belt|scarf|kettle|basket|mirror|rack
    soft|blue|black|white|grey|round|small|large|light weight|folding|two-piece|matt|striped|modern|classic|wide|narrow|quiet|adjustable|washable|removable|slim|sturdy|warm|bright
    with|and|for|in|of|on|under|beside|from|at home|in the office|for daily use|when you travel|up to 40 cm|of 3 parts|at any time|while you cook|on the desk|for the garden|in two sizes
    """,
    "de": """
    Dieses Modell kommt|Unser Set enthält|Die Schachtel fasst|Jedes Stück wird gefertigt|Sie erhalten|Der Bezug hat|Ein schlichter Griff hilft|Die Oberfläche wirkt|Jedes Teil wurde geprüft|Die Anleitung erklärt
    Bausteine|Tasse|Lampe|Jacke|Kabel|Regal|Kissen|Bürste|Schüssel|Hülle|Ständer|Handtuch|Tafel|Tasche|Halterung|Uhr|Notizbuch|Tablett|Haken|Matte|Rahmen|Dose|Gürtel|Schal|Wasserkocher|Korb|Spiegel|Möbel
    weich|blau|schwarz|weiß|grau|rund|klein|groß|leicht|faltbar|zweiteilig|matt|gestreift|modern|klassisch|breit|schmal|leise|verstellbar|waschbar|abnehmbar|schlank|stabil|warm|hell
    mit|und|für|in|aus|auf|unter|neben|von|für zu Hause|im Büro|für den Alltag|auf Reisen|bis 40 cm|aus 3 Teilen|jederzeit|beim Kochen|für den Tisch|für den Garten|in zwei Größen
    """,
    "fr": """
    Ce modèle est livré|Notre ensemble comprend|La boîte contient|Chaque pièce est fabriquée|Vous recevez|La housse possède|Une poignée simple aide|La surface paraît|Chaque élément a été vérifié|La notice explique
    cubes|tasse|lampe|veste|câble|étagère|coussin|brosse|bol|étui|support|serviette|panneau|sac|fixation|horloge|carnet|plateau|crochet|tapis|cadre|bocal|ceinture|écharpe|bouilloire|panier|miroir
    doux|bleu|noir|blanc|gris|rond|petit|grand|léger|pliable|en deux parties|mat|rayé|moderne|classique|large|étroit|silencieux|réglable|lavable|amovible|mince|robuste|chaud|clair
    avec|et|pour|dans|de|sur|sous|à côté|depuis|à la maison|au bureau|au quotidien|en voyage|jusqu’à 40 cm|en 3 éléments|à tout moment|en cuisine|pour la table|pour le jardin|en deux tailles
    """,
    "ja": """
    この商品は|セットには|箱の中には|一つひとつ|お届けするのは|カバーには|持ち手が付いて|表面は|すべての部品を確認して|説明書では
    ブロック|カップ|ランプ|ジャケット|ケーブル|棚|クッション|ブラシ|ボウル|ケース|スタンド|タオル|パネル|バッグ|時計|ノート|トレー|フック|マット|フレーム|ベルト|マフラー|かご|鏡
    柔らかい|青い|黒い|白い|灰色の|丸い|小さな|大きな|軽い|折りたたみ式の|つや消しの|しま模様の|現代的な|広い|狭い|静かな|調節できる|洗える|取り外せる|薄い|丈夫な|暖かい|明るい
    と|や|で使える|に合う|の中の|家庭で|オフィスで|毎日の|旅行に|40cmまでの|3点の|いつでも|料理中に|机の上に|庭に|2サイズの
    """,
    "zh": """
    这款产品|套装包含|盒内装有|每一件都|您将收到|外罩设有|简洁的把手|表面触感|每个部件都经过检查|说明书介绍
    积木|杯子|台灯|外套|数据线|置物架|靠垫|刷子|碗|保护套|支架|毛巾|面板|手提包|挂钩|时钟|笔记本|托盘|垫子|相框|罐子|腰带|围巾|水壶|篮子|镜子
    柔软的|蓝色|黑色|白色|灰色|圆形|小巧的|大号|轻便|折叠式|两件装|哑光|条纹|现代|经典|宽大|窄边|安静|可调节|可水洗|可拆卸|纤薄|结实|温暖|明亮
    与|和|适用于|用于|搭配|居家|办公室|日常使用|旅行携带|最长40厘米|共3件|随时|烹饪时|书桌上|花园里|两种尺寸
    """,
  ]
}
