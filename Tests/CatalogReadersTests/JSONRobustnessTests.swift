import Catalog
import Testing

@testable import CatalogReaders

@Suite("JSON: the same whatever the chunks, and no input upsets the reader")
struct JSONRobustnessTests {
  /// A small generator with a seed, so that a failure can be seen again (SplitMix64).
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  enum Form: String, CaseIterable, Sendable { case lines, indented, hugging, oneLine, frame, objects }

  static let count = 12

  private static func listing(_ index: Int, separator: String) -> String {
    let members = [
      #""sku": \#(index)"#, #""title": "Größe \u00e4 \"\#(index)\" 商品 \\ 👨‍👩‍👧""#, #""price": 12345678901234.565"#,
      #""tags": ["a", "b{", "]c"]"#, #""size": {"w": -1.5e3, "ok": true, "x": null}"#,
      #""variants": [{"s": 1}, {"s": 2}]"#,
    ]
    return "{\(separator)" + members.joined(separator: ",\(separator)") + "}"
  }

  /// A sample of twelve listings, and the offset behind each.
  static func sample(_ form: Form) -> (bytes: [UInt8], ends: [Int]) {
    let (open, separator, between, close) =
      switch form {
      case .lines: ("", " ", "\n", "\n")
      case .indented: ("[\n  ", "\n    ", ",\n  ", "\n]\n")
      case .hugging: ("[", "\n  ", "\n}, ", "]")
      case .oneLine: ("[", " ", ",", "]")
      case .frame: ("{\"total\": 12,\n \"products\": [\n  ", "\n    ", ",\n  ", "\n ]\n}\n")
      case .objects: ("", "\n  ", "\n", "\n")
      }
    var bytes = Array(open.utf8)
    var ends: [Int] = []
    for index in 0..<count {
      var text = listing(index, separator: separator)
      if form == .hugging { text.removeLast() }
      bytes += Array(text.utf8)
      ends.append(bytes.count)
      bytes += Array((index < count - 1 ? between : (form == .hugging ? "\n}" : "") + close).utf8)
    }
    return (bytes, ends)
  }

  @Test("every chunk size gives the same", arguments: Form.allCases)
  func chunks(form: Form) {
    let sample = JSONRobustnessTests.sample(form).bytes
    let whole = JSONReading(bytes: sample)
    #expect(whole.listings.count == JSONRobustnessTests.count)
    #expect(whole.problems.isEmpty && whole.error == nil)
    for chunk in 1...200 {
      #expect(JSONReading(bytes: sample, chunk: chunk).lines == whole.lines)
    }
  }

  @Test("a file cut off at every byte", arguments: Form.allCases)
  func truncated(form: Form) {
    let (bytes, ends) = JSONRobustnessTests.sample(form)
    for length in bytes.indices {
      let reading = JSONReading(bytes: Array(bytes[..<length]))
      let complete = ends.count { $0 <= length }
      #expect(reading.listings.count >= (form == .hugging ? max(0, complete - 1) : complete))
      #expect(!reading.problems.contains { $0.id == .fault })
      if reading.listings.isEmpty && reading.problems.isEmpty { #expect(reading.error != nil) }
    }
  }

  @Test("2,000 mutations: no crash, and all listings before the mutation are read", arguments: Form.allCases)
  func mutations(form: Form) {
    let (bytes, ends) = JSONRobustnessTests.sample(form)
    let whole = JSONReading(bytes: bytes)
    let seed: UInt64 = 20_261_121
    var random = Seeded(state: seed)
    var lost = 0
    var taken = 0
    for round in 0..<2_000 {
      var mutated = bytes
      let offset = JSONRobustnessTests.mutate(&mutated, using: &random)
      let reading = JSONReading(bytes: mutated, chunk: round % 2 == 0 ? 1 << 16 : 1 + Int(random.next() % 300))
      // A line ends with its line feed, and a listing written `}, {` with its brace.
      let behind = form == .hugging ? 2 : form == .lines ? 1 : 0
      let complete = ends.count { $0 + behind <= offset }
      let before = reading.lines.prefix(complete)
      #expect(before == whole.lines.prefix(complete), "seed \(seed), round \(round)")
      #expect(!reading.problems.contains { $0.id == .fault }, "seed \(seed), round \(round)")
      let isWhole = reading.listings.count == JSONRobustnessTests.count
      #expect(isWhole || !reading.problems.isEmpty || reading.error != nil, "seed \(seed), round \(round)")
      taken += reading.listings.count { $0.members.map(\.key) == ["s"] }
      lost += max(0, JSONRobustnessTests.count - reading.listings.count - 1)
    }
    print("\(form): \(lost) listings beside the mutated one not read, \(taken) variants taken for listings")
    #expect(taken <= 20 && lost < 300)
  }

  /// Changes, inserts, removes or repeats bytes; the offset of the first change.
  private static func mutate(_ bytes: inout [UInt8], using random: inout Seeded) -> Int {
    let telling = Array("\"\\{}[],:\n\r\t 0-.eEutn/x".utf8) + [0, 0x1F, 0x80, 0xC3, 0xED, 0xF5, 0xFF]
    let offset = Int(random.next() % UInt64(bytes.count))
    let byte = telling[Int(random.next() % UInt64(telling.count))]
    switch random.next() % 4 {
    case 0: bytes[offset] = byte
    case 1: bytes.insert(byte, at: offset)
    case 2: bytes.removeSubrange(offset..<min(bytes.count, offset + 1 + Int(random.next() % 8)))
    default: bytes.insert(contentsOf: bytes[offset..<min(bytes.count, offset + 20)], at: offset)
    }
    return offset
  }

  @Test("random bytes")
  func noise() {
    var random = Seeded(state: 7)
    let alphabet = Array("{}[]\",:\\ \n1-.eatrufn".utf8) + [0, 0xC3, 0xA4, 0xFF]
    for round in 0..<2_000 {
      let start: [UInt8] = round % 2 == 0 ? [Byte.openBracket] : [Byte.openBrace]
      let bytes = start + (0..<60).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      let reading = JSONReading(bytes: bytes, chunk: 1 + round % 70)
      #expect(!reading.problems.contains { $0.id == .fault })
      #expect(reading.error != nil || !reading.listings.isEmpty || !reading.problems.isEmpty)
    }
  }

  @Test("simdjson's first stage does what we rely on")
  func stageOne() {
    #expect(JSONListingParser.isStageOneAsExpected)
    print("simdjson \(JSONListingParser.version)")
  }
}
