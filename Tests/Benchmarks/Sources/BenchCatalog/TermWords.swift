package import Foundation

/// The words of the bench's term lists (`Rules/texts/words/*.terms`), by language: what a generated text is seeded with.
package struct TermWords: Sendable {
  /// The words of all lists but the function words, by language.
  package let words: [String: [String]]

  /// - Parameter folder: the folder of the term files.
  package init(folder: URL) throws {
    var words: [String: [String]] = [:]
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for file in files where file.hasSuffix(".terms") && !file.hasPrefix("functionwords") {
      let language = String(file.split(separator: ".")[1])
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        let entries = line.components(separatedBy: "except:")[0]
        words[language, default: []] += entries.split(separator: "|").map { entry in
          entry.trimmingCharacters(in: CharacterSet(charactersIn: " *"))
        }
      }
    }
    self.words = words
  }
}
