internal import CLanguageDetector

/// The language that a text is in fact written in, as a BCP 47 tag; `nil` where it is too short or too mixed to tell.
///
/// By CLD2 (Debian's libcld2, data of 2015): 83 languages, told from quadgrams. It needs a few words.
package func detectedLanguage(of text: String) -> String? {
  var code = [CChar](repeating: 0, count: 16)
  var text = text
  let isSure = text.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { clanguage_detect($0.baseAddress, $0.count, &code, code.count) }
  }
  guard isSure else { return nil }
  return String(decoding: code.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
