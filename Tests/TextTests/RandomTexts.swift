/// Texts that put next to each other what listings hold and what goes wrong.
extension SplitMix64 {
  private static let pieces = [
    "toy", "Toy", "TOY", "cup", "weiß", "WEISS", "Größe", "gro\u{308}ße", "É", "e\u{301}", "ＴＯＹ", "最佳", "最", "カップ", "か",
    "ｶﾞ", "\u{3099}", "최고", "мир", "ΣΑΣ", "ς", "ﬁ", "½", "€", "100", "3-6", "1,5", "CO2", "_", "’", "'", "\"", "-", "–",
    "\u{2011}", ".", ",", ":", ";", "!", "(", ")", "/", "&", "*", "…", "。", "，", "😀", "👩‍👧", "👍🏽", "🇩🇪", "\u{301}",
    "\u{AD}",
    "\u{200B}", "\u{200D}", "\u{FE0F}", "´", "ͺ", "ŉ", "®", "™", "\u{600}", "ก", "हि",
  ]
  private static let spaces = [
    " ", " ", " ", " ", "", "", "\n", "\r\n", "\r", "\t", "\u{A0}", "\u{3000}", "  ", "\u{85}",
  ]

  mutating func piece() -> String { Self.pieces.randomElement(using: &self) ?? "" }

  /// Some pieces with spaces and other things between them.
  mutating func text(upTo count: Int) -> String {
    let isSimple = Bool.random(using: &self)
    return (0..<Int.random(in: 0...count, using: &self)).map { _ in
      let place = Int.random(in: 0..<(isSimple ? 9 : Self.pieces.count), using: &self)
      return Self.pieces[place] + (Self.spaces.randomElement(using: &self) ?? "")
    }.joined()
  }
}
