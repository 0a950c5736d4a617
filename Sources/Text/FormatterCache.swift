/// Open formatters by locale and skeleton, kind or pattern, for one worker.
///
/// Opening a number formatter costs as much as forty numbers, reading a message as much as seven messages; formatters
/// shared between threads slow each other down. So each worker has a cache of its own, and it is not `Sendable`.
package final class FormatterCache {
  private struct Key: Hashable {
    let locale: String
    let detail: String
  }

  private struct ListKey: Hashable {
    let locale: String
    let kind: ListKind
  }

  private var numbers: [Key: LocalizedNumber] = [:]
  private var lists: [ListKey: ListFormatter] = [:]
  private var messages: [Key: MessageFormat] = [:]

  package init() {}

  /// The number formatter for a locale and a skeleton, opened at the first call.
  ///
  /// - Throws: as `LocalizedNumber.init`; failures are not kept.
  package func number(locale: String, skeleton: String) throws(TextError) -> LocalizedNumber {
    let key = Key(locale: locale, detail: skeleton)
    if let known = numbers[key] { return known }
    let opened = try LocalizedNumber(locale: locale, skeleton: skeleton)
    numbers[key] = opened
    return opened
  }

  /// The list formatter for a locale, opened at the first call.
  ///
  /// - Throws: as `ListFormatter.init`.
  package func list(locale: String, kind: ListKind) throws(TextError) -> ListFormatter {
    let key = ListKey(locale: locale, kind: kind)
    if let known = lists[key] { return known }
    let opened = try ListFormatter(locale: locale, kind: kind)
    lists[key] = opened
    return opened
  }

  /// The message for a pattern and a locale, read at the first call.
  ///
  /// - Throws: as `MessageFormat.init`; failures are not kept.
  package func message(pattern: String, locale: String) throws(MessageSyntaxError) -> MessageFormat {
    let key = Key(locale: locale, detail: pattern)
    if let known = messages[key] { return known }
    let read = try MessageFormat(pattern: pattern, locale: locale)
    messages[key] = read
    return read
  }
}
