internal import CICU

/// Whether a BCP 47 tag is well-formed and ICU has data for its language and knows its region.
///
/// The data need not be of that region: "de-US" is known and formats as German does elsewhere.
package func isKnownLocale(_ tag: String) -> Bool {
  withUTF8(tag) { cicu_locale_is_known($0, $1) }
}

/// The name of a region in the words of a locale, such as "Germany" for "DE".
///
/// - Parameters:
///   - region: an ISO 3166-1 code, or another that CLDR has ("EU", "XK").
///   - locale: a BCP 47 tag.
/// - Returns: nil when the code has no name in the locale.
/// - Throws: `unknownLocale`.
package func displayName(region: String, in locale: String) throws(TextError) -> String? {
  try displayName(CICU_REGION, region, locale)
}

/// The name of a currency in the words of a locale, such as "Euro" for "EUR".
///
/// - Parameters:
///   - currency: an ISO 4217 code.
///   - locale: a BCP 47 tag.
/// - Returns: nil when the code has no name in the locale.
/// - Throws: `unknownLocale`.
package func displayName(currency: String, in locale: String) throws(TextError) -> String? {
  try displayName(CICU_CURRENCY, currency, locale)
}

/// The name of a language in the words of a locale, such as "Simplified Chinese" for "zh-Hans".
///
/// - Parameters:
///   - language: a BCP 47 tag.
///   - locale: a BCP 47 tag.
/// - Returns: nil when the language has no name in the locale.
/// - Throws: `unknownLocale`.
package func displayName(language: String, in locale: String) throws(TextError) -> String? {
  try displayName(CICU_LANGUAGE, language, locale)
}

private func displayName(_ kind: cicu_name_kind, _ code: String, _ locale: String) throws(TextError) -> String? {
  var status = CICU_FAILED
  let name = withUTF8(code) { key, keyLength in
    withUTF8(locale) { tag, tagLength in
      utf8Answer { cicu_display_name(kind, key, keyLength, tag, tagLength, $0, $1, &status) }
    }
  }
  switch status {
  case CICU_OK: return name
  case CICU_BAD_VALUE: return nil
  case CICU_UNKNOWN_LOCALE: throw .unknownLocale(locale)
  default: throw .failed
  }
}
