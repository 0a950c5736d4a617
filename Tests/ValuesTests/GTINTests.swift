import Testing
import Values

@Suite("Global trade item numbers")
struct GTINTests {
  static let valid = [
    "96385074", "40170725", "73513537", "036000291452", "614141000036", "012345678905", "4006381333931",
    "5901234123457",
    "9780306406157", "6901234567892", "10614141000415", "00012345678905", "14006381333938", "98765432109213",
  ]

  @Test("Numbers of 8, 12, 13 and 14 digits", arguments: valid)
  func accepts(_ text: String) throws {
    #expect(try GTIN(text).digits == text)
  }

  @Test("Each wrong digit is found", arguments: valid)
  func wrongDigits(_ text: String) {
    for position in text.indices {
      for digit in "0123456789" where digit != text[position] {
        var wrong = text
        wrong.replaceSubrange(position...position, with: String(digit))
        #expect(throws: GTIN.Fault.checksum, "\(wrong)") { try GTIN(wrong) }
      }
    }
  }

  @Test("Each swap of neighbours is found, save of digits that differ by five", arguments: valid)
  func swaps(_ text: String) throws {
    let digits = Array(text)
    for position in digits.indices.dropLast() {
      guard let left = digits[position].wholeNumberValue, let right = digits[position + 1].wholeNumberValue,
        left != right
      else { continue }
      var swapped = digits
      swapped.swapAt(position, position + 1)
      if abs(left - right) == 5 {
        // The weights 1 and 3 cannot tell these: a limit of the check digit, not of its reckoning.
        #expect(try GTIN(String(swapped)).digits == String(swapped))
      } else {
        #expect(throws: GTIN.Fault.checksum, "\(String(swapped))") { try GTIN(String(swapped)) }
      }
    }
  }

  @Test(
    "What is wrong is named",
    arguments: [
      ("", .length), ("4", .length), ("1234567", .length), ("123456789", .length), ("1234567890", .length),
      ("40063813339", .length), ("400638133393100", .length), (" - ", .length),
      ("4006381333931x", .format), ("40063813339.1", .format), ("４００６３８１３３３９３１", .format), ("4.00638E+12", .format),
      ("GTIN 4006381333931", .format), ("4006381333931\n", .format), ("x", .format), ("4006381333931\u{A0}", .format),
      ("4006381333932", .checksum), ("96385075", .checksum), ("036000291453", .checksum), ("11111111111111", .checksum),
      ("00000000", .component), ("000000000000", .component), ("0000000000000", .component),
      ("00000000000000", .component),
    ] as [(String, GTIN.Fault)])
  func faults(_ text: String, _ fault: GTIN.Fault) {
    #expect(throws: fault) { try GTIN(text) }
  }

  @Test(
    "Spaces and hyphens between digits are dropped",
    arguments: ["4 006381 333931", "4006381-333931", " 4006381333931 "])
  func separators(_ text: String) throws {
    #expect(try GTIN(text).digits == "4006381333931")
  }

  @Test("Leading zeros count: the same digits padded are another text")
  func leadingZeros() throws {
    #expect(try GTIN("012345678905") != GTIN("00012345678905"))
    #expect(try GTIN("012345678905") == GTIN("0-12345-67890-5"))
  }

  @Test("The check digit completes the weighted sum to a multiple of ten", arguments: seeds)
  func checkDigits(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let count = [7, 11, 12, 13].randomElement(using: &generator) ?? 12
      let digits = (0..<count).map { _ in UInt8.random(in: 0...9, using: &generator) }
      let check = GTIN.checkDigit(of: digits)
      // Written out as GS1 shows it: the number right-aligned under the weights 3 1 3 1 … of fourteen places.
      let padded = Array(repeating: 0, count: 13 - count) + digits.map(Int.init)
      let sum = zip(padded, [3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]).map { $0 * $1 }.reduce(0, +)
      #expect((sum + Int(check)) % 10 == 0 && check < 10, "seed \(seed): \(digits)")
    }
  }
}
