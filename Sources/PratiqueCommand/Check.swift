internal import ArgumentParser
import Pratique

/// `pratique check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check listings against the law of markets and the policies of platforms.",
    discussion: """
      Reads JSON (a list, or a list within an object) and JSON lines in the attributes of the vocabulary; - reads standard
      input.

        pratique check listings.jsonl --market EU,GB --platform amazon --seller seller.json
        pratique check listings.json --market DE --as-of 2027-02-18 --lang zh
        pratique check listings.jsonl --market US --format jsonl | jq .rule
      """)

  /// The formats of this command.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl, summary
  }

  @Argument(help: ArgumentHelp("The catalogs to check.", valueName: "catalog"))
  var catalogs: [String]

  @OptionGroup var library: LibraryOptions
  @OptionGroup var request: RequestOptions

  @Option(help: "text; json: one document; jsonl: a finding a line; summary: the counts on one screen.")
  var format: Format = .text

  @Option(help: "What makes the run fail.")
  var failOn: FailOn = .error

  @Option(help: ArgumentHelp("So many threads; as many as there are cores if nothing is said.", valueName: "n"))
  var jobs: Int?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256.") }
  }

  func run() throws {
    let language = library.language
    let reports = try Problem.told(in: language) {
      let rules = try library.load()
      let project = try request.project(beside: catalogs)
      let languages = try library.languages(project)
      try RequestOptions.requireFiles(catalogs, for: languages)
      return try languages.map { ($0, try report(rules, $0, project)) }
    }
    let merged = CheckReport.merged(reports)
    let text =
      switch format {
      case .text: reports.map { output.textReport($0).render($1) }.joined(separator: "\n")
      case .json: JSONReport().render(merged)
      case .jsonl: JSONLinesReport().render(merged)
      case .summary: reports.map { output.summaryReport($0).render($1) }.joined(separator: "\n")
      }
    try output.emit(text, language, isProse: format == .text || format == .summary)
    let status = merged.status(failOn)
    if status == 2, let sentence = merged.notChecked(language) { Console.complain("pratique: " + sentence) }
    throw ExitCode(status)
  }

  private func report(_ rules: RuleLibrary, _ language: ReportLanguage, _ project: Project?) throws -> CheckReport {
    var asked = try request.request(rules, language: language, project)
    asked.wantsFindings = format != .summary
    asked.jobs = jobs ?? Console.cores
    let report = try rules.check(catalogs, asked) { count in
      Console.progress(language("\(language.number(count)) listings judged", "已检查 \(language.number(count)) 个商品"))
    }
    Console.progress("")
    return report
  }
}

extension CheckReport {
  /// The exit status: 1 for findings at or above the threshold, 2 where something asked about was not checked, 3 for
  /// undetermined ones alone, 0 otherwise.
  func status(_ failOn: FailOn) -> Int32 {
    let status = statusOfFindings(failOn)
    guard status != 1, failOn != .never else { return status }
    // What was not checked is never a pass.
    return marketsWithoutRules.isEmpty && platformsWithoutRules.isEmpty ? status : 2
  }

  private func statusOfFindings(_ failOn: FailOn) -> Int32 {
    let errors = count(.error) > 0 || hasInputErrors
    switch failOn {
    case .never: return 0
    case .error: return errors ? 1 : 0
    case .warning: return errors || count(.warning) > 0 ? 1 : 0
    case .undetermined: return errors || count(.warning) > 0 ? 1 : tally.undetermined > 0 ? 3 : 0
    }
  }
}
