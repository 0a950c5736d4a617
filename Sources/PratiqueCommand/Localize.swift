internal import ArgumentParser
import Pratique

/// `pratique localize`
struct Localize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "localize",
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

  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = library.language
    try Problem.told(in: language) {
      let rules = try library.load()
      let asked = try request.request(rules, language: language, try request.project(beside: [catalog]))
      let report = try rules.localize(catalog, asked, locale: locale, rates: rates)
      let text = output.textReport(language).render(report)
      try output.emit(text, language, isProse: true)
    }
  }
}
