/// libFuzzer's loop, which calls `test` with one input after another.
@_silgen_name("LLVMFuzzerRunDriver")
private func run(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What both targets do: run inputs through one check and stop at the first that fails.
package enum FuzzLoop {
  /// The check of this program. Set once, before the only thread begins to read it.
  nonisolated(unsafe) fileprivate static var failure: ([UInt8]) -> String? = { _ in nil }

  /// Runs libFuzzer with its arguments; `failure` says what is wrong with an input.
  package static func start(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>,
    failure: @escaping ([UInt8]) -> String?
  ) -> CInt {
    Self.failure = failure
    var count = count
    var arguments = arguments
    return run(&count, &arguments, test)
  }
}

/// One input.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  if let failure = FuzzLoop.failure(Array(UnsafeBufferPointer(start: start, count: count))) { fatalError(failure) }
  return 0
}
