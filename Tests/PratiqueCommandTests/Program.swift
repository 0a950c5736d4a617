import Foundation
import Testing

/// The built program, run as a person would.
enum Program {
  /// The folder of the checkout.
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder into which the tests and the program were built.
  private static let products: URL = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.appending(path: "pratique").path) {
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  struct Result {
    let status: Int32
    let output: String
    let complaints: String
  }

  /// A program that goes on running, read line by line.
  final class Running {
    let process: Process
    private let output: Pipe
    private var rest = Data()

    fileprivate init(_ process: Process, _ output: Pipe) {
      self.process = process
      self.output = output
    }

    /// The next line of its output; waits for it.
    func line() throws -> String {
      while true {
        if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          let line = String(decoding: rest[..<end], as: UTF8.self)
          rest = Data(rest[(end + 1)...])
          return line
        }
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { return "" }
        rest += more
      }
    }
  }

  /// Starts the program in the checkout; whoever starts it ends it.
  static func start(_ arguments: [String]) throws -> Running {
    let process = Process()
    process.executableURL = products.appending(path: "pratique")
    process.arguments = arguments
    process.currentDirectoryURL = checkout
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return Running(process, output)
  }

  /// Runs the program in the checkout, in English unless the environment given says otherwise.
  static func run(_ arguments: [String], input: String? = nil, environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = products.appending(path: "pratique")
    process.arguments = arguments
    process.currentDirectoryURL = checkout
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C"].merging(environment) { $1 }
    let output = Pipe()
    let complaints = FileManager.default.temporaryDirectory.appending(path: "pratique-\(UUID().uuidString).err")
    try Data().write(to: complaints)
    defer { try? FileManager.default.removeItem(at: complaints) }
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: complaints)
    let pipe = Pipe()
    process.standardInput = input == nil ? FileHandle.nullDevice : pipe
    try process.run()
    if let input {
      try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    }
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
      complaints: try String(contentsOf: complaints, encoding: .utf8))
  }
}

/// Expected outputs under Tests/Goldens, rewritten where `UPDATE_GOLDENS` is set.
enum Golden {
  static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let url = Program.checkout.appending(path: "Tests/Goldens/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let expected = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    #expect(text == expected, "differs from Tests/Goldens/\(name)", sourceLocation: sourceLocation)
  }
}
