public import ArgumentParser
public import Pratique

/// The flags that mean the same in every command.
struct LibraryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The rule library.", discussion: "The one that ships with the program.", valueName: "dir"))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "The language of the output: en or zh; findings and checklists also in several, as en,zh.", valueName: "language")
  )
  var lang: LanguageList?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether compiled rules are kept in ~/.cache/pratique; PRATIQUE_CACHE=off says no too.")
  var cache = true

  var language: ReportLanguage { lang?.languages.first ?? Console.language }

  /// The languages of findings: those of the command, else of the project, else of the environment.
  func languages(_ project: Project?) throws -> [ReportLanguage] {
    if let lang { return lang.languages }
    let declared = try project?.languages() ?? []
    return declared.isEmpty ? [Console.language] : declared
  }

  /// The library, which must compile; where it compiled before, what came out may be the user's cache's.
  func load() throws -> RuleLibrary {
    try Self.sound(read(useCache: cache))
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

  /// The library with its mistakes.
  func loadUnchecked() throws -> RuleLibrary { try read(useCache: false) }

  private func read(useCache: Bool) throws -> RuleLibrary {
    try RuleLibrary(folder: try rules ?? RuleLibrary.shippedFolder(), useCache: useCache)
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

  @Option(
    help: ArgumentHelp(
      "The project file; pratique.yaml beside the catalog or here if nothing is said.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The largest listing that is read, in bytes.", valueName: "bytes"))
  var maxListing: Int = 16 << 20

  func validate() throws {
    guard maxListing > 0 else { throw ValidationError("--max-listing takes a number of bytes above zero.") }
  }

  /// What the project file says, where there is one.
  func project(beside catalogs: [String] = []) throws -> Project? { try Project.find(config, beside: catalogs) }

  /// - Parameter project: what the project file says, where there is one.
  func request(_ library: RuleLibrary, language: ReportLanguage, _ project: Project?) throws -> CheckRequest {
    try CheckRequest(
      library: library, markets: names(market), platforms: names(platform), day: asOf, language: language,
      currency: currency, textLanguage: textLanguage, maxListing: maxListing, sellerFile: seller,
      project: project)
  }

  /// Standard input can be read once; findings in several languages need a run for each.
  static func requireFiles(_ catalogs: [String], for languages: [ReportLanguage]) throws {
    guard languages.count > 1, catalogs.contains("-") else { return }
    throw Problem.because(
      "Standard input is read once, and so in one language: name one with --lang, or a file.",
      "标准输入只能读取一次，因此只能用一种语言：请用 --lang 指定一种语言，或改用文件。")
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
  ///
  /// - Parameter isProse: whether it is for people, so that a terminal breaks its lines at words.
  func emit(_ text: String, _ language: ReportLanguage, isProse: Bool) throws {
    let text = isProse && output == nil ? Console.wrapped(text) : text
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

/// Languages of the output, the first one first: `en,zh`.
struct LanguageList: ExpressibleByArgument {
  let languages: [ReportLanguage]

  init?(argument: String) {
    var all: [ReportLanguage] = []
    for tag in argument.split(separator: ",") {
      guard let language = ReportLanguage(rawValue: tag.trimmingSpaces) else { return nil }
      if !all.contains(language) { all.append(language) }
    }
    guard !all.isEmpty else { return nil }
    languages = all
  }

  static var allValueStrings: [String] { ["en", "zh", "en,zh"] }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

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

extension ReportLanguage: ExpressibleByArgument {}
