/// Findings in the shape that other programs read; nulls are written, so that every finding has the same keys.
extension Finding {
  /// The finding as JSON.
  ///
  /// - Parameter change: for the gate, what became of it: new, fixed, unchanged or newly_undetermined.
  func json(change: String? = nil) -> AnswerLine {
    var line = AnswerLine([
      "sku": .optional(sku), "market": .text(market), "platform": .optional(platform), "rule": .text(rule),
      "title": .text(title), "domain": .text(domain), "severity": .text(severity.rawValue),
      "preview": .boolean(isPreview), "verdict": .text(verdict.rawValue), "message": .text(message),
      "basis": .list(basis.map(\.json)), "facts": .record(Self.json(facts)), "inferred": .texts(inferred),
      "presumed": .texts(presumed), "declared_complete": .texts(declaredComplete),
      "missing": .list(missing.map { .texts($0) }),
      "settling_exact": .boolean(isSettlingExact), "open": .texts(open), "uncomputable": .texts(uncomputable),
      "since": .optional(since), "until": .optional(until), "part": .optional(part),
      "fix": .list(fixes.map(\.json)), "location": location.map(\.json) ?? .null,
      "fingerprint": .text(fingerprint),
    ])
    if !translations.isEmpty { line.add("messages", Self.json(translations)) }
    if let change { line.add("change", .text(change)) }
    return line
  }

  private static func json(_ translations: [ReportLanguage: String]) -> AnswerLine.Value {
    var record = AnswerLine()
    for language in ReportLanguage.allCases {
      if let text = translations[language] { record.add(language.rawValue, .text(text)) }
    }
    return .record(record)
  }

  private static func json(_ facts: [Evidence]) -> AnswerLine {
    var record = AnswerLine()
    for fact in facts where record[fact.attribute] == nil { record.add(fact.attribute, fact.value) }
    return record
  }
}

extension Finding.Basis {
  var json: AnswerLine.Value {
    .record([
      "source": .text(source), "provision": .text(provision), "url": .text(url), "checked": .optional(checked),
      "reading": .optional(reading),
    ])
  }
}

extension Finding.Remedy {
  var json: AnswerLine.Value {
    var record = action
    record.add("applicability", .text(applicability.rawValue))
    record.add("text", .text(text))
    return .record(record)
  }
}

extension Finding.Location {
  var json: AnswerLine.Value {
    .record(["file": .text(file), "line": .number(line), "column": .number(column)])
  }
}

extension InputFinding {
  /// A problem of the input as JSON, with `verdict` “input”.
  var json: AnswerLine {
    [
      "rule": .text(id), "sku": .optional(sku), "verdict": .text("input"), "severity": .text(severity.rawValue),
      "message": .text(message), "count": .number(count), "location": location.map(\.json) ?? .null,
    ]
  }
}
