import Reports
import Testing
import Values

@Suite("Sentences about identifiers")
struct IdentifierWordingTests {
  static let texts: [(String, String)] = [
    ("gtin13", "400638133393"), ("gtin13", "40063813X3931"), ("gtin13", "4.00638E+12"), ("gtin13", "4006381333932"),
    ("gtin12", "36000291452"), ("gtin13", "2000000000008"), ("gtin13", "0000000000000"), ("gtin12", "512345678900"),
    ("isbn13", "4006381333931"), ("isbn13", "9790060115615"), ("vat_de", "FR40303265045"), ("vat_se", "123456789702"),
    ("vat_no", "995525828"), ("vat_ch", "CHE107787577ABC"), ("vat_cz", "7113192745"), ("vat_it", "00743119957"),
    ("vat_gb", "GD700"), ("vat_es", "I58378431"), ("ioss", "IN2760000000"), ("ioss", "EU372022452"),
    ("eori", "US1234567"), ("hs", "770100"), ("hs", "019900"), ("hs", "950399"), ("hs", "10121"),
  ]

  @Test("Each fault has a sentence in both languages", arguments: texts)
  func sentences(_ name: String, _ text: String) throws {
    let kind = try #require(IdentifierKind(name))
    do throws(IdentifierFault) {
      _ = try Identifier.read(text, as: kind)
      Issue.record("\(name) \(text) is right")
    } catch {
      let english = IdentifierWording(language: .english).sentence(error)
      let chinese = IdentifierWording(language: .chinese).sentence(error)
      #expect(
        english.hasSuffix(".") && english.unicodeScalars.allSatisfy { $0.isASCII || "“”".unicodeScalars.contains($0) })
      #expect(chinese.hasSuffix("。") && !chinese.contains(". ") && !chinese.contains(","))
    }
  }
}
