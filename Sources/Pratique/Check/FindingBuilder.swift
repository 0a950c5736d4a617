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
  /// The name of the file that declares data complete.
  var project = Project.fileName
  private let formatters = FormatterCache()

  init(library: Library, _ request: CheckRequest) {
    self.init(library: library, language: request.language)
    if let name = request.project?.name { project = name }
  }

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
      return partsTold(of: judgement, rule).map { finding(judgement, rule, listing, subject, parts: $0, evaluator) }
    }
  }

  /// The conditions that failed, as they are told: each by itself, and all alternatives of an `any of` together.
  func partsTold(of judgement: Judgement, _ rule: Rule) -> [[NamedRequirement]] {
    if case .group(any: true, _) = rule.requirement, !rule.isForbidding { return [judgement.parts] }
    return judgement.parts.isEmpty ? [[]] : judgement.parts.map { [$0] }
  }

  /// A count of a rule's checks, none yet.
  func count(of rule: Rule) -> RuleCount {
    RuleCount(
      rule: rule.id, title: rule.title.text(in: language.rawValue), domain: rule.domain,
      severity: Finding.Severity(rawValue: rule.severity.rawValue) ?? .info, isPreview: rule.isPreview)
  }

  /// A check of a rule, counted.
  func count(_ verdict: Verdict, of rule: Rule, findings: Int) -> RuleCount {
    var count = count(of: rule)
    switch verdict {
    case .violated: (count.violatedChecks, count.violatedFindings) = (1, findings)
    case .undetermined: count.undetermined = 1
    case .satisfied, .notApplicable: break
    }
    return count
  }

  /// What listings lack, by its label.
  func gap(_ gap: (attribute: String, listings: Int, checks: Int, alone: Int)) -> DataGap {
    DataGap(
      attribute: gap.attribute, label: values.attribute(gap.attribute), listings: gap.listings, checks: gap.checks,
      settlesAlone: gap.alone)
  }

  private func finding(
    _ judgement: Judgement, _ rule: Rule, _ listing: Listing, _ subject: Subject, parts: [NamedRequirement],
    _ evaluator: Evaluator
  ) -> Finding {
    let circumstances = evaluator.circumstances
    let part = parts.isEmpty ? nil : parts.map(\.name).joined(separator: ",")
    let read = rule.attributes
    // What a condition found is told of it; what the rule found beside, where the condition found nothing.
    let own = evaluator.words(foundBy: parts, of: rule)
    let found = own.isEmpty ? judgement.found : own
    let facts = read.compactMap { name -> Finding.Evidence? in
      let fact = evaluator.knownFact(name)
      guard fact.state != .missing, library.schema.attributes[name]?.isConfidential != true else { return nil }
      return .init(attribute: name, value: fact.json)
    }
    let place = place(found, judgement.version, rule, parts, listing) ?? subject.place
    let whatOffends =
      found.map { "\($0.attribute)[\($0.language ?? "")]=\($0.entry)" } + judgement.gap.attributes.sorted()
    let presumed = judgement.presumed.filter { evaluator.rests(rule, onPresuming: $0) }
    let asked = rule.attributes(readBy: parts.isEmpty ? [rule.requirement] : parts.map(\.body))
    let complete = asked.filter { evaluator.knownFact($0).isDeclaredComplete }
    let absent = asked.allSatisfy { evaluator.knownFact($0).isAbsent } ? asked : []
    let told = message(judgement, found, rule, parts, listing, evaluator)
    let period = rule.scope.periods.first { $0.days.contains(circumstances.day) }
    return Finding(
      sku: subject.sku, subject: subject.key, market: circumstances.market, platform: circumstances.platform,
      rule: rule.id,
      title: rule.title.text(in: language.rawValue), domain: rule.domain,
      severity: Finding.Severity(rawValue: rule.severity.rawValue) ?? .info, isPreview: rule.isPreview,
      verdict: judgement.verdict == .violated ? .violated : .undetermined,
      message: told.text, sense: told.sense, listingName: told.listing, marketName: told.market,
      assumptions: assumptions(judgement.inferred, presumed, complete, evaluator), absent: absent,
      basis: rule.basis.map { Finding.Basis($0, language: language) }, facts: facts,
      missing: judgement.settling, isSettlingExact: judgement.isSettlingExact, open: judgement.gap.attributes.sorted(),
      uncomputable: judgement.gap.uncomputable + judgement.gap.reasons, inferred: judgement.inferred,
      presumed: presumed, declaredComplete: complete,
      since: period?.days.from?.description, until: period?.days.through?.next.description, part: part,
      fixes: fixes(rule, parts, evaluator), location: location(place, subject),
      fingerprint: fingerprint(
        of: [
          rule.formerIDs.first ?? rule.id, rule.row ?? "", circumstances.market, circumstances.platform ?? "",
          subject.key, judgement.verdict.rawValue,
          part ?? "",
          judgement.version ?? "",
        ] + Set(whatOffends).sorted()))
  }

  // MARK: Places

  private func location(_ place: Place?, _ subject: Subject) -> Finding.Location? {
    guard let file = subject.file, let place else { return nil }
    return .init(file: file, line: place.line, column: place.column)
  }

  /// Where the value stands that the failed condition reads: the found words' text, else the first value with a place.
  private func place(
    _ found: [Found], _ version: String?, _ rule: Rule, _ parts: [NamedRequirement], _ listing: Listing
  ) -> Place? {
    if let found = found.first, let fact = listing.facts[found.attribute] {
      if case .stated(.localized(let versions)) = fact.state, let text = versions[found.language ?? "und"] {
        return text.place
      }
      return fact.place
    }
    let names = rule.attributes(readBy: parts.isEmpty ? [rule.requirement] : parts.map(\.body))
    for name in names {
      guard let fact = listing.facts[name] else { continue }
      if case .stated(.localized(let versions)) = fact.state, let version {
        return versions[version]?.place ?? fact.place
      }
      return fact.place
    }
    return nil
  }

  // MARK: Words

  /// A message with what it calls the listing and the market; in ``sense`` marks stand for these.
  private struct Message {
    let sense: String
    var listing = ""
    var market = ""

    var text: String {
      sense.replacing(Finding.listingMark, with: listing).replacing(Finding.marketMark, with: market)
    }
  }

  private func message(
    _ judgement: Judgement, _ found: [Found], _ rule: Rule, _ parts: [NamedRequirement], _ listing: Listing,
    _ evaluator: Evaluator
  ) -> Message {
    if judgement.verdict == .undetermined {
      return Message(sense: undetermined(judgement, rule, platform: evaluator.circumstances.platform))
    }
    let tag = language.rawValue
    let pattern = rule.messages[tag] ?? rule.messages["\(tag)-Hans"] ?? rule.messages["en"]
    guard let pattern, let message = try? formatters.message(pattern: pattern, locale: tag) else {
      return Message(sense: rule.title.text(in: tag))
    }
    let isAny = if case .group(any: true, _) = rule.requirement { true } else { false }
    let failed = parts.map { $0.label?.text(in: tag) ?? $0.name }
    var arguments: [String: MessageArgument] = [
      "failed": .text(values.joined(failed, alternatives: isAny)),
      "found": .text(values.joined(Set(found.map(\.words)).sorted())),
      "phrase": .text(values.joined(Set(found.map(\.entry)).sorted())),
      "version": .text(judgement.version.map(versionName) ?? language("no stated language", "未注明语言")),
      "market": .text(Finding.marketMark), "title": .text(Finding.listingMark),
      "platform": .text(evaluator.circumstances.platform.map { values.label(of: $0, type: .platform) } ?? ""),
      "today": .day(evaluator.circumstances.day.description), "count": .decimal("1"),
    ]
    for name in message.argumentNames where arguments[name] == nil {
      arguments[name] = argument(name, rule, evaluator)
    }
    return Message(
      sense: spaced((try? message.format(arguments)) ?? rule.title.text(in: tag)),
      listing: self.name(of: rule, evaluator),
      market: values.market(evaluator.circumstances.market))
  }

  private func spaced(_ text: String) -> String { language == .chinese ? text.spacedBetweenScripts : text }

  private func versionName(_ tag: String) -> String {
    ((try? displayName(language: tag, in: language.rawValue)) ?? nil) ?? tag
  }

  /// What a message calls the listing: its title, in the version that was judged.
  private func name(of rule: Rule, _ evaluator: Evaluator) -> String {
    guard let value = rule.bindings["title"] ?? evaluator.value(named: "title") else {
      return language("This listing", "该商品")
    }
    return values.text(value)
  }

  private func argument(_ name: String, _ rule: Rule, _ evaluator: Evaluator) -> MessageArgument {
    let type = rule.lets.first { $0.name == name }?.type ?? library.schema.attributes[name]?.type
    guard let value = rule.bindings[name] ?? evaluator.value(named: name) else {
      return .text(language("(not stated)", "（未提供）"))
    }
    switch value {
    case .number(let number):
      return .decimal(number.exactDecimal?.description ?? "\(number.rounded(significantDigits: 12))")
    case .date(let day): return .day("\(day)")
    default: return .text(values.text(value, type: type))
    }
  }

  /// What the verdict takes for granted that nobody stated.
  private func assumptions(
    _ inferred: [String], _ presumed: [String], _ complete: [String], _ evaluator: Evaluator
  ) -> [String] {
    func words(_ name: String) -> String {
      evaluator.knownFact(name).value.map { values.text($0, type: library.schema.attributes[name]?.type) } ?? ""
    }
    func named(_ name: String) -> String { language(name, "\(values.attribute(name))（\(name)）") }
    return inferred.map { language("\(named($0)) (inferred: \(words($0)))", "\(named($0))，推断为“\(words($0))”") }
      + presumed.map { language("\(named($0)) (presumed: \(words($0)))", "\(named($0))，推定为“\(words($0))”") }
      + complete.map {
        language("\(named($0)) (none: declared complete in \(project))", "\(named($0))，按“无”处理（\(project) 中声明数据完整）")
      }
  }

  private func undetermined(_ judgement: Judgement, _ rule: Rule, platform: String?) -> String {
    let title = rule.title.text(in: language.rawValue)
    guard let set = judgement.settling.first else {
      let names = judgement.gap.attributes.sorted() + judgement.gap.uncomputable
      return language(
        "\(title): cannot be told (\(names.joined(separator: "; "))).",
        "\(title)：无法判定（\(names.joined(separator: "；"))）。")
    }
    let labels = values.joined(set.map { values.field($0, platforms: [platform].compactMap(\.self)) })
    let doubt = judgement.isSettlingExact ? "" : language(" (perhaps fewer will do)", "（可能无需全部补充）")
    return language("\(title): to be settled, state \(labels)\(doubt).", "\(title)：请补充\(labels)\(doubt)，方可判定。")
  }

  private func fixes(_ rule: Rule, _ parts: [NamedRequirement], _ evaluator: Evaluator) -> [Finding.Remedy] {
    let names = Set(parts.map(\.name))
    return rule.fixes.filter { fix in fix.part.map(names.contains) ?? true }.map { fix in
      let remedies = RemedyWording(library: library, values: values)
      return remedies.remedy(fix) { evaluator.computed($0) }
    }
  }

  /// A remedy as an instruction.
  func text(of fix: Fix) -> String { RemedyWording(library: library, values: values).remedy(fix) { _ in nil }.text }
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

extension Fact {
  /// Whether the listing does not have it.
  var isAbsent: Bool { state == .missing || isDeclaredComplete }
}
