import Testing
import Values

@Suite("Check digits find mistakes")
struct IdentifierPropertyTests {
  /// Kinds whose check digits find each single wrong digit.
  static let strong: Set<String> = [
    "gtin8", "gtin12", "gtin13", "gtin14", "sscc", "gln", "isbn10", "isbn13", "issn", "imei", "iban", "vat_at",
    "vat_de",
    "vat_dk", "vat_ee", "vat_fi", "vat_hr", "vat_hu", "vat_it", "vat_lu", "vat_pl", "vat_se",
  ]
  /// Kinds whose check digits find each swap of neighbours.
  static let findSwaps: Set<String> = ["isbn10", "issn", "iban", "vat_dk", "vat_fi", "vat_lu", "vat_pl"]

  @Test("Each wrong digit is found where the algorithm promises it", arguments: publishedPairs)
  func wrongDigits(_ kind: String, _ number: String) {
    guard Self.strong.contains(kind) else { return }
    for index in number.indices where number[index].isNumber {
      for digit in "0123456789" where digit != number[index] {
        let wrong = number[..<index] + String(digit) + number[number.index(after: index)...]
        #expect(fault(kind, String(wrong)) != nil, "\(kind) \(wrong)")
      }
    }
  }

  @Test("Each swap of neighbours is found where the algorithm promises it", arguments: publishedPairs)
  func swaps(_ kind: String, _ number: String) {
    guard Self.findSwaps.contains(kind) else { return }
    let characters = Array(number)
    for index in characters.indices.dropLast() where characters[index] != characters[index + 1] {
      var swapped = characters
      swapped.swapAt(index, index + 1)
      #expect(fault(kind, String(swapped)) != nil, "\(kind) \(String(swapped))")
    }
  }

  @Test("Most wrong digits are found in every kind with check digits", arguments: published.map(\.kind))
  func mostWrongDigits(_ kind: String) {
    let formOnly: Set = ["bic", "oss", "ioss", "eori", "excise", "hs"]
    guard !formOnly.contains(kind) else { return }
    var (found, all) = (0, 0)
    for number in published.filter({ $0.kind == kind }).flatMap(\.numbers) where number.count > 5 {
      for index in number.indices where number[index].isNumber {
        for digit in "0123456789" where digit != number[index] {
          all += 1
          let wrong = number[..<index] + String(digit) + number[number.index(after: index)...]
          if fault(kind, String(wrong)) != nil { found += 1 }
        }
      }
    }
    #expect(found * 100 >= all * 80, "\(kind): \(found) of \(all)")
  }

  @Test("Where characters are said to fit, they do", arguments: seeds)
  func rightCharactersFit(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for (kind, number) in publishedPairs {
      for _ in 0..<40 {
        let wrong = Self.mutated(number, using: &generator)
        guard let fault = fault(kind, wrong), case .check(let found, let right?) = fault.detail,
          right.count == found.count
        else { continue }
        // The characters stand where the kind has them: some place where those found stand.
        let fits = wrong.indices.contains { index in
          guard wrong[index...].hasPrefix(found) else { return false }
          let mended = wrong[..<index] + right + wrong[index...].dropFirst(found.count)
          return identify(kind, String(mended)) != .failure(.checksum)
        }
        #expect(fits, "seed \(seed): \(kind) \(wrong), \(found) → \(right)")
      }
    }
  }

  @Test("What is read is read again as itself, and separators and case change nothing", arguments: seeds)
  func normalForms(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for (kind, number) in publishedPairs {
      guard case .success(let normal) = identify(kind, number) else { continue }
      #expect(identify(kind, normal) == .success(normal))
      #expect(identify(kind, number.lowercased()) == .success(normal), "\(kind) \(number)")
      var spaced = ""
      for character in number where character != "-" {
        spaced += Bool.random(using: &generator) ? " \(character)" : "\(character)"
      }
      #expect(identify(kind, spaced) == .success(normal), "seed \(seed): \(kind) \(spaced)")
    }
  }

  @Test("No text crashes a reader", arguments: seeds)
  func anyText(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = Array("0123456789ABCXYZeE+-.'\"=()/ \u{0}\u{7F}é中４Ａ\u{200B}\u{FEFF}👩‍👩‍👧\u{301}٣") + [Character("\r\n")]
    for kind in IdentifierKind.all {
      for _ in 0..<150 {
        let length = Int.random(in: 0...20, using: &generator)
        let text = String((0..<length).map { _ in pieces.randomElement(using: &generator) ?? "0" })
        check(kind, text)
      }
      for number in publishedPairs.filter({ $0.0 == kind.name }).map(\.1) {
        for length in 0...number.count { check(kind, String(number.prefix(length))) }
        for _ in 0..<150 { check(kind, Self.mutated(number, using: &generator)) }
      }
    }
    check(.gtin, String(repeating: "1", count: 100_000))
    check(.vat, "DE" + String(repeating: "9", count: 100_000))
  }

  private func check(_ kind: IdentifierKind, _ text: String) {
    do throws(IdentifierFault) {
      #expect(try !Identifier.read(text, as: kind).normalized.isEmpty)
    } catch {
      #expect(error.reason != .unsupported)
    }
  }

  /// A number with a few characters changed, dropped, added or swapped.
  static func mutated(_ number: String, using generator: inout SeededGenerator) -> String {
    var characters = Array(number)
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !characters.isEmpty {
      let index = Int.random(in: characters.indices, using: &generator)
      let other = "0123456789ABEKUXZ".randomElement(using: &generator) ?? "0"
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: characters.remove(at: index)
      case 1: characters.insert(other, at: index)
      case 2: characters.swapAt(index, Int.random(in: characters.indices, using: &generator))
      default:
        characters[index] =
          characters[index].isNumber ? Character("\(Int.random(in: 0...9, using: &generator))") : other
      }
    }
    return String(characters)
  }
}
