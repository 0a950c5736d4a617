internal import ArgumentParser
import Pratique

/// `pratique checklist`
struct Checklist: ParsableCommand {
  static let configuration = CommandConfiguration(
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

  @Option(help: ArgumentHelp("Where the list goes, whole or not at all.", valueName: "file"))
  var output: String?

  func run() throws {
    let language = library.language
    try Problem.told(in: language) {
      let rules = try library.load()
      let asked = try request.request(rules, language: language)
      let report = try rules.checklist(asked, category: category, profile: profile)
      let text = TextReport(language: language, colour: output == nil && Console.hasColour).render(report)
      try Problem.writing(output) { try Console.emit(text, to: output) }
      // What has no rule at all is no checklist.
      if report.items.isEmpty { throw ExitCode(2) }
    }
  }
}
