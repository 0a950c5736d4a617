import Testing

@testable import Text

struct PhrasePatternTests {
  private func found(_ form: String, in text: String) -> String? {
    PhrasePattern(forms: [form]).firstMatch(in: text).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  private static let underThree = "Warning {…} Not suitable for children under 36 months"
  private static let smallParts = "WARNING: CHOKING HAZARD—Small parts Not for children under 3 yrs."
  private static let longForm = """
    WARNING: This product can expose you to chemicals including {chemical}, which is known to the State of California to \
    cause cancer. For more information go to www.P65Warnings.ca.gov.
    """

  @Test(arguments: [
    (
      underThree, "Warning! Not suitable for children under 36 months. Small parts.",
      "Warning! Not suitable for children under 36 months"
    ),
    (
      underThree, "⚠️ WARNING:\nnot suitable for\nchildren under 36\u{A0}months",
      "WARNING:\nnot suitable for\nchildren under 36\u{A0}months"
    ),
    (
      underThree, "Warning. Contains small parts (choking). “Not suitable for children under 36 months”",
      "Warning. Contains small parts (choking). “Not suitable for children under 36 months"
    ),
    (
      underThree, "Nice.Warning:Not suitable for children under 36 months.Small",
      "Warning:Not suitable for children under 36 months"
    ),
    (
      underThree, "ＷＡＲＮＩＮＧ Not suitable for chil\u{AD}dren under 36 months",
      "ＷＡＲＮＩＮＧ Not suitable for chil\u{AD}dren under 36 months"
    ),
    ("Warning {...} months", "warning: 36 months", "warning: 36 months"),
    (
      smallParts, "Safety. ⚠ WARNING: CHOKING HAZARD - Small parts\nNot for children under 3 yrs. Made in EU",
      "WARNING: CHOKING HAZARD - Small parts\nNot for children under 3 yrs."
    ),
    (
      smallParts, "WARNING: CHOKING HAZARD -- small parts not for children under 3 yrs",
      "WARNING: CHOKING HAZARD -- small parts not for children under 3 yrs"
    ),
    (
      longForm,
      """
      WARNING: This product can expose you to chemicals including Di(2-ethylhexyl)phthalate (DEHP), lead, which is known \
      to the State of California to cause cancer. For more information go to www.P65Warnings.ca.gov
      """,
      """
      WARNING: This product can expose you to chemicals including Di(2-ethylhexyl)phthalate (DEHP), lead, which is known \
      to the State of California to cause cancer. For more information go to www.P65Warnings.ca.gov
      """
    ),
    (
      "WARNING: Cancer - www.P65Warnings.ca.gov.", "⚠ WARNING: Cancer – www.P65Warnings.ca.gov.",
      "WARNING: Cancer – www.P65Warnings.ca.gov."
    ),
    (
      "Contient des parties non textiles d’origine animale", "Contient des parties non-textiles d'origine animale",
      "Contient des parties non-textiles d'origine animale"
    ),
    (
      "Enthält nichttextile Teile tierischen Ursprungs", "(enthält NICHTTEXTILE Teile tierischen Ursprungs)",
      "enthält NICHTTEXTILE Teile tierischen Ursprungs"
    ),
    ("不适合3岁以下儿童", "警告：不适合 3 岁以下儿童。", "不适合 3 岁以下儿童"),
    ("0-3 years", "for 0 – 3 years", "0 – 3 years"),
    ("Store at -18 °C", "store at −18\u{A0}°C", "store at −18\u{A0}°C"),
    ("Contains {what}.", "Contains milk powder. Yes", "Contains milk"),
    ("{who} recommends", "The doctor recommends it", "doctor recommends"),
  ])
  func finds(_ form: String, in text: String, as expected: String) {
    #expect(found(form, in: text) == expected)
  }

  @Test(arguments: [
    (underThree, "Warning! Suitable for children under 36 months"),
    (underThree, "Not suitable for children under 36 months. Warning"),
    (underThree, "Warning! Not suitable for children under 3-6 months"),
    (underThree, "Warning! Not suitable for children under 36 monthsold"),
    (underThree, "Forewarning! Not suitable for children under 36 months"),
    (underThree, "Warning! Not suitable for children under 3 6 months"),
    ("WARNING: Cancer", "WARNING! Cancer"),
    ("WARNING: Cancer", "WARNING. Cancer"),
    ("Not for children under 3", "not for children under 36"),
    ("Not for children under 3", "not for children under 3.5 years"),
    ("Not for children under 3.", "not for children under 3.5 years"),
    ("Store at -18 °C", "Store at 18 °C"),
    ("Store at 18 °C", "Store at -18 °C"),
    ("exposure to {chemical}. See www", "exposure to . See www"),
    ("exposure to {chemical}. See www", "exposure tolead. See www"),
    ("Contains {what}", "Contains"),
    ("Contains {what}", "Contains ..."),
    ("", "anything"), ("{…}", "anything"), ("{name}", "anything"), ("!", "!"), ("Warning", ""), ("Warning", "\u{301}"),
  ])
  func doesNotFind(_ form: String, in text: String) {
    #expect(found(form, in: text) == nil)
  }

  @Test func firstOfSeveralForms() {
    let pattern = PhrasePattern(forms: ["under 36 months", "under three years", "under 36 months old"])
    #expect(pattern.firstMatch(in: "x under three years, under 36 months") == 2..<19)
    #expect(pattern.firstMatch(in: "under 36 months old") == 0..<19)
    #expect(PhrasePattern(forms: []).firstMatch(in: "x") == nil)
  }

  @Test func offsetsAreOfTheOriginal() {
    #expect(PhrasePattern(forms: ["Maße beachten"]).firstMatch(in: "ﬁ ＭＡSSE beachten") == 4..<22)
    #expect(found("Maß", in: "Ma\u{AD}ß.") == "Ma\u{AD}ß")
    #expect(found("Mas", in: "Maß") == nil, "half of ß")
  }

  @Test func oddTexts() {
    let pattern = PhrasePattern(forms: ["{a} b {…} {c}", "a{b", "}a{"])
    for text in ["", "\0", "x\0b c", "\u{301}b\u{301}", "👩‍👩‍👧 b 🎈", "— “ ” —", "1 - 2 b 3"] {
      _ = pattern.firstMatch(in: text)
    }
    #expect(found("a{b", in: "x a{b y") == "a{b")
    #expect(found("b", in: "\0b\0") == "b")
  }

  @Test func aMegabyte() {
    let filler = String(repeating: "Warning! Not suitable for cats — ", count: 31_000)
    let pattern = PhrasePattern(forms: [Self.underThree])
    #expect(pattern.firstMatch(in: filler) == nil)
    let text = filler + "not suitable for children under 36 months"
    #expect(pattern.firstMatch(in: text) == 0..<text.utf8.count)
  }
}
