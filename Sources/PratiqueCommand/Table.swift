internal import ArgumentParser
import Pratique

/// `pratique table`
struct Table: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Look a table of the rule library up, as of a day.",
    discussion: """
      A key is given in the order of the table's key columns, or as column=value; columns that are left out give all rows
      that hold on the day. `until` is the first day on which a value no longer holds. Without a name, JSON lines are read
      from standard input and answered line for line.

        pratique table --list
        pratique table title_limits AE --as-of 2026-08-01
        echo '{"table":"title_limits","key":{"market":"AE"},"as_of":"2026-08-01"}' | pratique table
      """)

  @Argument(help: ArgumentHelp("The table's name, with or without its package.", valueName: "name"))
  var name: String?

  @Argument(help: ArgumentHelp("The key; - reads standard input.", valueName: "key"))
  var key: [String] = []

  @Flag(help: "Name the tables of the library with their columns.")
  var list = false

  @Option(help: ArgumentHelp("The day asked about; today in UTC if nothing is said.", valueName: "yyyy-mm-dd"))
  var asOf: String?

  @Option(help: ArgumentHelp("The rule library.", discussion: "The one that ships with the program.", valueName: "dir"))
  var rules: String?

  @OptionGroup var options: ValueOptions

  func run() throws {
    let language = options.language
    try Problem.told(in: language) {
      let library = try LibraryOptions.sound(RuleLibrary(folder: try rules ?? RuleLibrary.shippedFolder()))
      let run = try TableRun(library, table: name == "-" ? nil : name, day: asOf, language: language)
      if list { return Console.print(run.list) }
      if name == nil || name == "-" || key == ["-"] { return try options.answerStandardInput(run.lines()) }
      let answer = run.answer(words: key)
      if case .text(let error)? = answer["error"], options.format == .text { throw Problem.because(error, error) }
      Console.print(options.format == .jsonl ? answer.line : run.text(answer))
    }
  }
}
