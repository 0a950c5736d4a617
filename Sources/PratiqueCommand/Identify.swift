internal import ArgumentParser
import Pratique

/// `pratique identify`
struct Identify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identify",
    abstract: "Check identifiers: bar codes, VAT and customs numbers, bank accounts, books, substances.",
    discussion: """
      Says which thing is wrong: length, format (a character at its place), checksum (with the one that fits) or component
      (a country, prefix or heading that does not exist). Spaces, hyphens, full-width and lower-case characters and what
      spreadsheets add are mended and said so. Without a value, JSON lines are read from standard input and answered
      line for line.

        pratique identify gtin13 4006381333931 036000291452
        pratique identify vat_de "DE 136 695 976"
        echo '{"kind":"hs","value":"9503.00"}' | pratique identify

      Kinds: gtin gtin8 gtin12 gtin13 gtin14 sscc gln isbn isbn10 isbn13 issn imei iban bic cas ec_number vat vat_xx (xx a
      member state, xi, gb, ch, no) ioss oss eori excise hs. A GTIN's prefix says who issued it, never the country of
      origin, and a right check digit never says that a number was issued.
      """)

  @Argument(
    help: ArgumentHelp("What the values are: gtin13, vat_de, eori, … Lines may name their own.", valueName: "kind"))
  var kind: String?

  @Argument(help: ArgumentHelp("The values; - or none reads standard input.", valueName: "value"))
  var values: [String] = []

  @OptionGroup var options: ValueOptions

  func run() throws {
    let language = options.language
    let run = try Problem.told(in: language) { try IdentifyRun(kind: kind == "-" ? nil : kind, language: language) }
    try options.answer(
      values, lines: { run.lines() },
      json: { run.answer(kind: kind ?? "", value: $0) }, text: { run.text(value: $0) })
  }
}
