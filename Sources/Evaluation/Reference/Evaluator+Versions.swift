import Catalog
import Values

/// Which versions of keyed texts are read (docs/language.md, "Keyed text").
extension Evaluator {
  /// The versions of an attribute that count: those in a language of the market where there are any, else all.
  ///
  /// A Chinese master text is not what a buyer in Germany reads. Each text is asked by itself: that the description has
  /// a German version says nothing of the title's.
  private func countedVersions(of name: String) -> [String] {
    guard case .stated(.localized(let versions)) = fact(of: name, isFilled: true).state else { return [] }
    let fitting = readsAllVersions ? [] : versions.keys.filter(isOfMarket)
    return (fitting.isEmpty ? Array(versions.keys) : fitting).sorted()
  }

  private func isOfMarket(_ tag: String) -> Bool {
    Country.languages(ofMarket: circumstances.market).contains(Self.base(of: tag))
  }

  /// `zh` of `zh-Hans`.
  private static func base(of tag: String) -> String { String(tag.prefix { $0 != "-" }) }

  /// The versions in which an expression that reads these attributes bare is judged, those of the market first; one
  /// `nil` where none of them is keyed or has a version.
  ///
  /// Two versions in which every text reads the same are one.
  func versions(reading names: Set<String>) -> [String?] {
    let counted = names.sorted().map { countedVersions(of: $0) }.filter { !$0.isEmpty }
    let all = Set(counted.joined()).sorted { one, other in
      isOfMarket(one) == isOfMarket(other) ? one < other : isOfMarket(one)
    }
    var seen: Set<[String?]> = []
    let judged = all.filter { version in seen.insert(counted.map { Self.version(version, among: $0) }).inserted }
    return judged.isEmpty ? [nil] : judged
  }

  /// The version in which an attribute is read just now: the one judged, else another one of its language, else, where it
  /// has none, the first that counts. Nil for what is not keyed.
  func languageOfVersion(of name: String) -> String? {
    let counted = countedVersions(of: name)
    return version.flatMap { Self.version($0, among: counted) } ?? counted.first
  }

  private static func version(_ asked: String, among counted: [String]) -> String? {
    if counted.contains(asked) { return asked }
    return counted.first { base(of: $0) == base(of: asked) } ?? counted.first
  }

  /// Whether an attribute has a text whose language nobody stated.
  func isOfUnknownLanguage(_ name: String) -> Bool {
    guard case .stated(.localized(let versions)) = fact(of: name).state else { return false }
    return versions["und"] != nil
  }

  /// The tag of the version that `title[asked]` reads: exactly that one, else a more exact one (`zh-Hans` for `zh`, the
  /// first by letters), else a more general one (`zh` for `zh-Hans`).
  func tag(_ asked: String, of name: String) -> String? {
    guard case .stated(.localized(let versions)) = fact(of: name, isFilled: true).state else { return nil }
    if versions[asked] != nil { return asked }
    if let exact = versions.keys.filter({ $0.hasPrefix(asked + "-") }).min() { return exact }
    return versions.keys.filter { asked.hasPrefix($0 + "-") }.max()
  }
}
