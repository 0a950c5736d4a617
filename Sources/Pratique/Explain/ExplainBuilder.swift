import Catalog
import Evaluation
import Reports
import Values

/// Makes explanations of judgements and of the traces of their conditions.
struct ExplainBuilder {
  let library: Library
  let language: ReportLanguage
  let circumstances: Circumstances
  let seller: [String: Fact]
  let listings: [Listing]
  let file: String
  let request: CheckRequest

  private var words: PlainWords { PlainWords(library: library, language: language) }

  func report(_ rule: Rule, _ header: CheckReport.Header, _ cases: [ExplainReport.Case]) -> ExplainReport {
    let period = rule.scope.periods.first { $0.days.contains(circumstances.day) } ?? rule.scope.periods.first
    let next = library.rules.filter { $0.replaces.contains(rule.id) }.map { next in
      (
        rule: next.id, law: next.basis.first?.source.title.text(in: language.rawValue) ?? "",
        from: next.scope.periods.compactMap(\.days.from).min()?.description
      )
    }
    return ExplainReport(
      header: header, rule: rule.id, title: rule.title.text(in: language.rawValue), domain: rule.domain,
      severity: Finding.Severity(rawValue: rule.severity.rawValue) ?? .info,
      basis: rule.basis.map { Finding.Basis($0, language: language) }, since: period?.days.from?.description,
      until: period?.days.through?.next.description, replacedBy: next, cases: cases)
  }

  /// What the rows of a rule say of a listing; rows that do not concern it are left out where others do.
  func cases(of rows: [Rule], _ position: Int?) -> [ExplainReport.Case] {
    let all = rows.map { item($0, position) }
    let concerning = all.filter { $0.verdict != Verdict.notApplicable.rawValue }
    return concerning.isEmpty ? Array(all.prefix(1)) : concerning
  }

  private func item(_ rule: Rule, _ position: Int?) -> ExplainReport.Case {
    let evaluator = Evaluator(library: library, circumstances: circumstances)
    evaluator.catalog = listings
    evaluator.position = position
    let listing = position.map { listings[$0] } ?? Listing(facts: [:])
    let judgement = evaluator.judge(rule, listing: listing, seller: seller)
    let place = listing.place.map { Finding.Location(file: file, line: $0.line, column: $0.column) }
    var item = ExplainReport.Case(
      sku: position == nil ? nil : listing.sku ?? listing.subject, location: place, row: rule.row,
      verdict: judgement.verdict.rawValue, messages: [], version: judgement.version, concerns: ("no", []),
      holds: ("unknown", []), settling: judgement.settling, isSettlingExact: judgement.isSettlingExact, changes: [],
      changesAreTried: true)
    guard rule.isInScope(circumstances, schema: library.schema) else {
      item.messages = [outOfScope(rule)]
      return item
    }
    let subject = position == nil ? .seller : FindingBuilder.Subject(listing, file: file)
    let builder = FindingBuilder(library: library, request)
    item.messages = builder.findings(
      judgement, of: rule, listing: listing, subject: subject, evaluator: evaluator
    ).map(\.message)
    let (concerns, holds) = evaluator.trace(of: rule)
    let answers = evaluator.answers(of: rule)
    item.concerns = (Self.word(answers.concerns), lines(concerns, evaluator))
    item.holds = (Self.word(answers.holds), lines(holds, evaluator))
    let changes = evaluator.amendments(of: rule, listing: listing, seller: seller)
    item.changes = changes.map { edits in
      edits.map { spaced(EditWording(words: words, language: language).text($0)) }
    }
    item.changesAreTried = !changes.contains { $0.contains(where: \.isAssumption) }
    return item
  }

  static func word(_ truth: Truth) -> String {
    switch truth {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "unknown"
    }
  }

  /// Why a rule does not bind in the market, on the platform, on the day.
  private func outOfScope(_ rule: Rule) -> String {
    let markets =
      rule.scope.markets.isEmpty ? language("all markets", "所有市场") : rule.scope.markets.joined(separator: ", ")
    let except =
      rule.scope.except.isEmpty ? "" : language(" except ", "，不含 ") + rule.scope.except.joined(separator: ", ")
    let days = rule.scope.periods.map { period -> String in
      switch (period.days.from, period.days.through) {
      case (let from?, let through?): language("from \(from) through \(through)", "\(from) 起至 \(through)")
      case (let from?, nil): language("from \(from)", "\(from) 起")
      case (nil, let through?): language("through \(through)", "至 \(through)")
      case (nil, nil): language("on any day", "不限日期")
      }
    }.joined(separator: language(", ", "、"))
    return language(
      "The rule does not bind in \(circumstances.market) on \(circumstances.day): it binds in \(markets)\(except) \(days).",
      "该规则 \(circumstances.day) 在 \(circumstances.market) 不生效：其适用范围为 \(markets)\(except)，\(days)。")
  }

  // MARK: Conditions

  private func lines(_ conditions: [TracedCondition], depth: Int = 0, _ evaluator: Evaluator) -> [ExplainReport.Line] {
    conditions.flatMap { condition -> [ExplainReport.Line] in
      let line = ExplainReport.Line(
        depth: depth, role: role(condition.role), truth: Self.word(condition.truth),
        text: spaced(text(condition)), heading: heading(condition).map(spaced),
        facts: condition.facts.map(fact))
      return [line] + lines(condition.pieces, depth: depth + 1, evaluator)
    }
  }

  private func spaced(_ text: String) -> String { language == .chinese ? text.spacedBetweenScripts : text }

  private func role(_ role: TracedCondition.Role) -> String {
    switch role {
    case .event: "event"
    case .when, .partWhen: "when"
    case .unless, .partUnless: "unless"
    case .exception: "exception"
    case .part(let part): part.name
    case .required, .piece: ""
    }
  }

  private func text(_ condition: TracedCondition) -> String {
    let text = words.text(condition.condition, negated: condition.isNegated)
    switch condition.role {
    case .exception(let exception):
      return "\(exception.title.text(in: language.rawValue)) (\(exception.id)): \(text)"
    case .part, .event, .when, .unless, .required, .partWhen, .partUnless, .piece: return text
    }
  }

  /// What stands above the pieces of a condition, in place of its words, which the pieces repeat.
  private func heading(_ condition: TracedCondition) -> String? {
    guard condition.pieces.contains(where: { if case .piece = $0.role { true } else { false } }) else {
      // A part of other parts is called by its name.
      guard case .part(let part) = condition.role, case .group(let any, _) = part.body else { return nil }
      return (part.label?.text(in: language.rawValue) ?? "") + kinds(isAny: any, isLabelled: part.label != nil)
    }
    let isAny: Bool
    switch condition.condition {
    case .or: isAny = !condition.isNegated
    case .and: isAny = condition.isNegated
    case .constant, .not, .test: return nil
    }
    var label: String?
    if case .part(let part) = condition.role { label = part.label?.text(in: language.rawValue) }
    if condition.isNegated, let name = label { label = language("no: \(name)", "不得有：\(name)") }
    return (label ?? "") + kinds(isAny: isAny, isLabelled: label != nil)
  }

  /// Whether all pieces of a condition are needed, or one.
  private func kinds(isAny: Bool, isLabelled: Bool) -> String {
    guard isLabelled else {
      return isAny ? language("one of these:", "满足其中之一：") : language("all of these:", "须全部满足：")
    }
    return isAny ? language(" — one of these:", "（满足其中之一）：") : language(" — all of these:", "（须全部满足）：")
  }

  // MARK: Facts

  private func fact(_ traced: TracedFact) -> ExplainReport.Fact {
    let attribute = String(traced.path.prefix { $0 != "[" })
    let isConfidential = library.schema.attributes[attribute]?.isConfidential == true
    let (origin, text) = self.origin(traced.origin, traced.fact)
    let inSeller = traced.path.hasPrefix("seller.")
    let place = traced.fact.place.flatMap { place -> Finding.Location? in
      inSeller ? nil : Finding.Location(file: file, line: place.line, column: place.column)
    }
    return ExplainReport.Fact(
      path: traced.path, value: isConfidential ? language("(confidential)", "（保密）") : "\(traced.fact)",
      json: isConfidential ? .null : traced.fact.json, origin: origin, originText: text, location: place)
  }

  private var project: String { request.project?.name ?? Project.fileName }

  private func origin(_ origin: TracedFact.Origin, _ fact: Fact) -> (String, String) {
    switch origin {
    case .stated: return ("stated", language("stated", "已提供"))
    case .declaredComplete:
      return ("declared_complete", language("declared complete in \(project)", "\(project) 中声明数据完整"))
    case .inferred(let attributes, let found):
      let from = attributes.joined(separator: language(", ", "、"))
      let words = Set(found.map { language("“\($0.words)” in \($0.attribute)", "\($0.attribute) 中的“\($0.words)”") })
      let evidence = words.isEmpty ? from : words.sorted().joined(separator: language(", ", "、"))
      return ("inferred", language("not stated, inferred from \(evidence)", "未提供，由\(evidence)推断"))
    case .presumed: return ("presumed", language("not stated, presumed", "未提供，推定"))
    case .missing: return ("missing", language("not stated", "未提供"))
    case .unreadable:
      guard case .unreadable(let text, let fault) = fact.state else { return ("unreadable", "") }
      let sentence = InputWording(language: language).sentence(
        fault, attribute: language("the value", "该值"), text: text)
      return ("unreadable", language("cannot be read: \(sentence)", "无法读取：\(sentence)"))
    case .computed: return ("computed", language("computed", "计算得出"))
    }
  }
}
