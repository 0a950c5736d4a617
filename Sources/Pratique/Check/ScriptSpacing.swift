extension String {
  /// The text with a space between Chinese characters and Latin letters or digits, as Chinese is set: `缺少 CE 标志`.
  ///
  /// A message is put together from parts that cannot know what stands beside them. What stands between quotes is quoted
  /// and stays as it is.
  var spacedBetweenScripts: String {
    var result = String.UnicodeScalarView()
    var depth = 0
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      if scalar == "”" { depth = max(0, depth - 1) }
      if depth == 0, let previous,
        previous.isHan && scalar.isLatinOrDigit || previous.isLatinOrDigit && scalar.isHan
      {
        result.append(" ")
      }
      if scalar == "“" { depth += 1 }
      result.append(scalar)
      previous = scalar
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isHan: Bool { (0x3400...0x9FFF).contains(value) }

  fileprivate var isLatinOrDigit: Bool {
    isASCII && properties.isAlphabetic || ("0"..."9").contains(self)
  }
}
