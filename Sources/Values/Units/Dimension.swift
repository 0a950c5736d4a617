/// What a quantity measures; only quantities of one dimension compare.
public enum Dimension: String, Hashable, Sendable, CaseIterable {
  case mass = "Mass"
  case length = "Length"
  case area = "Area"
  case volume = "Volume"
  case voltage = "Voltage"
  case power = "Power"
  case energy = "Energy"
  case charge = "Charge"
  case temperature = "Temperature"
  case concentration = "Concentration"
  case pixels = "Pixels"
  case pieces = "Pieces"
}
