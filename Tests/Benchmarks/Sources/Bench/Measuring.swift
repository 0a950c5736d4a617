import Foundation
import Glibc

/// Why the bench cannot go on.
struct BenchError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Seconds on the wall that a body takes.
func elapsed(_ body: () -> Void) -> Double {
  let start = DispatchTime.now().uptimeNanoseconds
  body()
  return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
}

func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// A run of a program.
struct ProcessRun {
  /// Seconds on the wall.
  let seconds: Double
  /// The most memory that it held, in bytes.
  let peak: Int
  let status: Int32

  /// Runs a program to its end; its output goes to a file or nowhere.
  ///
  /// - Parameter processor: the only processor that it may use; any where nothing is said.
  /// - Throws: a ``BenchError`` where it cannot be started or ends by a signal.
  init(
    _ program: String, _ arguments: [String], processor: Int? = nil, environment: [String: String] = [:],
    output: String = "/dev/null"
  ) throws {
    var words = [program] + arguments
    if let processor { words = ["/usr/bin/taskset", "--cpu-list", "\(processor)"] + words }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let merged = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let argumentPointers = words.map { strdup($0) } + [nil]
    let environmentPointers = merged.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
    var child = pid_t()
    let start = DispatchTime.now().uptimeNanoseconds
    let failure = posix_spawn(&child, words[0], &actions, nil, argumentPointers, environmentPointers)
    guard failure == 0 else { throw BenchError("\(words[0]) cannot be started: \(String(cString: strerror(failure)))") }
    var state: Int32 = 0
    var usage = rusage()
    guard wait4(child, &state, 0, &usage) == child else { throw BenchError("\(words[0]) was lost") }
    seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    guard state & 0x7F == 0 else { throw BenchError("\(words.joined(separator: " ")) ended by signal \(state & 0x7F)") }
    status = state >> 8 & 0xFF
    peak = usage.ru_maxrss * 1024
  }
}
