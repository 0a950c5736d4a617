internal import ArgumentParser
import Pratique

/// `pratique rules …`
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Check the rule library, run its examples, and look things up in it.",
    subcommands: [
      RulesCheck.self, RulesTest.self, RulesFormat.self, RulesList.self, RulesShow.self, RulesCoverage.self,
      RulesVocabulary.self,
      RulesOutdated.self, RulesExplain.self, RulesNew.self,
    ])
}

/// `pratique rules check`
struct RulesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compile the library and show every mistake with its place.")

  /// The formats of this command.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var library: LibraryOptions

  @Flag(help: "What the shipped library passes, too: no error that rests on a law nobody read.")
  var strict = false

  @Flag(help: "Labels, questions and messages in English and Chinese may still be missing: they are warnings.")
  var draft = false

  @Option(help: "text, or json: one list of diagnostics with places, for editors.")
  var format: Format = .text

  @OptionGroup var watching: WatchOptions

  func validate() throws {
    if strict, draft { throw ValidationError("--strict and --draft exclude each other.") }
  }

  func run() throws {
    try watching.run(library, check)
  }

  private func check() throws {
    let language = library.language
    let rules = try Problem.told(in: language) { try library.loadUnchecked() }
    let (text, errors, warnings) = rules.review(
      strict ? .strict : draft ? .draft : .whole, asJSON: format == .json)
    switch format {
    case .json: Console.print(text)
    case .text:
      if !text.isEmpty { Console.complain(text) }
      let size = rules.size
      Console.print(
        language(
          "\(Console.count(size.rules, "rule")) in \(Console.count(size.files, "file")): "
            + "\(Console.count(errors, "error")), \(Console.count(warnings, "warning"))\n",
          "\(size.files) 个文件，\(size.rules) 条规则：\(errors) 个错误，\(warnings) 个警告\n"))
    }
    if errors > 0 { throw ExitCode(2) }
  }
}

/// `pratique rules test`
struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the examples that stand beside the rules.")

  @OptionGroup var library: LibraryOptions

  @OptionGroup var watching: WatchOptions

  func run() throws {
    try watching.run(library, test)
  }

  private func test() throws {
    let language = library.language
    let rules = try Problem.told(in: language) { try library.load() }
    let result = rules.runExamples()
    if !result.failures.isEmpty { Console.print(result.failures) }
    Console.print(
      language(
        "\(Console.count(result.count, "example")), \(result.failed) failed\n",
        "\(result.count) 个示例，\(result.failed) 个未通过\n"))
    if result.failed > 0 { throw ExitCode(1) }
  }
}
