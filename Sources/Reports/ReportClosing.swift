/// How every report of a check ends: what was not checked, and one last line that nobody takes for a pass.
///
/// It is made of counts alone.
struct ReportClosing {
  let language: ReportLanguage

  /// The lines, the last one being the sentence.
  func lines(_ report: CheckReport) -> [String] {
    var lines: [String] = []
    if let notChecked = report.notChecked(language) { lines.append(notChecked) }
    lines.append(
      language(
        "\(language.number(report.rules)) rule\(report.rules == 1 ? "" : "s") in scope; what no rule covers was not checked.",
        "适用范围内共 \(language.number(report.rules)) 条规则；规则未涵盖的内容均未检查。"))
    if let wanted = wanted(report) { lines.append(wanted) }
    lines.append(sentence(report))
    return lines
  }

  /// An attribute by its name, in Chinese by its label and name.
  func name(_ attribute: String, _ labels: [String: String]) -> String {
    language(attribute, labels[attribute].map { "\($0)（\(attribute)）" } ?? attribute)
  }

  /// How many listings lack the attributes that would settle the most.
  private func wanted(_ report: CheckReport) -> String? {
    guard !report.settling.isEmpty else { return nil }
    let lacking = report.settling.map { entry in
      let name = oneLine(name(entry.attribute, report.labels))
      let who =
        entry.attribute.hasPrefix("seller.") ? language("the seller", "卖家") : language.listings(entry.listings)
      return language("\(name) (\(who))", "\(name)：\(who)")
    }
    return language(
      "Missing most: \(lacking.joined(separator: ", ")).", "最缺的数据：\(lacking.joined(separator: "；"))。")
  }

  /// `0 errors, 2 warnings, 1 input notice. 1,812 of 2,400 checks undetermined; 3 attributes would settle 1,640 of them:
  /// marks, documents, min_age.`
  private func sentence(_ report: CheckReport) -> String {
    var counts = [
      counted(report.count(.error), "error", "错误"), counted(report.count(.warning), "warning", "警告"),
    ]
    for (count, noun, chinese) in [
      (report.count(.info), "note", "提示"), (report.previews, "preview finding", "预览发现"),
      (report.input.count, "input notice", "输入问题"), (report.unreadListings, "listing not read", "未读取的商品"),
    ] where count > 0 {
      counts.append(counted(count, noun, chinese))
    }
    return counts.joined(separator: language(", ", "，")) + language(". ", "。") + settled(report)
  }

  private func counted(_ count: Int, _ noun: String, _ chinese: String) -> String {
    let number = language.number(count)
    guard language == .english, count != 1 else { return language("\(number) \(noun)", "\(chinese) \(number)") }
    return noun == "listing not read" ? "\(number) listings not read" : "\(number) \(noun)s"
  }

  private func settled(_ report: CheckReport) -> String {
    let tally = report.tally
    let (total, relevant) = (language.number(tally.undetermined), language.number(tally.relevant))
    guard tally.undetermined > 0 else {
      guard tally.relevant > 0 else {
        return language(
          "No rule in scope concerns any listing, so nothing was checked.", "适用范围内没有规则涉及这些商品，因此未检查任何内容。")
      }
      return language("None of \(relevant) checks undetermined.", "\(relevant) 项检查均已判定。")
    }
    let undetermined = language(
      "\(total) of \(relevant) checks undetermined", "\(relevant) 项检查中有 \(total) 项无法判定")
    guard !report.settling.isEmpty else { return undetermined + language(".", "。") }
    let names = report.settling.map { oneLine(name($0.attribute, report.labels)) }
    let (count, settled) = (names.count, language.number(report.settledTogether))
    return undetermined
      + language(
        "; \(count) attribute\(count == 1 ? "" : "s") would settle \(settled) of them: \(names.joined(separator: ", ")).",
        "；补充 \(count) 个属性即可判定其中 \(settled) 项：\(names.joined(separator: "、"))。")
  }
}
