public import Values

/// The sentences about identifiers, in a language.
public struct IdentifierWording: Sendable {
  let language: ReportLanguage

  /// The sentences of a language.
  public init(language: ReportLanguage) {
    self.language = language
  }

  /// What is wrong, in a sentence, with what was probably meant.
  public func sentence(_ fault: IdentifierFault) -> String {
    let sentence = sentence(fault.detail)
    guard let suggestion = fault.suggestion else { return sentence }
    return language("\(sentence) Perhaps \(suggestion) was meant.", "\(sentence)也许应为 \(suggestion)。")
  }

  private func sentence(_ detail: IdentifierFault.Detail) -> String {
    switch detail {
    case .length(let found, let allowed):
      return language(
        "It has \(found) character\(found == 1 ? "" : "s"), and \(lengths(allowed)) are needed.",
        "共有 \(found) 个字符，应为 \(lengths(allowed)) 个。")
    case .character(let text, let place, let expected):
      return language(
        "Character \(place) is “\(printable(text))”, and \(words(expected)) belongs there.",
        "第 \(place) 个字符是“\(printable(text))”，此处应为\(words(expected))。")
    case .cutNumber:
      return language(
        "A spreadsheet has shortened the number to an exponent, and its last digits are lost: format the column as text and enter it again.",
        "电子表格把号码改成了科学计数法，末尾数字已丢失：请将该列设为文本格式后重新录入。")
    case .check(let found, let right?):
      return language(
        "The check \(found.count == 1 ? "character is" : "characters are") \(found), and \(right) would fit the others: at least one character is wrong.",
        "校验码为 \(found)，按其余字符应为 \(right)：至少有一个字符有误。")
    case .check:
      return language(
        "No check character fits the others: at least one character is wrong.", "没有任何校验码与其余字符相符：至少有一个字符有误。")
    case .unknownCountry(let code):
      return language("No country that may stand here has the code \(code).", "此处没有代码为 \(code) 的国家。")
    case .otherCountry(let found, let expected):
      return language(
        "It is a number of \(found), and one of \(expected) was asked for.", "这是 \(found) 的号码，而要求的是 \(expected) 的号码。")
    case .reserved(let prefix, let reserved): return self.reserved(prefix, reserved)
    case .placeholder:
      return language("It is nothing but zeros: a placeholder, no number.", "全部为零：只是占位符，不是号码。")
    case .unknownHeading(let code):
      return language(
        "The Harmonized System (2022) has no \(level(code)) \(code).",
        "《商品名称及编码协调制度》（2022 年版）中没有\(level(code)) \(code)。")
    case .part(let text, let part): return self.part(text, part)
    case .unsupported(let name):
      return language("There is no kind of identifier called \(printable(name)).", "没有名为 \(printable(name)) 的标识符类型。")
    }
  }

  // MARK: Parts of sentences

  /// `8, 12, 13 or 14`; `3 to 17`.
  private func lengths(_ allowed: [Int]) -> String {
    guard let first = allowed.first, let last = allowed.last else { return "0" }
    if allowed.count > 2, last - first == allowed.count - 1 {
      return language("\(first) to \(last)", "\(first) 至 \(last)")
    }
    let rest = allowed.dropLast().map(String.init).joined(separator: language(", ", "、"))
    return rest.isEmpty ? "\(last)" : language("\(rest) or \(last)", "\(rest) 或 \(last)")
  }

  private func words(_ expected: IdentifierFault.Expected) -> String {
    switch expected {
    case .digit: return language("a digit", "数字")
    case .letter: return language("a letter", "字母")
    case .letterOrDigit: return language("a letter or a digit", "字母或数字")
    case .oneOf(let set):
      return set.count == 1 ? language("\(set)", " \(set)") : language("one of \(set)", " \(set) 之一")
    }
  }

  private func level(_ code: String) -> String {
    switch code.utf8.count {
    case 2: language("chapter", "章")
    case 4: language("heading", "品目")
    default: language("subheading", "子目")
    }
  }

  private func reserved(_ prefix: String, _ reserved: IdentifierFault.Reserved) -> String {
    switch reserved {
    case .restrictedCirculation:
      language(
        "GS1 keeps numbers that begin with \(prefix) for use within a company or region: elsewhere another item has it.",
        "以 \(prefix) 开头的号码由 GS1 保留给企业或地区内部使用：在其他地方会与别的商品重号。")
    case .coupon:
      language("GS1 keeps numbers that begin with \(prefix) for coupons.", "以 \(prefix) 开头的号码由 GS1 保留给优惠券。")
    case .refundReceipt:
      language("GS1 keeps numbers that begin with \(prefix) for refund receipts.", "以 \(prefix) 开头的号码由 GS1 保留给退款凭证。")
    case .printedMusic:
      language("Numbers that begin with \(prefix) are of printed music (ISMN).", "以 \(prefix) 开头的是乐谱号（ISMN）。")
    case .noBook:
      language("A book's number begins with 978 or 979, and not with \(prefix).", "书号以 978 或 979 开头，而不是 \(prefix)。")
    }
  }

  private func part(_ text: String, _ part: IdentifierFault.Part) -> String {
    switch part {
    case .firstDigit: language("No such number begins with \(text).", "这类号码不以 \(text) 开头。")
    case .lastDigits: language("No such number ends with \(text).", "这类号码不以 \(text) 结尾。")
    case .date: language("The date of birth within it, \(text), does not exist.", "其中的出生日期 \(text) 不存在。")
    case .province: language("There is no province \(text).", "没有编号为 \(text) 的省。")
    case .suffix where text.isEmpty:
      language(
        "The ending is missing that shows registration for VAT: without it, it is the number of the enterprise.",
        "缺少表示已登记增值税的后缀：没有后缀时只是企业编号。")
    case .suffix: language("The ending \(text) does not exist.", "后缀 \(text) 不存在。")
    case .kindOfHolder: language("No kind of holder has \(text) at its place.", "持有人类别处没有 \(text) 这种写法。")
    case .intermediary where text == "IN":
      language(
        "IN begins the number of an intermediary; the seller's number for parcels begins with IM.",
        "IN 开头的是中介人的号码；包裹所用的卖家号码以 IM 开头。")
    case .intermediary: language("It begins with \(text), and not with IM.", "以 \(text) 开头，而应以 IM 开头。")
    }
  }

  // MARK: What was mended, what to know

  /// What had to be mended, in a few words.
  public func words(_ repair: Identifier.Repair) -> String {
    switch repair {
    case .separators: language("spaces, hyphens and points removed", "已去掉空格、连字符和点")
    case .fullWidth: language("full-width or other digits and letters rewritten", "已改写全角等字符")
    case .lowerCase: language("lower case rewritten", "已改为大写")
    case .apostrophe: language("a spreadsheet's apostrophe removed", "已去掉电子表格的撇号")
    case .formula: language("a spreadsheet's formula removed", "已去掉电子表格公式")
    case .decimalPoint: language("“.0” removed that a program had added", "已去掉程序添加的“.0”")
    case .exponent: language("an exponent that had lost no digit written out", "已还原未丢失数字的科学计数法")
    case .leadingZeros: language("leading zeros fitted to the length", "已按长度调整前导零")
    case .applicationIdentifier: language("GS1's application identifier removed", "已去掉 GS1 应用标识符")
    case .countryPrefix: language("the country's letters fitted", "已调整国家字母")
    }
  }

  /// What one should know of a number that is right, in a sentence.
  public func sentence(_ note: Identifier.Note) -> String {
    switch note {
    case .book: language("It is a book's number (ISBN).", "这是书号（ISBN）。")
    case .serial: language("It is a serial's number (ISSN).", "这是连续出版物号（ISSN）。")
    case .printedMusic: language("It is a number of printed music (ISMN).", "这是乐谱号（ISMN）。")
    case .variableMeasure: language("The measure varies from item to item.", "这是变量贸易项目。")
    case .demonstration: language("GS1 keeps the prefix 952 for demonstrations.", "前缀 952 由 GS1 保留用于演示。")
    case .formOnly:
      language(
        "No check digit is published for it: only its form and parts were checked.", "未公布校验规则：只检查了格式和组成部分。")
    case .nationalDigits:
      language("The digits after the sixth are a country's own and were not checked.", "第六位之后是各国自定的子目，未作检查。")
    }
  }
}
