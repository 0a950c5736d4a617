import FuzzChecks
import PlanChecks

/// SwiftPM starts an executable at `MODULE_main`, which takes the place of libFuzzer's own `main`.
@_cdecl("FuzzPlans_main")
public func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
  FuzzLoop.start(count, arguments, failure: PlanChecks.failure)
}
