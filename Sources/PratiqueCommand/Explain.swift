internal import ArgumentParser
import Pratique

/// `pratique explain`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show why a rule says what it says of a listing.",
    discussion: """
      Prints the facts that the rule read and where they come from, each condition with its value, the law and its dates,
      and the smallest change that would satisfy the rule. Exit status 0 once it is explained, 2 where there is no such
      listing, rule or market.

        pratique explain listings.jsonl --sku TOY-0042 --rule eu.toys.ce_marking --market DE
      """)

  /// The formats of this command.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: ArgumentHelp("The catalog; - reads standard input.", valueName: "catalog"))
  var catalog: String

  @Option(help: ArgumentHelp("The listing's SKU, or its GTIN; not needed for a rule of the seller.", valueName: "sku"))
  var sku: String?

  @Option(help: ArgumentHelp("The rule's id.", valueName: "rule"))
  var rule: String

  @OptionGroup var library: LibraryOptions
  @OptionGroup var request: RequestOptions

  @Option(help: "text, or json: one document.")
  var format: Format = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = library.language
    let reports = try Problem.told(in: language) {
      let rules = try library.load()
      let project = try request.project(beside: [catalog])
      let languages = try library.languages(project)
      try RequestOptions.requireFiles([catalog], for: languages)
      return try languages.map { language in
        let asked = try request.request(rules, language: language, project)
        return (language, try rules.explain(catalog, sku: sku, rule: rule, asked))
      }
    }
    let text =
      switch format {
      case .text: reports.map { output.textReport($0).render($1) }.joined(separator: "\n")
      case .json: reports.map(\.1.json).joined()
      }
    try output.emit(text, language, isProse: format == .text)
  }
}
