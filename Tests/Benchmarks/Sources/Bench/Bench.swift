import Foundation

/// `Bench PROGRAM ROOT WORK [ROWS] [SECTION …]`: measures a program and prints each figure beside what is wanted.
///
/// - PROGRAM: the release build; ROOT: the checkout; WORK: where catalogs are made; ROWS: listings, 200,000 if not said;
///   SECTION: `speed`, `memory`, `start`, `peers`; all if none is named.
@main
struct Bench {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
      exit(2)
    }
  }

  private static func run(_ words: [String]) throws {
    guard words.count >= 3 else {
      throw BenchError("usage: Bench PROGRAM ROOT WORK [ROWS] [speed] [memory] [start] [peers]")
    }
    let program = try CheckedProgram(words[0])
    let materials = try Materials(work: URL(filePath: words[2]), root: URL(filePath: words[1]))
    let rows = words.count > 3 ? Int(words[3]) ?? 200_000 : 200_000
    let sections = Set(words.dropFirst(3).filter { Int($0) == nil })
    for line in program.reservations { print("note: \(line)") }
    var scorecard = Scorecard()
    func measures(_ section: String) -> Bool { sections.isEmpty || sections.contains(section) }
    // First, while the bench itself is small: Linux counts what a process was before it became the program.
    if measures("memory") { try Memory(program, materials, rows: rows).measure(&scorecard) }
    if measures("speed") { try Speed(program, materials, rows: rows).measure(&scorecard) }
    if measures("peers") { try Peers(program, materials, rows: rows).measure(&scorecard) }
    if measures("start") { try Start(program, materials).measure(&scorecard) }
    scorecard.tellTotal()
    exit(scorecard.missed.isEmpty ? 0 : 1)
  }
}
