extension Unit {
  /// The unit of a symbol or name, as rules and catalogs write it; case counts where it tells units apart (mW, MW).
  ///
  /// A final stop (`cm.`), doubled spaces, full-width letters and squared signs (`㎝`) are read through. Names that mean
  /// several units from place to place (加仑, 斤, 度, calories) are none.
  public static func named(_ name: some StringProtocol) -> Unit? {
    let name = String(name).map { $0 == "\u{3BC}" ? "µ" : String($0) }.joined()  // Greek mu for the micro sign
    if let unit = table[name] ?? exactWords[name].flatMap({ table[$0] }) { return unit }
    let word = plain(name)
    return table[word] ?? words[word.lowercased()].flatMap { table[$0] } ?? byLowerCase[word.lowercased()]
  }

  /// The unit of exactly this symbol, as rules write it.
  public static func table(_ symbol: String) -> Unit? { table[symbol] }

  /// Without spaces at the ends, doubled spaces and a final stop; full-width ASCII as ASCII.
  private static func plain(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      let narrow = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      scalars.append(narrow.properties.isWhitespace ? " " : narrow)
    }
    let words = String(scalars).split(separator: " ").joined(separator: " ")
    return Self.words[words.lowercased()] == nil && words.hasSuffix(".") ? String(words.dropLast()) : words
  }

  /// Units by their symbol in lower case, where no two share it: `KG` is a kilogram, `mw` could be two units.
  private static let byLowerCase: [String: Unit] = Dictionary(grouping: table.values) { $0.symbol.lowercased() }
    .compactMapValues { $0.count == 1 ? $0[0] : nil }

  /// Words whose case counts: `Gb` are bits, and `gb` is what sellers write for bytes.
  private static let exactWords = ["b": "bit", "kb": "kbit", "Kb": "kbit", "Mb": "Mbit", "Gb": "Gbit"]

  /// Other spellings, in lower case, with their symbols.
  static let words: [String: String] = {
    var words: [String: String] = [:]
    for row in wordRows.split(separator: "\n") {
      guard let colon = row.firstIndex(of: ":") else { continue }
      for word in row[row.index(after: colon)...].split(separator: "|") {
        words[word.trimmingSpaces] = String(row[..<colon])
      }
    }
    return words
  }()

  /// What catalogs write, a symbol and its words a row. `in` is an inch in a catalog, never in a rule.
  private static let wordRows = #"""
    g: gram | grams | gr | 克 | gms | gm | grs | gramm | gramme | grammes | gramos | grammi | グラム | 公克 | ｇ | ㌘
    kg: kilogram | kilograms | kgs | 千克 | 公斤 | kilo | kilos | kgm | kilogramm | kilogramme | kilogrammes
    kg: kilogramos | chilogrammi | キログラム | ㌕ | ㎏
    mg: milligram | milligrams | 毫克 | ㎎ | milligramm
    µg: ug | μg | mcg | ㎍ | microgram | micrograms | 微克
    lb: pound | pounds | lbs | 磅 | lb avdp
    oz: ounce | ounces | 盎司 | ounces avdp
    st: stone
    mm: millimeter | millimeters | millimetre | 毫米 | millimetres | mms | ㎜ | 公厘 | ミリ | ミリメートル | milímetros
    cm: centimeter | centimeters | centimetre | 厘米 | centimetres | cms | ㎝ | 公分 | センチ | センチメートル | zentimeter
    cm: centimètres | centímetros | centimetri
    m: meter | meters | metre | 米 | metres | mtr | mtrs | 公尺 | メートル | mètres | metros | metri
    inch: in | inches | " | 英寸 | ″ | ” | '' | ’’ | 吋 | インチ | zoll | pouces | pulgadas | pollici
    ft: foot | feet | 英尺 | ' | ′ | ’ | 呎 | フィート
    µm: um | μm | micron | microns | micrometer | 微米 | ㎛
    ml: milliliter | milliliters | millilitre | 毫升 | millilitres | mls | ㎖ | ミリリットル
    l: liter | liters | litre | litres | 升 | ltr | ltrs | lt | ℓ | 公升 | リットル | litros | litri
    fl_oz: fl oz | floz | fl. oz. | fluid ounce | fl. oz | fl.oz | fl.oz. | fl-oz | fluid ounces | us fl oz
    fl_oz: 液量盎司 | 液体盎司
    V: volt | volts | 伏 | v | 伏特 | ボルト
    W: watt | watts | 瓦 | w | 瓦特 | ワット
    Wh: watt hours | watt-hour | watt-hours | 瓦时 | wh | watthours | watthour
    mAh: mah | 毫安时 | milliamp hours | milliampere hours
    Ah: ah | amp hours | 安时
    kWh: kwh | 千瓦时 | kilowatt hours | kilowatt-hour | kilowatt hour
    px: pixel | pixels | 像素 | ピクセル | 画素
    m2: m² | ㎡ | sqm | sq m | square meter | square meters | square metre | square metres | 平方米 | qm
    cm2: cm² | ㎠ | sq cm | sqcm | 平方厘米 | square centimeter | square centimeters
    cm3: cm³ | cc | ccm | ㎤ | 立方厘米 | cubic centimeter | cubic centimeters
    m3: m³ | cbm | ㎥ | 立方米 | cubic meter | cubic meters
    sqft: sq ft | ft² | square foot | square feet | 平方英尺
    cuft: cu ft | ft³ | cubic foot | cubic feet | 立方英尺
    °C: celsius | ℃ | 摄氏度 | deg c | degrees celsius
    °F: fahrenheit | ℉ | 华氏度 | deg f | degrees fahrenheit
    pcs: piece | pieces | pc | 件 | 个 | stück | stk | pièces | piezas | pezzi | ea | each | 只 | 支 | 個
    t: tonne | tonnes | metric ton | metric tons | 吨 | 公吨
    nm: nanometer | nanometers | 纳米 | ㎚
    dm: 分米 | decimeter
    km: kilometer | kilometers | kilometre | kilometres | 公里 | 千米 | ㎞
    yd: yard | yards | yds | 码
    mi: mile | miles | 英里
    mm2: ㎟ | mm² | 平方毫米
    km2: ㎢ | km² | 平方公里
    sqin: in² | sq in | square inch | square inches | 平方英寸
    ha: hectare | hectares | 公顷
    acre: acres | 英亩
    cl: centiliter | centilitre | centilitres
    dl: deciliter | ㎗
    µl: ㎕ | ul | μl | 微升
    fl_oz_imperial: imp fl oz | uk fl oz | imperial fluid ounce | imperial fluid ounces
    cup: cups
    pt: pint | pints
    qt: quart | quarts
    gal: gallon | gallons | us gal | us gallon
    gal_imperial: imp gal | imperial gallon | imperial gallons | uk gal
    cuin: in³ | cu in | cubic inch | cubic inches | 立方英寸
    tbsp: tablespoon | tablespoons
    tsp: teaspoon | teaspoons
    kV: 千伏
    kW: 千瓦 | kilowatt | kilowatts
    hp: horsepower
    J: joule | joules | 焦耳
    kJ: 千焦 | kilojoule | kilojoules
    kcal: 大卡 | 千卡 | kilocalorie | kilocalories
    K: kelvin
    psi: psig | lbs/in²
    bar: bars | 巴
    kPa: 千帕
    MPa: 兆帕
    Pa: 帕
    m/s: mps | 米/秒
    km/h: kmh | kph | km/hr | 公里/小时
    mph: mi/h | 英里/小时
    deg: ° | degree | degrees
    Hz: hertz | 赫兹 | 赫
    rpm: r/min | rev/min | min-1 | 转/分
    lm: lumen | lumens | 流明
    GB: gigabyte | gigabytes
    MB: megabyte | megabytes
    TB: terabyte | terabytes
    Nm: n·m | n-m | n m | newton meter | newton meters | 牛米 | 牛·米
    ftlb: ft-lb | ft-lbs | ft·lb | ft lbs | lb-ft | lbf·ft
    inlb: in-lb | in-lbs | in·lb
    N: newton | newtons | 牛
    kg/m3: kg/m³
    g/cm3: g/cm³ | g/cc
    A: amp | amps | ampere | amperes | 安 | 安培
    mA: milliamp | milliamps | 毫安培
    ohm: ω | ohms | 欧 | 欧姆
    kohm: kω | 千欧
    dB: db(a) | dba | decibel | decibels | 分贝
    dpi: 点/英寸
    """#
}

extension Substring {
  /// Without the spaces at both ends.
  fileprivate var trimmingSpaces: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
