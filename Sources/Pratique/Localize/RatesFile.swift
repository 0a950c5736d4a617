internal import FoundationEssentials
import Localization
import Values

/// Exchange rates of a CSV file `from,to,rate,as_of`, one a line, with or without that heading.
struct RatesFile {
  private var rates: [ExchangeRate] = []

  /// Reads a file; each line that is no rate is a ``Problem`` with its number.
  init(path: String) throws(Problem) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem("The rates in \(path) cannot be read.", "无法读取汇率文件 \(path)。")
    }
    let lines = String(decoding: data, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.filter { $0 != " " && $0 != "\u{FEFF}" }
      }
      if line.allSatisfy(\.isWhitespace) || (index == 0 && cells.first == "from") { continue }
      guard cells.count == 4, let from = Currency(cells[0]), let to = Currency(cells[1]),
        let value = Decimal(cells[2]), let day = CalendarDate(cells[3]),
        let rate = ExchangeRate(from: from, to: to, value: value, day: day, source: path)
      else {
        throw Problem(
          "\(path):\(index + 1) is no rate; write from,to,rate,as_of, as in USD,EUR,0.9210,2026-11-20.",
          "\(path)：\(index + 1) 不是有效汇率；格式为 from,to,rate,as_of，例如 USD,EUR,0.9210,2026-11-20。")
      }
      rates.append(rate)
    }
  }

  /// The newest rate between two currencies that is not of a later day.
  func rate(from: Currency, to: Currency, on day: CalendarDate) -> ExchangeRate? {
    rates.filter { $0.from == from && $0.to == to && $0.day <= day }.max { $0.day < $1.day }
  }
}
