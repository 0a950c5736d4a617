internal import Diagnostics
internal import Values

/// `pratique convert`: exact unit conversion.
public struct ConvertRun: Sendable {
  private let language: ReportLanguage

  /// What is asked of one value.
  public struct Request {
    /// A decimal number.
    public var value: String
    /// The unit of the value.
    public var unit: String
    /// The unit asked for; where there is none, the one that a region prefers for a usage.
    public var target: String?
    /// What the value is of, by CLDR: `person-height`.
    public var usage: String?
    /// Whose preferred unit is asked for, by ISO 3166-1: `US`.
    public var region: String?
    /// Significant digits to round to.
    public var digits: String?

    /// A request.
    public init(value: String, unit: String, target: String?, usage: String?, region: String?, digits: String?) {
      (self.value, self.unit, self.target) = (value, unit, target)
      (self.usage, self.region, self.digits) = (usage, region, digits)
    }
  }

  /// A run with answers in a language.
  public init(language: ReportLanguage) {
    self.language = language
  }

  /// Answers to lines of JSON; the conversions that were met are kept.
  public func lines() -> LineAnswers {
    var cache = ConversionCache()
    return LineAnswers(language: language) { question in
      guard let value = question.text("value"), let unit = question.text("unit") else {
        return failure("The line has no “value” and “unit”.", "该行没有“value”和“unit”。")
      }
      let request = Request(
        value: value, unit: unit, target: question.text("to"), usage: question.text("usage"),
        region: question.text("region"), digits: question.text("digits"))
      return answer(request, &cache)
    }
  }

  /// The answer to one request.
  public func answer(_ request: Request) -> AnswerLine {
    var cache = ConversionCache()
    return answer(request, &cache)
  }

  private func answer(_ request: Request, _ cache: inout ConversionCache) -> AnswerLine {
    guard let value = Decimal(request.value.filter { $0 != " " }) else {
      return failure(
        "“\(request.value)” is no decimal number such as -12.5 or 1e3.", "“\(request.value)”不是 -12.5 或 1e3 这样的十进制数。")
    }
    var digits: Int?
    if let asked = request.digits {
      guard let count = Int(asked), (1...1000).contains(count) else {
        return failure("“digits” is a whole number from 1 to 1000.", "“digits”应为 1 到 1000 的整数。")
      }
      digits = count
    }
    guard let target = request.target else { return preferred(value, request, digits: digits, &cache) }
    guard let conversion = cache.conversion(from: request.unit, to: target) else {
      return reason(request.unit, target)
    }
    guard let result = conversion(value, digits: digits) else {
      return failure("Zero has no inverse in \(target).", "零在 \(target) 中没有倒数。")
    }
    var answer = AnswerLine(["value": .text(result.value.description)])
    if !result.isExact { answer.add("exact", .boolean(false)) }
    return answer
  }

  /// Why two units have no conversion.
  private func reason(_ source: String, _ target: String) -> AnswerLine {
    for name in [source, target] where MeasureUnit(spelt: name) == nil { return unknown(name) }
    return failure(
      "\(source) and \(target) measure different things.", "\(source) 与 \(target) 度量的不是同一种量，无法换算。")
  }

  private func unknown(_ name: String) -> AnswerLine {
    let near = nearestNames(to: name, among: MeasureUnit.simpleIdentifiers).joined(separator: ", ")
    return failure(
      "There is no unit \(name)\(near.isEmpty ? "" : "; nearest: \(near)").",
      "没有名为 \(name) 的单位\(near.isEmpty ? "" : "；最接近：\(near)")。")
  }

  private func preferred(
    _ value: Decimal, _ request: Request, digits: Int?, _ cache: inout ConversionCache
  ) -> AnswerLine {
    guard request.usage != nil || request.region != nil else {
      return failure("Neither “to” nor “usage” and “region” are given.", "既没有“to”，也没有“usage”和“region”。")
    }
    guard
      let units = cache.preferredUnits(
        for: request.unit, usage: request.usage ?? "default", region: request.region ?? "001")
    else {
      guard MeasureUnit(spelt: request.unit) != nil else { return unknown(request.unit) }
      return failure("CLDR prefers no unit for what \(request.unit) measures.", "CLDR 没有为 \(request.unit) 所度量的量规定首选单位。")
    }
    guard let preference = units(value, digits: digits) else {
      return failure("Zero has no inverse here.", "零在此没有倒数。")
    }
    var answer = AnswerLine([
      "value": .text(preference.value.value.description), "unit": .text(preference.identifier),
    ])
    if !preference.value.isExact { answer.add("exact", .boolean(false)) }
    if preference.parts.count > 1 {
      answer.add(
        "parts",
        .list(
          preference.parts.map { part in
            .record(AnswerLine(["value": .text(part.value.description), "unit": .text(part.unit)]))
          }))
    }
    return answer
  }

  /// The answer to one request for a person: an equation.
  public func text(_ request: Request) -> String {
    let answer = answer(request)
    if case .text(let error)? = answer["error"] { return error + "\n" }
    var sides: [String] = []
    if case .list(let parts)? = answer["parts"] {
      for case .record(let part) in parts {
        if case .text(let value)? = part["value"], case .text(let unit)? = part["unit"] {
          sides.append("\(value) \(unit)")
        }
      }
    } else if case .text(let value)? = answer["value"] {
      var unit = request.target ?? ""
      if case .text(let preferred)? = answer["unit"] { unit = preferred }
      sides = ["\(value) \(unit)"]
    }
    let sign = answer["exact"] == nil ? "=" : "≈"
    return printable("\(request.value) \(request.unit) \(sign) \(sides.joined(separator: " "))") + "\n"
  }

  private func failure(_ english: String, _ chinese: String) -> AnswerLine {
    AnswerLine(["error": .text(printable(language(english, chinese)))])
  }
}

extension ConvertRun.Request {
  /// A request of words on the command line: `12 fl-oz ml`, `"12 fl oz" ml`, or without the unit asked for.
  ///
  /// - Throws: A ``Problem`` where the words are no value with a unit, or too many.
  public init(words: [String], usage: String?, region: String?, digits: String?) throws(Problem) {
    var words = words
    let isPreference = usage != nil || region != nil
    // The number of the first word ends where its unit begins.
    if let first = words.first, Decimal(first) == nil {
      let number = first.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
      let ends = number.indices.map { number.index(after: $0) }
      guard let end = ends.last(where: { Decimal(number[..<$0]) != nil }) else {
        throw Problem("“\(first)” begins with no decimal number.", "“\(first)”开头不是十进制数。")
      }
      words[0] = String(first[end...].drop { $0 == " " })
      words.insert(String(number[..<end]), at: 0)
    }
    guard words.count == (isPreference ? 2 : 3) else {
      throw Problem(
        "Write a value, its unit, and the unit asked for (or --usage and --region): pratique convert 12 fluid-ounce milliliter",
        "请写数值、单位和目标单位（或 --usage 与 --region）：pratique convert 12 fluid-ounce milliliter")
    }
    self.init(
      value: words[0], unit: words[1], target: isPreference ? nil : words[2], usage: usage, region: region,
      digits: digits)
  }
}
