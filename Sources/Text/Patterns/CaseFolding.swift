internal import CICU

/// Full case folding of code points: what `(?i)` compares.
enum CaseFolding {
  /// What a code point folds to: itself or another, or up to three (`ss` for ß).
  static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    var room: (UInt32, UInt32, UInt32) = (0, 0, 0)
    let count = withUnsafeMutablePointer(to: &room) { pointer in
      pointer.withMemoryRebound(to: UInt32.self, capacity: 3) { cicu_case_folding(scalar.value, $0) }
    }
    return [room.0, room.1, room.2].prefix(Int(count)).compactMap(Unicode.Scalar.init)
  }

  /// Code points that fold to more than one, with their foldings, in their order; a test holds the ranges against ICU.
  static let longFoldings: [(scalar: Unicode.Scalar, folded: [Unicode.Scalar])] = {
    let ranges: [ClosedRange<UInt32>] = [0xDF...0x587, 0x1E96...0x1FFC, 0xFB00...0xFB17]
    return ranges.joined().compactMap(Unicode.Scalar.init).compactMap { scalar in
      let folded = folded(scalar)
      return folded.count > 1 ? (scalar, folded) : nil
    }
  }()
}
