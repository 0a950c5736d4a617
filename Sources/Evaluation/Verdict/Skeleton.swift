import Catalog

/// A condition in which everything that is known is folded away: what is left hangs on open tests, by their numbers.
indirect enum Skeleton {
  case known(Truth)
  case open(Int)
  case and([Skeleton])
  case or([Skeleton])
  case not(Skeleton)

  /// The truth where the open tests turn out as assumed; nil of a test that stays open.
  func truth(_ assumed: [Truth?]) -> Truth {
    switch self {
    case .known(let truth): truth
    case .open(let number): number < assumed.count ? assumed[number] ?? .unknown : .unknown
    case .and(let parts): parts.reduce(.yes) { $0 == .no ? .no : $0 && $1.truth(assumed) }
    case .or(let parts): parts.reduce(.no) { $0 == .yes ? .yes : $0 || $1.truth(assumed) }
    case .not(let inner): !inner.truth(assumed)
    }
  }

  /// The same without the parts that are decided, or beside others that decide.
  var simplified: Skeleton {
    let truth = truth([])
    guard truth == .unknown else { return .known(truth) }
    switch self {
    case .known, .open: return self
    case .not(let inner): return .not(inner.simplified)
    case .and(let parts): return .and(parts.filter { $0.truth([]) == .unknown }.map(\.simplified))
    case .or(let parts): return .or(parts.filter { $0.truth([]) == .unknown }.map(\.simplified))
    }
  }

  /// The numbers of the open tests.
  var open: Set<Int> {
    switch self {
    case .known: []
    case .open(let number): [number]
    case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.open) }
    case .not(let inner): inner.open
    }
  }

  func renumbered(_ numbers: [Int: Int]) -> Skeleton {
    switch self {
    case .known: self
    case .open(let number): .open(numbers[number] ?? number)
    case .and(let parts): .and(parts.map { $0.renumbered(numbers) })
    case .or(let parts): .or(parts.map { $0.renumbered(numbers) })
    case .not(let inner): .not(inner.renumbered(numbers))
    }
  }
}

/// A rule over one listing, in one language version.
struct RuleSkeleton {
  let concerns: Skeleton
  let holds: Skeleton

  func verdict(_ assumed: [Truth?]) -> Verdict {
    Evaluator.verdict(concerns: concerns.truth(assumed), holds: holds.truth(assumed))
  }
}

/// A test that came out unknown.
struct OpenTest {
  let test: Test
  let gap: Gap
  /// The language version that it was asked in, where it reads keyed text.
  let version: String?
}

extension Evaluator {
  /// A rule in each of the versions that it is judged in and undetermined, and the tests that keep it so.
  ///
  /// Open tests beside others that decide are not among them: a listing of which they are open as well lacks nothing more.
  func skeletons(of rule: Rule, in versions: [String?]) -> (rules: [RuleSkeleton], tests: [OpenTest]) {
    var tests: [OpenTest] = []
    var numbers: [NumberedTest: Int] = [:]
    let own = (version, found)
    defer { (version, found) = own }
    let (concern, required) = (concern(of: rule), required(by: rule))
    let all = versions.map { judged in
      version = judged
      return RuleSkeleton(
        concerns: skeleton(of: concern, several: versions.count > 1, &tests, &numbers).simplified,
        holds: skeleton(of: required, several: versions.count > 1, &tests, &numbers).simplified)
    }
    let rules = all.filter { Self.verdict(concerns: $0.concerns.truth([]), holds: $0.holds.truth([])) == .undetermined }
    let needed = rules.reduce(into: Set<Int>()) { $0.formUnion($1.concerns.open.union($1.holds.open)) }.sorted()
    let places = Dictionary(uniqueKeysWithValues: needed.enumerated().map { ($1, $0) })
    return (
      rules.map { RuleSkeleton(concerns: $0.concerns.renumbered(places), holds: $0.holds.renumbered(places)) },
      needed.map { tests[$0] }
    )
  }

  private struct NumberedTest: Hashable {
    let test: Test
    let version: String?
  }

  /// - Parameter several: whether there are several versions, so that a test of keyed text is another one in each.
  private func skeleton(
    of condition: Condition, several: Bool, _ tests: inout [OpenTest], _ numbers: inout [NumberedTest: Int]
  ) -> Skeleton {
    switch condition {
    case .constant(let value): return .known(Truth(value))
    case .and(let parts): return .and(parts.map { skeleton(of: $0, several: several, &tests, &numbers) })
    case .or(let parts): return .or(parts.map { skeleton(of: $0, several: several, &tests, &numbers) })
    case .not(let inner): return .not(skeleton(of: inner, several: several, &tests, &numbers))
    case .test(.holdsTrue(let term)):
      if case .truth(let inner) = resolved(term) { return skeleton(of: inner, several: several, &tests, &numbers) }
    case .test: break
    }
    guard case .test(let test) = condition else { return .known(.unknown) }
    let verity = evaluate(test)
    guard verity.truth == .unknown else { return .known(verity.truth) }
    let key = NumberedTest(test: test, version: several && readsKeyedText(test) ? version : nil)
    if let number = numbers[key] { return .open(number) }
    numbers[key] = tests.count
    tests.append(OpenTest(test: test, gap: verity.gap, version: key.version))
    return .open(tests.count - 1)
  }

  private func readsKeyedText(_ test: Test) -> Bool {
    var reader = AttributeReader(lets: lets, elements: [:])
    reader.visit(.test(test))
    return reader.bare.contains { library.schema.attributes[$0]?.type.isKeyed == true }
  }
}
