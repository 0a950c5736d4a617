internal import ArgumentParser
import Pratique

/// The program.
@main
struct PratiqueProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pratique",
    abstract: "Checks product listings against what each market requires, and says by which law.",
    discussion: """
      Exit status: 0 nothing at or above --fail-on; 1 findings; 2 could not check (wrong use, unreadable input, rules
      that do not compile); 3 only undetermined verdicts stand in the way.

      Begin with:  pratique check listings.jsonl --market DE,US
      """,
    version: version,
    subcommands: [
      Check.self, Explain.self, Gate.self, Checklist.self, Localize.self, Rules.self, Identify.self, Convert.self,
      Table.self,
    ])

  private static var version: String { "pratique \(RuleLibrary.version) · \(RuleLibrary.textEngine)" }

  /// Wrong use exits with 2, whatever the library's own convention for it is.
  static func main() {
    // What is asked most often by scripts needs no command.
    if CommandLine.arguments.dropFirst() == ["--version"] { return Console.print(version + "\n") }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitCode {
      Console.exit(status.rawValue)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code.isSuccess {
        Console.print(text + "\n")
        Console.exit(0)
      }
      Console.complain(text)
      Console.exit(2)
    }
  }
}
