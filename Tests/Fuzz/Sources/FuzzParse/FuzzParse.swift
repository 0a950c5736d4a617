import FuzzChecks

/// libFuzzer's loop, which calls `test` with one input after another.
@_silgen_name("LLVMFuzzerRunDriver")
private func run(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// SwiftPM starts an executable at `MODULE_main`, which takes the place of libFuzzer's own `main`.
@_cdecl("FuzzParse_main")
public func start(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  var count = count
  var arguments = arguments
  return run(&count, &arguments, test)
}

/// One input.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  if let failure = SyntaxChecks.parseFailure(Array(UnsafeBufferPointer(start: start, count: count))) {
    fatalError(failure)
  }
  return 0
}
