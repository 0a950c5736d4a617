internal import ArgumentParser
import Pratique

/// `pratique rules format`
struct RulesFormat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format", abstract: "Bring rule files into the house style; the meaning never changes.")

  @Argument(help: ArgumentHelp("Files and folders; the library if nothing is named.", valueName: "path"))
  var paths: [String] = []

  @Flag(help: "Only name the files that would change, and exit with 1 if there are any.")
  var check = false

  @OptionGroup var library: LibraryOptions

  func run() throws {
    let language = library.language
    let result = try Problem.told(in: language) {
      guard paths.isEmpty else { return try RuleFormatting(paths: paths) }
      return try RuleFormatting(paths: [try library.rules ?? RuleLibrary.shippedFolder()])
    }
    for path in result.skipped {
      Console.complain(
        language(
          "\(path): left as it is, because it has mistakes (pratique rules check)",
          "\(path)：有语法错误，未作更改（请用 pratique rules check 查看）"))
    }
    for change in result.changes {
      if !check {
        try Problem.told(in: language) {
          try Problem.writing(change.path) { try Console.emit(change.text, to: change.path) }
        }
      }
      Console.print(change.path + "\n")
    }
    let count = result.changes.count
    Console.complain(
      check
        ? language("\(count) of \(result.count) files would change", "\(result.count) 个文件中有 \(count) 个需要更改")
        : language("\(count) of \(result.count) files changed", "\(result.count) 个文件中已更改 \(count) 个"))
    if !result.skipped.isEmpty { throw ExitCode(2) }
    if check, count > 0 { throw ExitCode(1) }
  }
}
