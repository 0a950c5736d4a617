import Catalog
import Evaluation
import Reports
import Text
import Values

/// Makes findings of judgements: message, law, facts, dates, fixes, place and fingerprint.
struct FindingBuilder {
  let library: Library
  let language: ReportLanguage
  let values: ValueText
  private let formatters = FormatterCache()

  init(library: Library, language: ReportLanguage) {
    self.library = library
    self.language = language
    values = ValueText(schema: library.schema, language: language)
  }

  /// The findings of a judgement: one for each condition that failed, one for an `any of` of which each alternative
  /// failed, one where nothing is settled.
  func findings(
    _ judgement: Judgement, of rule: Rule, listing: Listing, subject: Subject, evaluator: Evaluator
  ) -> [Finding] {
    switch judgement.verdict {
    case .satisfied, .notApplicable: return []
    case .undetermined: return [finding(judgement, rule, listing, subject, parts: [], evaluator)]
    case .violated:
      if case .group(any: true, _) = rule.requirement, !rule.isForbidding {
        return [finding(judgement, rule, listing, subject, parts: judgement.parts, evaluator)]
      }
      let groups = judgement.parts.isEmpty ? [[]] : judgement.parts.map { [$0] }
      return groups.map { finding(judgement, rule, listing, subject, parts: $0, evaluator) }
    }
  }

  /// Whom or what a finding is about, and where that stands.
  struct Subject {
    let file: String?
    /// SKU, GTIN, or something that tells listings without either apart; `seller` for seller rules.
    let key: String
    let sku: String?
    let place: Place?
  }

  private func finding(
    _ judgement: Judgement, _ rule: Rule, _ listing: Listing, _ subject: Subject, parts: [NamedRequirement],
    _ evaluator: Evaluator
  ) -> Finding {
    let circumstances = evaluator.circumstances
    let part = parts.isEmpty ? nil : parts.map(\.name).joined(separator: ",")
    let read = rule.attributes
    let found = judgement.found
    let facts = read.compactMap { name -> Finding.Evidence? in
      guard let fact = listing.facts[name] ?? evaluator.sellerFact(name), fact.state != .missing,
        library.schema.attributes[name]?.isConfidential != true
      else { return nil }
      return .init(attribute: name, value: "\(fact)")
    }
    let place = place(judgement, rule, parts, listing) ?? subject.place
    let whatOffends =
      found.map { "\($0.attribute)[\($0.language ?? "")]=\($0.entry)" } + judgement.gap.attributes.sorted()
    let period = rule.scope.periods.first { $0.days.contains(circumstances.day) }
    return Finding(
      sku: subject.sku, subject: subject.key, market: circumstances.market, platform: circumstances.platform,
      rule: rule.id,
      title: rule.title.text(in: language.rawValue), domain: rule.domain,
      severity: Finding.Severity(rawValue: rule.severity.rawValue) ?? .info, isPreview: rule.isPreview,
      verdict: judgement.verdict == .violated ? .violated : .undetermined,
      message: message(judgement, rule, parts, listing, evaluator),
      basis: rule.basis.map { Finding.Basis($0, language: language) }, facts: facts,
      missing: judgement.settling, open: judgement.gap.attributes.sorted(),
      uncomputable: judgement.gap.uncomputable + judgement.gap.reasons, inferred: judgement.inferred,
      since: period?.days.from?.description, until: period?.days.through?.next.description, part: part,
      fixes: fixes(rule, parts), location: location(place, subject),
      fingerprint: fingerprint(
        [
          rule.formerIDs.first ?? rule.id, rule.row ?? "", circumstances.market, circumstances.platform ?? "",
          subject.key, judgement.verdict.rawValue,
          part ?? "",
          judgement.version ?? "",
        ] + Set(whatOffends).sorted()))
  }

  /// SHA-256 over the parts, cut to 32 hexadecimal digits.
  private func fingerprint(_ parts: [String]) -> String {
    String(sha256(Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)).prefix(32))
  }

  // MARK: Places

  private func location(_ place: Place?, _ subject: Subject) -> Finding.Location? {
    guard let file = subject.file, let place else { return nil }
    return .init(file: file, line: place.line, column: place.column)
  }

  /// Where the value stands that the failed condition reads: the found words' text, else the first value with a place.
  private func place(
    _ judgement: Judgement, _ rule: Rule, _ parts: [NamedRequirement], _ listing: Listing
  ) -> Place? {
    if let found = judgement.found.first, let fact = listing.facts[found.attribute] {
      if case .stated(.localized(let versions)) = fact.state, let text = versions[found.language ?? "und"] {
        return text.place
      }
      return fact.place
    }
    let names = rule.attributes(readBy: parts.isEmpty ? [rule.requirement] : parts.map(\.body))
    for name in names {
      guard let fact = listing.facts[name] else { continue }
      if case .stated(.localized(let versions)) = fact.state, let version = judgement.version {
        return versions[version]?.place ?? fact.place
      }
      return fact.place
    }
    return nil
  }

  // MARK: Words

  private func message(
    _ judgement: Judgement, _ rule: Rule, _ parts: [NamedRequirement], _ listing: Listing, _ evaluator: Evaluator
  ) -> String {
    if judgement.verdict == .undetermined { return undetermined(judgement, rule) }
    let tag = language.rawValue
    let pattern = rule.messages[tag] ?? rule.messages["\(tag)-Hans"] ?? rule.messages["en"]
    guard let pattern, let message = try? formatters.message(pattern: pattern, locale: tag) else {
      return rule.title.text(in: tag)
    }
    let isAny = if case .group(any: true, _) = rule.requirement { true } else { false }
    let failed = parts.map { $0.label?.text(in: tag) ?? $0.name }
    var arguments: [String: MessageArgument] = [
      "failed": .text(values.joined(failed, alternatives: isAny)),
      "found": .text(values.joined(Set(judgement.found.map(\.words)).sorted())),
      "phrase": .text(values.joined(Set(judgement.found.map(\.entry)).sorted())),
      "version": .text(judgement.version.map(versionName) ?? language("no stated language", "未注明语言")),
      "market": .text(values.market(evaluator.circumstances.market)),
      "platform": .text(evaluator.circumstances.platform.map { values.label(of: $0, type: .platform) } ?? ""),
      "today": .day(evaluator.circumstances.day.description), "count": .decimal("1"),
    ]
    for name in message.argumentNames where arguments[name] == nil {
      arguments[name] = argument(name, rule, listing, evaluator)
    }
    return (try? message.format(arguments)) ?? rule.title.text(in: tag)
  }

  private func versionName(_ tag: String) -> String {
    ((try? displayName(language: tag, in: language.rawValue)) ?? nil) ?? tag
  }

  private func argument(_ name: String, _ rule: Rule, _ listing: Listing, _ evaluator: Evaluator) -> MessageArgument {
    let type = rule.lets.first { $0.name == name }?.type ?? library.schema.attributes[name]?.type
    guard let value = rule.bindings[name] ?? evaluator.value(named: name) else {
      if name == "title" { return .text(language("This listing", "该商品")) }
      return .text(language("(not stated)", "（未提供）"))
    }
    switch value {
    case .number(let number):
      return .decimal(number.exactDecimal?.description ?? "\(number.rounded(significantDigits: 12))")
    case .date(let day): return .day("\(day)")
    default: return .text(values.text(value, type: type))
    }
  }

  private func undetermined(_ judgement: Judgement, _ rule: Rule) -> String {
    let title = rule.title.text(in: language.rawValue)
    guard let set = judgement.settling.first else {
      let names = judgement.gap.attributes.sorted() + judgement.gap.uncomputable
      return language(
        "\(title): cannot be told (\(names.joined(separator: "; "))).",
        "\(title)：无法判定（\(names.joined(separator: ";"))）。")
    }
    let labels = set.map { "“\(values.attribute($0))” (\($0))" }
    return language(
      "\(title): to be settled, state \(values.joined(labels)).", "\(title)：请补充\(values.joined(labels))，方可判定。")
  }

  private func fixes(_ rule: Rule, _ parts: [NamedRequirement]) -> [String] {
    let names = Set(parts.map(\.name))
    return rule.fixes.filter { fix in fix.part.map(names.contains) ?? true }.map(text(of:))
  }

  /// A remedy as an instruction.
  func text(of fix: Fix) -> String {
    action(fix.action) + (fix.applicability == .safe ? "" : language(" (needs review)", "（需人工确认）"))
  }

  private func action(_ action: Fix.Action) -> String {
    switch action {
    case .add(.constant(let value), let attribute):
      let label = values.text(value, type: library.schema.attributes[attribute]?.type.element)
      return language("add \(label) to \(attribute)", "在 \(attribute) 中加入“\(label)”")
    case .add(_, let attribute), .set(let attribute, _): return language("correct \(attribute)", "更正 \(attribute)")
    case .append(let phrase, let attribute):
      let words = library.phrases[phrase]?.label.text(in: language.rawValue) ?? phrase
      return language("append “\(words)” to \(attribute)", "在 \(attribute) 末尾加上“\(words)”")
    case .remove(let terms, let attribute):
      let words = library.terms[terms]?.label.text(in: language.rawValue) ?? terms
      return language("take the words (\(words)) out of \(attribute)", "从 \(attribute) 中删去相关词语（\(words)）")
    case .obtain(let document):
      let label = library.schema.documents[document]?.label.text(in: language.rawValue) ?? document
      return language("obtain: \(label)", "取得：\(label)")
    case .register(let scheme):
      let label = library.schema.schemes[scheme]?.label.text(in: language.rawValue) ?? scheme
      return language("register: \(label)", "办理注册：\(label)")
    }
  }
}

extension Finding.Basis {
  /// A provision as a finding or a checklist shows it, its title in a language.
  init(_ citation: Citation, language: ReportLanguage) {
    self.init(
      source: citation.source.title.text(in: language.rawValue), provision: citation.provision,
      url: citation.source.url, checked: citation.source.checked?.description,
      reading: citation.source.reading?.rawValue)
  }
}
