public import ArgumentParser
public import Pratique

/// The flags that mean the same in every command.
struct LibraryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The rule library.", discussion: "The one that ships with the program.", valueName: "dir"))
  var rules: String?

  @Option(help: ArgumentHelp("The language of the output: en or zh.", valueName: "language"))
  var lang: ReportLanguage?

  var language: ReportLanguage { lang ?? Console.language }

  /// The library, which must compile.
  func load() throws -> RuleLibrary {
    try Self.sound(loadUnchecked())
  }

  /// The same library, which must compile; otherwise its mistakes are told.
  static func sound(_ library: RuleLibrary) throws -> RuleLibrary {
    guard library.isSound else {
      Console.complain(library.mistakes)
      let count = library.mistakeCount.errors
      throw Problem.because(
        "The rule library does not compile: \(count) error\(count == 1 ? "" : "s").", "规则库无法编译：\(count) 个错误。")
    }
    return library
  }

  func loadUnchecked() throws -> RuleLibrary {
    try RuleLibrary(folder: try rules ?? RuleLibrary.shippedFolder())
  }
}

/// What is asked: markets, platforms, the day, and what the seller declares.
struct RequestOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Countries, subdivisions or unions; a union means each member.", valueName: "DE,FR,US-CA"))
  var market: String?

  @Option(help: ArgumentHelp("Platforms whose policies count too.", valueName: "amazon,…"))
  var platform: String?

  @Option(help: ArgumentHelp("The day asked about; today in UTC if nothing is said.", valueName: "yyyy-mm-dd"))
  var asOf: String?

  @Option(help: ArgumentHelp("The currency of amounts that name none.", valueName: "EUR"))
  var currency: String?

  @Option(help: ArgumentHelp("The language of texts that name none.", valueName: "en"))
  var textLanguage: String?

  @Option(help: ArgumentHelp("The seller's own facts: a JSON file with registrations and the like.", valueName: "file"))
  var seller: String?

  @Option(help: ArgumentHelp("The largest listing that is read, in bytes.", valueName: "bytes"))
  var maxListing: Int = 16 << 20

  func validate() throws {
    guard maxListing > 0 else { throw ValidationError("--max-listing takes a number of bytes above zero.") }
  }

  func request(_ library: RuleLibrary, language: ReportLanguage) throws -> CheckRequest {
    try CheckRequest(
      library: library, markets: names(market), platforms: names(platform), day: asOf, language: language,
      currency: currency, textLanguage: textLanguage, maxListing: maxListing, sellerFile: seller)
  }

  private func names(_ text: String?) -> [String] {
    text?.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init) ?? []
  }
}

/// Where a report goes.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where the report goes, whole or not at all.", valueName: "file"))
  var output: String?

  /// A renderer for the terminal, or for a file.
  func textReport(_ language: ReportLanguage) -> TextReport {
    TextReport(language: language, colour: output == nil && Console.hasColour)
  }

  /// A renderer of counts for the terminal, or for a file.
  func summaryReport(_ language: ReportLanguage) -> SummaryReport {
    SummaryReport(language: language, colour: output == nil && Console.hasColour)
  }

  /// Writes a report; a failure is told in the language of the run.
  func emit(_ text: String, _ language: ReportLanguage) throws {
    try Problem.told(in: language) { try Problem.writing(output) { try Console.emit(text, to: output) } }
  }
}

/// Text for people, or a line of JSON for each thing.
enum LineFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl
}

/// When a run fails.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, undetermined, never
}

extension ReportLanguage: ExpressibleByArgument {}

extension Problem {
  /// Runs `body`; a problem is told in the language of the run, with exit status 2.
  static func told<Result>(in language: ReportLanguage, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let problem as Problem {
      Console.progress("")
      Console.complain("pratique: " + language(problem.english, problem.chinese))
      throw ExitCode(2)
    }
  }
}
