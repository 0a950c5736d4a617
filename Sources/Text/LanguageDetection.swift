internal import CLanguageDetector

/// The language that a text is in fact written in, as a BCP 47 tag; `nil` where it is too short or too mixed to tell.
///
/// By CLD2 (Debian's libcld2, data of 2015): 83 languages, told from quadgrams. It needs a few words.
package func detectedLanguage(of text: String) -> String? {
  mayHoldLetter(text) ? languageByDetector(text) : nil
}

/// What CLD2 says.
func languageByDetector(_ text: String) -> String? {
  var code = [CChar](repeating: 0, count: 16)
  var text = text
  let isSure = text.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { clanguage_detect($0.baseAddress, $0.count, &code, code.count) }
  }
  guard isSure else { return nil }
  return String(decoding: code.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// Whether there is anything to tell a language from: for sizes, prices and numbers no detector is asked.
func mayHoldLetter(_ text: String) -> Bool {
  var isAfterE2 = false
  for byte in text.utf8 {
    // Beyond ASCII only U+0080 to U+00BF is passed over, of which CLD2 makes nothing, and U+2000 to U+203F: dashes, quotes.
    if isAfterE2, byte != 0x80 { return true }
    isAfterE2 = byte == 0xE2
    if (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0xC3 && byte != 0xE2 { return true }
  }
  return false
}
