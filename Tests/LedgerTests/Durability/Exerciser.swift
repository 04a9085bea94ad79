import Foundation
import Testing

/// Runs the exerciser, with or without faults in what it writes.
struct Exerciser {
    enum Fault: String, Sendable { case kill, enospc, eio, count }

    struct Result {
        /// The exit code; negative where a signal ended it.
        var code: Int32
        var output: String
        var errors: String

        /// The vintages that it said were recorded.
        var acknowledged: [Int] {
            output.split(separator: "\n").compactMap { $0.hasPrefix("vintage ") ? Int($0.dropFirst(8)) : nil }
        }
    }

    static let path: String? = {
        let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let candidates = [binary, URL(fileURLWithPath: CommandLine.arguments[0])].map {
            $0.deletingLastPathComponent().appendingPathComponent("LedgerExerciser").path
        }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// The library that makes faults, compiled once; `nil` without a C compiler.
    static let faults: String? = {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("faults.c").path
        let library = FileManager.default.temporaryDirectory.appendingPathComponent("faults-\(UUID().uuidString).so").path
        for compiler in ["clang", "cc", "gcc"] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { continue }
            process.waitUntilExit()
            if process.terminationStatus == 0 { return library }
        }
        return nil
    }()

    /// Whether the long forms of the tests are asked for.
    static let isSoak = ProcessInfo.processInfo.environment["TIDEMARK_SOAK"] != nil

    static func start(_ arguments: [String], fault: Fault? = nil, at call: Int = 0) throws -> (Process, Pipe, Pipe) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path))
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        if let fault {
            environment["LD_PRELOAD"] = faults
            environment["FAULT_KIND"] = fault.rawValue
            environment["FAULT_AT"] = "\(call)"
            if let log = arguments.firstIndex(of: "--log") { environment["FAULT_LOG"] = arguments[log + 1] }
        }
        process.environment = environment
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return (process, output, errors)
    }

    static func finish(_ running: (Process, Pipe, Pipe)) throws -> Result {
        let output = try running.1.fileHandleForReading.readToEnd() ?? Data()
        let errors = try running.2.fileHandleForReading.readToEnd() ?? Data()
        running.0.waitUntilExit()
        let code = running.0.terminationStatus
        return Result(
            code: running.0.terminationReason == .uncaughtSignal ? -code : code, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }

    /// How many calls an undisturbed run makes that a fault could strike.
    static func count(_ arguments: [String], in folder: TemporaryFolder) throws -> Int {
        let log = folder.path + "/calls"
        let result = try finish(start(arguments + ["--log", log], fault: .count))
        #expect(result.code == 0)
        return Int(try String(contentsOfFile: log, encoding: .utf8)) ?? 0
    }

    static func run(_ arguments: String..., fault: Fault? = nil, at call: Int = 0) throws -> Result {
        try finish(start(arguments, fault: fault, at: call))
    }
}
