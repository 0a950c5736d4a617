internal import FoundationEssentials

/// What the files of a rule library look like from outside: a changed one is not the same.
///
/// Names, sizes and times of change are compared, not contents: a look costs a few hundred microseconds.
public struct LibraryStamp: Equatable, Sendable {
  private struct File: Equatable {
    let size: Int
    let changed: Date
  }

  private var files: [String: File] = [:]

  /// The stamp of a folder as it stands now; an empty one where it is missing.
  public init(folder: String) {
    let manager = FileManager.default
    let root = URL(filePath: folder).resolvingSymlinksInPath().path
    for path in (try? manager.subpathsOfDirectory(atPath: root)) ?? []
    where [".rules", ".csv", ".terms", ".tsv"].contains(where: { path.hasSuffix($0) }) {
      guard let attributes = try? manager.attributesOfItem(atPath: "\(root)/\(path)") else { continue }
      files[path] = File(
        size: attributes[.size] as? Int ?? 0, changed: attributes[.modificationDate] as? Date ?? .distantPast)
    }
  }

  /// The files that are other, new or gone since an earlier stamp, sorted.
  public func changes(since earlier: LibraryStamp) -> [String] {
    Set(files.keys).union(earlier.files.keys).filter { files[$0] != earlier.files[$0] }.sorted()
  }
}
