internal import ArgumentParser
import Pratique

/// `pratique checklist`
struct Checklist: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "List what entering a market asks for.",
    discussion: """
      What remains of the rules when only a part of the product is known.

        pratique checklist --market DE,US --category toy
        pratique checklist --market DE --profile powerbank.json --platform amazon --lang zh
      """)

  @Option(help: ArgumentHelp("What is sold: a category of the vocabulary.", valueName: "toy"))
  var category: String?

  @Option(help: ArgumentHelp("What is known of the product: a JSON file of attributes.", valueName: "file"))
  var profile: String?

  @OptionGroup var library: LibraryOptions
  @OptionGroup var request: RequestOptions

  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = library.language
    try Problem.told(in: language) {
      let rules = try library.load()
      let project = try request.project()
      let reports = try library.languages(project).map { language in
        let asked = try request.request(rules, language: language, project)
        return (language, try rules.checklist(asked, category: category, profile: profile))
      }
      let text = reports.map { output.textReport($0).render($1) }.joined(separator: "\n")
      try output.emit(text, language, isProse: true)
      // What has no rule at all is no checklist.
      if reports.contains(where: \.1.items.isEmpty) { throw ExitCode(2) }
    }
  }
}
