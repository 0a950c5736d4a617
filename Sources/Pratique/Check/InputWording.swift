import Catalog
import CatalogReaders
import Reports

/// The sentences about the input itself, in a language.
struct InputWording {
  let language: ReportLanguage

  // MARK: Whole files

  func problem(_ error: JSONReaderError, path: String) -> Problem {
    switch error {
    case .cannotOpen(_, let reason), .cannotRead(_, let reason):
      Problem("\(path) cannot be read: \(reason).", "无法读取 \(path)：\(reason)。")
    case .empty: Problem("\(path) is empty, so there is nothing to check.", "\(path) 是空文件，没有可检查的内容。")
    case .notJSON(let guess):
      Problem(
        "\(path) is no JSON; it looks like \(Self.guesses[guess]?.0 ?? "something else"). This version reads JSON and JSON lines.",
        "\(path) 不是 JSON，看起来是\(Self.guesses[guess]?.1 ?? "其他格式")。当前版本只读取 JSON 和 JSON Lines。")
    case .noListings:
      Problem("\(path) is JSON, and there is no listing in it.", "\(path) 是 JSON，但其中没有商品。")
    }
  }

  private static let guesses: [FileGuess: (String, String)] = [
    .utf16: ("text in UTF-16; save it as UTF-8", "UTF-16 文本，请另存为 UTF-8"),
    .utf32: ("text in UTF-32; save it as UTF-8", "UTF-32 文本，请另存为 UTF-8"),
    .xml: ("XML or HTML", "XML 或 HTML"), .csv: ("CSV", "CSV 表格"),
    .zip: ("a zip archive such as XLSX", "zip 压缩包（如 XLSX）"),
    .oldOffice: ("an old Office file such as XLS", "旧版 Office 文件（如 XLS）"), .gzip: ("a gzip archive", "gzip 压缩包"),
    .pdf: ("a PDF", "PDF"), .text: ("plain text", "纯文本"), .binary: ("a binary file", "二进制文件"),
  ]

  // MARK: Listings

  func sentence(_ problem: InputProblem) -> String {
    let detail = problem.detail
    func value(_ key: String) -> String { detail[key] ?? "" }
    switch problem.id {
    case .jsonSyntax: return syntax(value("reason"), found: value("found"))
    case .jsonStructure:
      let read = value("read")
      return syntax(value("reason"), found: value("found"))
        + (value("ended") == "true"
          ? language(
            " Nothing behind this place was read; \(read) listings before it were.", "此处之后的内容未读取，之前已读取 \(read) 个商品。")
          : "")
    case .jsonUTF8:
      return language(
        "The bytes \(value("bytes")) are no UTF-8; this listing was not read.",
        "字节 \(value("bytes")) 不是有效的 UTF-8，该商品未读取。")
    case .jsonSurrogate:
      return language(
        "The escape \(value("found")) is half of a pair; this listing was not read.",
        "转义 \(value("found")) 是不成对的代理项，该商品未读取。")
    case .jsonControl:
      return language(
        "A text holds the control character \(value("code")); this listing was not read.",
        "文本中含有控制字符 \(value("code"))，该商品未读取。")
    case .jsonNumber:
      return language(
        "“\(value("found"))” is no number in JSON; this listing was not read.",
        "“\(value("found"))”不是合法的 JSON 数字，该商品未读取。")
    case .jsonDepth:
      return language(
        "The listing is nested more than \(value("limit")) levels deep; it was not read.",
        "该商品嵌套超过 \(value("limit")) 层，未读取。")
    case .duplicateKey:
      return language(
        "The key “\(value("key"))” stands twice in this listing"
          + (value("same") == "true" ? ", with the same value." : "; neither value was used."),
        "该商品中字段“\(value("key"))”出现两次" + (value("same") == "true" ? "，值相同。" : "，两个值均未采用。"))
    case .tooLarge:
      return language(
        "The listing has \(value("bytes")) bytes, over the limit of \(value("limit")); it was skipped (--max-listing).",
        "该商品有 \(value("bytes")) 字节，超过上限 \(value("limit"))，已跳过（可用 --max-listing 调整）。")
    case .notAnObject:
      return language(
        "A listing is expected here, and a \(value("kind")) stands here.", "此处应为商品记录，实际是\(value("kind"))。")
    case .fault:
      return language("This listing could not be read.", "该商品无法读取。")
    case .unreadList:
      return language("The list “\(value("key"))” beside the listings was not read.", "商品列表旁的“\(value("key"))”未读取。")
    }
  }

  private func syntax(_ reason: String, found: String) -> String {
    let reasons: [String: (String, String)] = [
      "expected_value": ("a value is missing", "缺少值"),
      "unknown_word": ("a word that JSON does not have", "JSON 中没有这个词"),
      "expected_key": ("a key between double quotes is missing", "缺少带双引号的键"),
      "expected_colon": ("the colon after a key is missing", "键后缺少冒号"),
      "expected_comma": ("a comma or a closing bracket is missing", "缺少逗号或右括号"),
      "trailing_comma": ("a comma with nothing behind it", "逗号后没有内容"),
      "stray_bracket": ("a closing bracket that nothing opened", "多余的右括号"),
      "unclosed_text": ("a text is not closed by a quote", "文本缺少结束引号"),
      "unclosed_bracket": ("a list or record is not closed", "列表或记录没有结束括号"),
      "unknown_escape": ("a backslash that JSON does not know", "JSON 不认识的反斜杠转义"),
      "trailing_content": ("more text behind the end of the value", "值结束后还有多余内容"),
    ]
    let words = reasons[reason] ?? ("not JSON", "不是 JSON")
    let at = found.isEmpty ? "" : language(" (“\(found)”)", "（“\(found)”）")
    return language("The JSON is broken here: \(words.0)\(at).", "此处 JSON 有误：\(words.1)\(at)。")
  }

  // MARK: Values

  func kind(_ fault: Fact.Fault) -> String {
    switch fault {
    case .notA: "type"
    case .unknownCode: "code"
    case .unknownUnit: "unit"
    case .unknownCurrency: "currency"
    case .currencyMissing: "currency missing"
    case .unitMissing: "unit missing"
    case .otherDimension: "dimension"
    case .tooGreat: "magnitude"
    case .identifier: "identifier"
    case .input: "input"
    }
  }

  func sentence(_ fault: Fact.Fault, attribute: String, text: String) -> String {
    let quoted = text.count > 60 ? "\(text.prefix(60))…" : text
    switch fault {
    case .currencyMissing:
      return language(
        "\(attribute): “\(quoted)” names no currency, so no rule on prices can use it. Say it in the file, or for all amounts with --currency.",
        "\(attribute)：“\(quoted)”没有币种，价格类规则无法使用。请在文件中注明，或用 --currency 统一指定。")
    case .unitMissing:
      return language("\(attribute): “\(quoted)” has no unit.", "\(attribute)：“\(quoted)”没有单位。")
    case .unknownUnit(let unit):
      return language("\(attribute): “\(unit)” is no unit.", "\(attribute)：“\(unit)”不是可识别的单位。")
    case .unknownCurrency(let code):
      return language("\(attribute): “\(code)” is no currency of ISO 4217.", "\(attribute)：“\(code)”不是 ISO 4217 币种代码。")
    case .otherDimension(let unit):
      return language("\(attribute): “\(unit)” measures something else.", "\(attribute)：单位“\(unit)”量纲不符。")
    case .unknownCode(let list, let nearest):
      let hint =
        nearest.isEmpty
        ? "" : language(" Did you mean \(nearest.joined(separator: ", "))?", " 是否指 \(nearest.joined(separator: "、"))？")
      return language(
        "\(attribute): “\(quoted)” is no \(list) that the library knows.\(hint)",
        "\(attribute)：规则库中没有“\(quoted)”这个 \(list)。\(hint)")
    case .identifier(let reason):
      return language("\(attribute): “\(quoted)” is wrong (\(reason)).", "\(attribute)：“\(quoted)”有误（\(reason)）。")
    case .notA(let type):
      return language("\(attribute): “\(quoted)” cannot be read as \(type).", "\(attribute)：“\(quoted)”无法按 \(type) 读取。")
    case .tooGreat:
      return language(
        "\(attribute): “\(quoted)” is more than goods can have.", "\(attribute)：“\(quoted)”超出商品可能的数值范围。")
    case .input: return language("\(attribute): the value could not be read.", "\(attribute)：该值无法读取。")
    }
  }

  /// A text that was read, with characters in it that nobody sees and terminals obey.
  func controls(_ scalar: Unicode.Scalar, attribute: String) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return language(
      "\(attribute): the text holds the control character \(code).", "\(attribute)：文本中含有控制字符 \(code)。")
  }

  /// Codes of one attribute that the library does not know, most frequent first.
  func unknownCodes(
    _ attribute: String, list: String, _ counted: [(String, Int)], nearest: [String: [String]]
  ) -> String {
    let shown = counted.prefix(12).map { "\(quotable($0.0)) (\($0.1))" }.joined(separator: language(", ", "、"))
    let more = counted.count > 12 ? language(" and \(counted.count - 12) more", " 等 \(counted.count) 个") : ""
    let hints = counted.compactMap { text, _ in nearest[text]?.first.map { "\(quotable(text)) → \($0)" } }.prefix(6)
    let hint =
      hints.isEmpty
      ? "" : language(" Perhaps: ", "可能是：") + hints.joined(separator: language(", ", "、")) + language(".", "。")
    return language(
      "\(attribute): the library has no \(list) \(shown)\(more); rules that need it stay undetermined.",
      "\(attribute)：规则库的 \(list) 中没有 \(shown)\(more)，需要该属性的规则无法判定。") + hint
  }

  private func quotable(_ text: String) -> String { "“\(text.count > 40 ? "\(text.prefix(40))…" : text)”" }

  func unused(_ names: [String], hints: [(String, String)]) -> String {
    let shown = names.prefix(12).joined(separator: language(", ", "、")) + (names.count > 12 ? ", …" : "")
    let hint = hints.prefix(4).map { "\($0.0) → \($0.1)" }.joined(separator: language(", ", "、"))
    return language(
      "\(names.count) field\(names.count == 1 ? "" : "s") not used, because the vocabulary has no such attribute: \(shown)."
        + (hint.isEmpty ? "" : " Perhaps: \(hint)."),
      "\(names.count) 个字段未使用，词汇表中没有对应属性：\(shown)。" + (hint.isEmpty ? "" : "可能是：\(hint)。"))
  }
}
