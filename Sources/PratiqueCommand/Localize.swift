internal import ArgumentParser
import Pratique

/// `pratique localize`
struct Localize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adapt prices and weights to a market and a locale, each step with its reason.",
    discussion: """
      Nothing is guessed: an amount without a currency, or of another currency without a rate, is left as it is and said so.

        pratique localize listings.jsonl --market DE --locale de-DE --rates rates.csv
      """)

  @Argument(help: ArgumentHelp("The catalog to adapt.", valueName: "catalog"))
  var catalog: String

  @Option(help: ArgumentHelp("The locale that numbers are written in, a BCP 47 tag.", valueName: "de-DE"))
  var locale: String

  @Option(help: ArgumentHelp("Dated exchange rates: a CSV file from,to,rate,as_of.", valueName: "file"))
  var rates: String?

  @OptionGroup var library: LibraryOptions
  @OptionGroup var request: RequestOptions

  @Option(help: ArgumentHelp("Where the report goes, whole or not at all.", valueName: "file"))
  var output: String?

  func run() throws {
    let language = library.language
    try Problem.told(in: language) {
      let rules = try library.load()
      let asked = try request.request(rules, language: language)
      let report = try rules.localize(catalog, asked, locale: locale, rates: rates)
      let text = TextReport(language: language, colour: output == nil && Console.hasColour).render(report)
      try Problem.writing(output) { try Console.emit(text, to: output) }
    }
  }
}
