internal import ArgumentParser
import Pratique

/// `pratique convert`
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert units exactly, or into the unit that a region prefers.",
    discussion: """
      Units are CLDR's identifiers, simple or compound (fluid-ounce, kilogram-per-cubic-meter, pound-force-per-square-inch),
      or what catalogs write (fl oz, kgs, 公斤, ㎝). A result is exact where its digits end, else it has 34 significant
      digits, rounded half to even. Without a value, JSON lines are read from standard input and answered line for line.

        pratique convert 12 fluid-ounce milliliter
        pratique convert "5.5 lb" kg
        pratique convert 1.8 meter --usage person-height --region US
        echo '{"value":"12","unit":"fluid-ounce","to":"milliliter"}' | pratique convert
      """)

  @Argument(
    help: ArgumentHelp(
      "A value with its unit, and the unit asked for; - or nothing reads standard input.", valueName: "value"))
  var words: [String] = []

  @Option(
    help: ArgumentHelp("What the value is of, instead of a unit: person-height, road, fluid, …", valueName: "usage"))
  var usage: String?

  @Option(help: ArgumentHelp("Whose preferred unit is asked for.", valueName: "US"))
  var region: String?

  @Option(help: ArgumentHelp("Significant digits to round to, half to even.", valueName: "count"))
  var digits: String?

  @OptionGroup var options: ValueOptions

  func run() throws {
    let language = options.language
    let run = ConvertRun(language: language)
    if words.isEmpty || words == ["-"] {
      return try Problem.told(in: language) { try options.answerStandardInput(run.lines()) }
    }
    let request = try Problem.told(in: language) {
      try ConvertRun.Request(words: words, usage: usage, region: region, digits: digits)
    }
    let answer = run.answer(request)
    if options.format == .jsonl { return Console.print(answer.line) }
    // A question on the command line that has no answer is wrong use.
    if answer["error"] != nil {
      Console.complain("pratique: " + run.text(request).dropLast())
      throw ExitCode(2)
    }
    Console.print(run.text(request))
  }
}
