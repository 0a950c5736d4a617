import Testing

@testable import Text

/// What a scanner calls certain is what the exact matcher finds.
struct CertainWordingsTests {
  private func certain(_ terms: [String], except exceptions: [String] = [], in text: String) -> Bool {
    ScannedWordings([.terms(terms, except: exceptions)]).certain(in: text).contains(0)
  }

  @Test(arguments: [
    ("toy", "toy"), ("toy", "A TOY car"), ("toy", "a\ntoy\n"), ("toy", "(toy)"), ("toy", "no car, toy, cup"),
    ("toy", "this is a toy."), ("für Kinder", "FÜR  KINDER\ngemacht"), ("weiß", "Ein Weiß!"), ("WEISS", "weiß"),
    ("eco-friendly", "Eco-friendly cup"), ("kid's", "a kid's cup"), ("CO2", "no CO2 here"), ("100", "100 g"),
    ("umwelt*", "umweltfreundlich"), ("*tasse", "Kaffeetasse"), ("最佳", "全球最佳陶瓷杯"), ("最佳", "最佳，好"), ("カップ", "この「カップ」は"),
    ("최고", "이 최고 (x)"), ("мир", "Мир!"), ("toy", String(repeating: "größe – ", count: 99) + "toy"),
  ])
  func plainHitsAreCertain(_ term: String, in text: String) {
    #expect(TermMatcher([term]).firstMatch(in: text) != nil, "the example is wrong")
    #expect(certain(["never", term], in: text))
  }

  @Test(arguments: [
    ("toy", "toys"), ("ecofriendly", "eco-friendly"), ("eco friendly", "eco-friendly"), ("toy", "3.toy.4"),
    ("eau", "l'eau"),
    ("toy", "ＴＯＹ"), ("toy", "to\u{AD}y"), ("toy", "toy\u{301}"), ("100", "100,5"), ("100", "1.100"), ("toy", "_toy"),
    ("カ", "カ\u{3099}"), ("x\u{301}", "x´"), ("ι", "ͺ"), ("-", "a - b"), ("", "a"), ("toy", "car"),
  ])
  func othersAreNot(_ term: String, in text: String) { #expect(!certain([term], in: text)) }

  @Test func whatAnExceptionStandsInIsNotCertain() {
    #expect(certain(["green"], except: ["green tea"], in: "A green cup"))
    #expect(!certain(["green"], except: ["green tea"], in: "A green cup of green tea"))
    #expect(!certain(["green"], except: ["-"], in: "A green cup"))
  }

  @Test func phrasesAndAnythingAreNeverCertain() {
    #expect(ScannedWordings([.anything, .phrase(["toy car"]), .terms(["toy"])]).certain(in: "a toy car") == [2])
  }

  /// Each code point beside a term, and within one.
  @Test func everyCodePoint() {
    var told = 0
    let wordings = ["toy", "*toy", "toy*", "最", "ß"]
    let scanned = ScannedWordings(wordings.map { .terms([$0]) })
    let matchers = wordings.map { TermMatcher([$0]) }
    for value in UInt32(0)...0x2_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = Character(scalar)
      for text in ["\(text)toy\(text) \(text)最\(text)ß", "a \(text)ß\(text) 最最\(text)toy"] {
        for number in scanned.certain(in: text) {
          told += 1
          if matchers[number].firstMatch(in: text) == nil {
            Issue.record("U+\(String(value, radix: 16)): \(wordings[number]) in \(text.debugDescription)")
          }
        }
      }
    }
    #expect(told > 100_000)
  }

  /// Terms that are what a code point folds to, in texts that hold it.
  @Test func everyFolding() {
    for start in stride(from: UInt32(0x21), to: 0x1_FFFF, by: 32) {
      let scalars = (start..<start + 32).compactMap(Unicode.Scalar.init).map(String.init)
      let words = scalars + scalars.map { "x" + foldedCase($0) } + scalars.map { foldedCase($0).filter { $0 != " " } }
      let scanned = ScannedWordings(words.map { .terms([$0]) })
      for text in scalars.flatMap({ ["x\($0) \($0)", "\($0)\($0)-\($0)x"] }) {
        for word in scanned.certain(in: text) where TermMatcher([words[word]]).firstMatch(in: text) == nil {
          Issue.record("\(words[word].debugDescription) in \(text.debugDescription)")
        }
      }
    }
  }

  @Test(arguments: 0..<6)
  func randomTexts(seed: UInt64) {
    var random = SplitMix64(seed: 1_300 + seed)
    var (found, told) = (0, 0)
    for _ in 0..<300 {
      let terms = (0..<12).map { _ -> String in
        var term = random.text(upTo: 2).filter { $0 != "*" }
        if Int.random(in: 0..<6, using: &random) == 0 { term += "*" }
        if Int.random(in: 0..<6, using: &random) == 0 { term = "*" + term }
        return term
      }
      let exceptions = (0..<2).map { _ in random.text(upTo: 2) }
      let scanned = ScannedWordings(terms.map { .terms([$0], except: exceptions) })
      let (matchers, excepted) = (terms.map { TermMatcher([$0]) }, TermMatcher(exceptions))
      for _ in 0..<20 {
        let text = random.text(upTo: 10)
        let certain = scanned.certain(in: text)
        #expect(certain.isSubset(of: scanned.candidates(in: text)))
        for number in terms.indices {
          let isFound = matchers[number].firstMatch(in: text) != nil
          found += isFound ? 1 : 0
          guard certain.contains(number) else { continue }
          told += 1
          #expect(
            isFound && excepted.firstMatch(in: text) == nil,
            "seed \(seed): \(terms[number].debugDescription) in \(text.debugDescription) except \(exceptions)")
        }
      }
    }
    print("certain wordings, seed \(seed): \(told) of \(found)")
    #expect(told > 500)
  }
}
