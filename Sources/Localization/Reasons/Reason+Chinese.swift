private import Text
private import Values

extension Reason {
  var chinese: String {
    switch self {
    case .metricRequired(let market, let citation):
      "\(name(market))：法律要求以公制单位标示重量（\(citation.chinese)）。"
    case .unitAllowed(let market, let unit, let citation):
      "\(name(market))：法律允许使用单位 \(unit.symbol)（\(citation.chinese)）。"
    case .customaryUnits(let market, .metric):
      "\(name(market))：重量通常以公制单位表示。"
    case .customaryUnits(let market, .customary):
      "\(name(market))：未见法律规定规格参数须用何种单位；买家习惯使用磅和盎司。"
    case .customaryUnit(let market, let unit):
      "\(name(market))：这类商品习惯上以 \(unit.symbol) 计重。"
    case .massKept(let mass):
      "\(mass) 按原值保留，不换算，不取整。"
    case .massConverted(let mass, let converted) where converted.magnitude.exactDecimal == nil:
      "\(mass) 按精确值换算为 \(converted)，小数无限。"
    case .massConverted(let mass, let converted):
      "\(mass) 精确等于 \(converted)。"
    case .massRounded(let exact, let shown, let digits):
      "\(exact) 四舍五入为 \(shown)：规格参数保留 \(digits) 位有效数字。"
    case .currencyRequired(let market, let currency, let citation):
      "\(name(market))：法律要求以 \(currency) 标价（\(citation.chinese)）。"
    case .customaryCurrency(let market, let currency):
      "\(name(market))：价格以 \(currency) 标示。"
    case .priceKept(let price):
      "\(price) 按原价保留，不换算，不取整。"
    case .priceConverted(let price, let converted, let rate):
      "按 \(rate.day) 的汇率 1 \(rate.from) = \(rate.value) \(rate.to)（来源：\(rate.source)），\(price) 精确等于 \(converted)。"
    case .priceRounded(let exact, let shown):
      "\(exact) 四舍五入为 \(shown)：ISO 4217 规定 \(shown.currency) 的小数位数为 \(shown.currency.fractionDigits)。"
    case .written(let text, let locale):
      "按区域设置 \(locale) 写作“\(text)”。"
    }
  }
}

extension Refusal {
  var chinese: String {
    switch self {
    case .unknownLocale(let locale):
      "没有区域设置 `\(locale)` 的数据。"
    case .unknownMarket(let market):
      "没有市场 `\(market)` 的相关记录。"
    case .notAMass(let quantity):
      "\(quantity) 不是重量。"
    case .massBelowZero(let mass):
      "\(mass) 小于零。"
    case .netQuantityInOtherUnit(let market, let mass, let citation):
      "\(name(market))：净含量 \(mass) 须换算才能标示，而换算等于重新申报；请直接提供该市场所用单位的净含量"
        + (citation.map { "（\($0.chinese)）。" } ?? "。")
    case .netQuantityNeedsBothSystems(let market, let mass, let citation):
      "\(name(market))：净含量须同时以英制和公制单位标示（\(citation.chinese)），现仅提供 \(mass)。"
    case .endlessDigits(let mass):
      "\(mass) 的小数无限，而净含量不得取整。"
    case .priceBelowZero(let price):
      "\(price) 小于零。"
    case .rateMissing(let price, let currency):
      "\(price) 不是以 \(currency) 计价，且未提供汇率；汇率不作猜测。"
    case .rateOfOtherCurrencies(let rate, let from, let to):
      "所给汇率是 \(rate.from) 兑 \(rate.to)，而非 \(from) 兑 \(to)；汇率不作倒算。"
    case .rateOfLaterDay(let rate, let day):
      "所给汇率的日期 \(rate.day) 晚于 \(day)。"
    case .notWritable(let value, let locale):
      "无法按区域设置 `\(locale)` 写出 \(value)。"
    }
  }
}

extension Citation {
  fileprivate var chinese: String {
    "\(instrument)，\(provision)" + (isSeen ? "" : "；条文尚待核实")
  }
}

/// The Chinese name of a market, or its code.
private func name(_ market: String) -> String {
  (try? displayName(region: market, in: "zh")) ?? market
}
