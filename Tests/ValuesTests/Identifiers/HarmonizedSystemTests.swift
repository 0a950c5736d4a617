import Testing
import Values

@Suite("The Harmonized System")
struct HarmonizedSystemTests {
  @Test("It has 96 chapters, 1,228 headings and 5,612 subheadings, as the edition of 2022 has")
  func counts() {
    #expect(HarmonizedSystem.counts == [96, 1228, 5612])
  }

  @Test(
    "Subheadings of each edition's changes",
    arguments: [
      // New in 2022: flat panels, electrical waste, smoke-free tobacco, drones, cell therapy, dual-use toxins.
      ("852411", true), ("854911", true), ("240411", true), ("880621", true), ("300251", true), ("300249", true),
      // Gone before it.
      ("852712", true), ("847040", false), ("284410", true), ("900610", false), ("854810", false),
      ("010121", true), ("970610", true), ("999999", false), ("000000", false), ("770000", false),
    ])
  func subheadings(_ code: String, _ exists: Bool) {
    #expect(Identifier.isValid(code, as: .hs) == exists, "\(code)")
  }

  @Test("The part that does not exist is told: chapter, heading or subheading")
  func parts() {
    #expect(fault("hs", "770100")?.detail == .unknownHeading("77"))
    #expect(fault("hs", "019900")?.detail == .unknownHeading("0199"))
    #expect(fault("hs", "0101990000")?.detail == .unknownHeading("010199"))
  }
}
