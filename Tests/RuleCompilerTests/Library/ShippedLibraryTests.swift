import Catalog
import Diagnostics
import Evaluation
import FoundationEssentials
import RuleCompiler
import Testing
import Values

/// The folder `rules` of the repository.
enum ShippedLibrary {
  /// The repository: this file lies three folders below it.
  static let repository = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  /// All rule files, in the order of their paths.
  static let files: [SourceFile] = {
    let folder = "\(repository)/rules"
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: "\(folder)/.")) ?? []
    return paths.filter { $0.hasSuffix(".rules") }.sorted().compactMap { path in
      FileManager.default.contents(atPath: "\(folder)/\(path)").map {
        SourceFile(path: "rules/\(path)", bytes: Array($0))
      }
    }
  }()

  static let compiled = CompiledLibrary(files: files)
}

/// What the shipped library promises, whatever rules it holds.
@Suite struct ShippedLibraryTests {
  private let compiled = ShippedLibrary.compiled
  private var schema: Schema { compiled.library.schema }

  /// Whether a label says something in English and in Chinese, and not the same words but where they are a name.
  private func isComplete(_ label: Label?) -> Bool {
    guard let label, !label.english.isEmpty else { return false }
    return label.others.contains { $0.key.hasPrefix("zh") && !$0.value.isEmpty }
  }

  @Test func isThere() {
    #expect(ShippedLibrary.files.count >= 10)
    #expect(compiled.library.rules.count >= 15)
    #expect(compiled.examples.count > compiled.library.rules.count * 3)
  }

  @Test func compilesWithoutErrorsOrWarnings() {
    let mistakes = DiagnosticRenderer(files: compiled.files).render(compiled.diagnostics)
    #expect(compiled.diagnostics.isEmpty, "\(mistakes)")
  }

  @Test func allExamplesPass() {
    let failures = Examples(compiled: compiled).failures
    #expect(failures == [])
  }

  @Test func everyRuleShowsWhatItMeans() {
    for rule in compiled.library.rules {
      let verdicts = Set(compiled.examples.filter { $0.rule == rule.id }.map(\.verdict))
      #expect(verdicts.isSuperset(of: [.satisfied, .violated, .notApplicable]), "\(rule.id)")
    }
  }

  /// Both sides of each first and last day of a rule.
  @Test func examplesStandOnBothSidesOfEachDate() {
    for rule in compiled.library.rules {
      let days = Set(compiled.examples.filter { $0.rule == rule.id }.compactMap(\.day))
      for period in rule.scope.periods {
        if let from = period.days.from { #expect(days.contains(from.previous), "\(rule.id): the day before \(from)") }
        if let through = period.days.through {
          #expect(days.contains(through), "\(rule.id): the last day, \(through)")
          #expect(days.contains(through.next), "\(rule.id): the day after \(through)")
        }
      }
    }
  }

  @Test func rulesSpeakEnglishAndChinese() {
    for rule in compiled.library.rules {
      #expect(isComplete(rule.title), "\(rule.id): title")
      for language in ["en", "zh"] {
        #expect(
          rule.messages.contains { $0.key.hasPrefix(language) && !$0.value.isEmpty }, "\(rule.id): say \(language)")
      }
      for part in parts(of: rule.requirement) { #expect(isComplete(part.label), "\(rule.id): \(part.name)") }
      // A consequence in one language is one in both.
      #expect(Set(rule.consequences.keys.map { $0.prefix(2) }).count != 1, "\(rule.id): consequence")
    }
  }

  private func parts(of requirement: Requirement) -> [NamedRequirement] {
    guard case .group(_, let parts) = requirement else { return [] }
    return parts.flatMap { [$0] + self.parts(of: $0.body) }
  }

  @Test func vocabularySpeaksEnglishAndChinese() {
    for attribute in schema.attributes.values {
      #expect(isComplete(attribute.label), "attribute \(attribute.name)")
    }
    for list in schema.codeLists.values {
      for entry in list.entries.values { #expect(isComplete(entry.label), "\(list.name) \(entry.code)") }
    }
    for document in schema.documents.values { #expect(isComplete(document.label), "document \(document.name)") }
    for scheme in schema.schemes.values { #expect(isComplete(scheme.label), "scheme \(scheme.name)") }
    for market in schema.markets.markets.values { #expect(isComplete(market.label), "market \(market.code)") }
    for (name, label) in schema.platforms { #expect(isComplete(label), "platform \(name)") }
    for list in Array(compiled.library.terms.values) + compiled.library.phrases.values {
      #expect(isComplete(list.label), "\(list.name)")
    }
    for record in schema.records.values where !["Document", "Registration"].contains(record.name) {
      for field in record.fields { #expect(isComplete(field.label), "\(record.name).\(field.name)") }
    }
  }

  /// Each attribute can be asked for; `documents` and `registrations` are of the language itself.
  @Test func everyAttributeHasAQuestion() {
    for attribute in schema.attributes.values where !["documents", "seller.registrations"].contains(attribute.name) {
      #expect(isComplete(attribute.question), "attribute \(attribute.name)")
    }
  }

  /// Every member of a market is a market with a label, so that a report can name it.
  @Test func membersOfMarketsAreMarkets() {
    for market in schema.markets.markets.values {
      for member in market.members.map(\.member) + market.bases where !member.contains("-") {
        #expect(schema.markets.markets[member] != nil, "\(member) of \(market.code)")
      }
    }
  }

  @Test func messagesNameOnlyWhatThereIs() {
    // The compiler has checked the arguments; what it cannot see is a brace left over in a language.
    for rule in compiled.library.rules {
      for (language, text) in rule.messages {
        #expect(text.count(where: { $0 == "{" }) == text.count(where: { $0 == "}" }), "\(rule.id) \(language)")
      }
    }
  }

  /// The rules that a fact decides: an `error` rests on a law that was read.
  @Test func errorsRestOnReadLaw() {
    for rule in compiled.library.rules where rule.severity == .error && !rule.isPreview {
      #expect(rule.basis.contains { $0.source.reading?.supportsErrors ?? false }, "\(rule.id)")
    }
  }

  /// The order of the files does not matter.
  @Test func filesMayStandInAnyOrder() {
    let reversed = CompiledLibrary(files: ShippedLibrary.files.reversed())
    #expect(reversed.diagnostics.isEmpty)
    #expect(reversed.library.digest == compiled.library.digest)
    #expect(reversed.library.rules.map(\.id) == compiled.library.rules.map(\.id))
    #expect(Examples(compiled: reversed).failures == [])
  }

  /// A missing file gives diagnostics, and never a crash.
  @Test func eachFileLeftOut() {
    for index in ShippedLibrary.files.indices {
      var files = ShippedLibrary.files
      let left = files.remove(at: index)
      let compiled = CompiledLibrary(files: files)
      if left.path.contains("/vocabulary/codes") || left.path.contains("/vocabulary/attributes") {
        #expect(!compiled.isSound, "\(left.path)")
      }
      _ = Examples(compiled: compiled).failures
    }
  }
}
