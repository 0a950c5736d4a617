internal import CDigest

/// The SHA-256 (FIPS 180-4) of some bytes in lower-case hexadecimal, 64 characters, by OpenSSL.
package func sha256(_ bytes: [UInt8]) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  // EVP_Digest fails only where the library has no SHA-256 at all; an empty digest would then show as zeros.
  _ = cdigest_sha256(bytes, bytes.count, &digest)
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
