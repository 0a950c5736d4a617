internal import ArgumentParser
import Pratique

/// `pratique rules list`
struct RulesList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rules, a line each.")

  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("Only rules that bind in a market.", valueName: "DE"))
  var market: String?

  @Option(help: "text, or jsonl: a rule a line.")
  var format: LineFormat = .text

  func run() throws {
    try Problem.told(in: library.language) {
      Console.print(
        try library.load().list(market: market, asJSON: format == .jsonl, language: library.language))
    }
  }
}

/// `pratique rules show`
struct RulesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a rule as a page: law, scope, requirements, exceptions, remedy, examples.")

  @Argument(help: ArgumentHelp("The rule's id.", valueName: "rule"))
  var rule: String

  @OptionGroup var library: LibraryOptions

  func run() throws {
    try Problem.told(in: library.language) {
      Console.print(try library.load().page(ofRule: rule, language: library.language))
    }
  }
}

/// `pratique rules coverage`
struct RulesCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Say what the examples of each rule reach and what they leave out.")

  @OptionGroup var library: LibraryOptions

  @Flag(help: "What of the law is covered, and why the rest is not: rules/COVERAGE.tsv.")
  var law = false

  func run() throws {
    try Problem.told(in: library.language) {
      if law {
        let rules = try library.load()
        let coverage = try LawCoverage(folder: try library.rules ?? RuleLibrary.shippedFolder())
        for mistake in coverage.mistakes(in: rules) { Console.complain("COVERAGE.tsv: \(mistake)") }
        return Console.print(coverage.text(language: library.language))
      }
      Console.print(try library.load().exampleCoverage(language: library.language).text)
    }
  }
}

/// `pratique rules vocabulary`
struct RulesVocabulary: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary", abstract: "Show the attributes and codes that rules and catalogs may use.")

  @Argument(help: ArgumentHelp("One attribute, code list or record.", valueName: "name"))
  var name: String?

  @OptionGroup var library: LibraryOptions

  func run() throws {
    try Problem.told(in: library.language) {
      Console.print(try library.load().vocabulary(name: name, language: library.language))
    }
  }
}

/// `pratique rules outdated`
struct RulesOutdated: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outdated", abstract: "List the sources that are due to be compared with the law again.")

  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("How old the last comparison may be, such as 180d.", valueName: "days"))
  var olderThan: String = "180d"

  @Option(help: ArgumentHelp("The day asked about; today in UTC if nothing is said.", valueName: "yyyy-mm-dd"))
  var asOf: String?

  func run() throws {
    guard let days = Int(olderThan.hasSuffix("d") ? String(olderThan.dropLast()) : olderThan), days >= 0 else {
      throw ValidationError("--older-than takes a number of days, such as 180d.")
    }
    try Problem.told(in: library.language) {
      Console.print(try library.load().outdated(olderThan: days, today: asOf, language: library.language))
    }
  }
}

/// `pratique rules explain`
struct RulesExplain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a diagnostic: why it is one, a wrong and a right example.")

  @Argument(help: ArgumentHelp("The id between the brackets of a diagnostic, such as type.dimension.", valueName: "id"))
  var id: String

  @OptionGroup var library: LibraryOptions

  func run() throws {
    try Problem.told(in: library.language) {
      let folder = try library.rules ?? RuleLibrary.shippedFolder()
      Console.print(try RuleLibrary.explanation(of: id, rules: folder))
    }
  }
}

/// `pratique rules new`
struct RulesNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a rule: everything that a machine can write of it.")

  @Argument(help: ArgumentHelp("Package and name, such as eu.toys.ce_marking.", valueName: "id"))
  var id: String

  @Flag(help: "Print it instead of adding it to its file.")
  var print = false

  @OptionGroup var library: LibraryOptions

  func run() throws {
    let language = library.language
    try Problem.told(in: language) {
      let folder = try library.rules ?? RuleLibrary.shippedFolder()
      let (path, text) = try library.load().scaffold(id, folder: folder)
      if print { return Console.print(text) }
      try Problem.writing(path) { try Console.append(text, to: path) }
      Console.print(language("\(path): added \(id)\n", "\(path)：已添加 \(id)\n"))
    }
  }
}
