import Reports
import Text

/// Sees to it that no two findings of a run share a fingerprint.
///
/// Two rows of a catalog may have one SKU and the same fault: the second one's fingerprint is made of the first one's and
/// of how many had it before. Findings are to be told in the order of the run.
struct FingerprintLedger {
  /// How often a fingerprint came, by its first 64 bits: eight bytes a finding are held, not its text.
  private var counts: [UInt64: UInt32] = [:]

  /// The same findings, each with a fingerprint of its own.
  mutating func distinct(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      let key = UInt64(finding.fingerprint.prefix(16), radix: 16) ?? 0
      let earlier = counts[key, default: 0]
      counts[key] = earlier + 1
      guard earlier > 0 else { return finding }
      var other = finding
      other.fingerprint = fingerprint(of: [finding.fingerprint, "\(earlier)"])
      return other
    }
  }
}

/// SHA-256 over the parts, cut to 32 hexadecimal digits.
func fingerprint(of parts: [String]) -> String {
  String(sha256(Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)).prefix(32))
}
