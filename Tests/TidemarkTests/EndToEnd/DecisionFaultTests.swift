import Foundation
import Testing

/// A decision is written to a file and to the store; what becomes of both where the process is killed or the disk fails at any write.
/// Shortened by default; in full with TIDEMARK_SOAK in the environment.
@Suite("Decisions under faults", .enabled(if: FaultLibrary.path != nil, "needs a C compiler"))
struct DecisionFaultTests {
    private static let file = "Series/approval-rating.decisions.yaml"
    private static let isSoak = ProcessInfo.processInfo.environment["TIDEMARK_SOAK"] != nil

    /// A workspace with a figure, decided once already or not yet.
    private func prepared(decided: Bool) throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        let text = "President Lee Jae-myung's approval rating was 63 percent in the Gallup Korea survey of Sept. 2-4."
        try workspace.folder.write("pages/one.txt", text + "\n")
        try update(workspace)
        if decided { try workspace.output(Self.decision("62", "Before.")) }
        return workspace
    }

    private func update(_ workspace: TestWorkspace) throws {
        try workspace.output("update", "-q", "pages/one.txt", "--published", "2025-09-05", "--publisher", "House")
    }

    private static func decision(_ value: String, _ reason: String) -> [String] {
        [
            "set", "approval-rating", "Lee Jae-myung", "2025-09-02/2025-09-04", value, "--because", reason, "--by", "desk", "--date",
            "2025-09-09",
        ]
    }

    private func run(_ workspace: TestWorkspace, _ kind: String, at call: Int, log: String = "") throws -> ProgramRun {
        let environment = ["LD_PRELOAD": try #require(FaultLibrary.path), "FAULT_KIND": kind, "FAULT_AT": "\(call)", "FAULT_LOG": log]
        return try ProgramRun(
            Self.decision("61", "After."), in: workspace.path,
            environment: log.isEmpty
                ? environment.filter { $0.key != "FAULT_LOG" } : environment)
    }

    private func text(_ workspace: TestWorkspace) -> String? { try? workspace.folder.read(Self.file) }

    @Test(arguments: [false, true], ["kill", "enospc", "eio"])
    func `the file is as before or as after, and the store comes to agree with it`(_ decided: Bool, _ kind: String) throws {
        let untouched = try prepared(decided: decided)
        let before = text(untouched)
        let log = untouched.path + "/calls"
        #expect(try run(untouched, "count", at: 1, log: log).exitCode == 0)
        let after = text(untouched)
        let calls = try #require(Int(String(contentsOfFile: log, encoding: .utf8)))
        #expect(calls > 5)
        var failures = 0
        for call in stride(from: 1, through: calls, by: Self.isSoak ? 1 : max(1, calls / 3)) {
            let workspace = try prepared(decided: decided)
            let result = try run(workspace, kind, at: call)
            let left = text(workspace)
            #expect(left == before || left == after, "call \(call)")
            if result.exitCode != 0, kind != "kill" {
                failures += 1
                #expect(left == before, "call \(call)")
                #expect(result.messages.count == 1, "call \(call): \(result.errors)")
                #expect(try workspace.output("decisions", "--format", "csv").contains("After.") == false)
            }
            if result.exitCode == 0 { #expect(left == after) }
            // Whatever happened, the next update brings into force what the file says, and nothing else.
            try update(workspace)
            let decisions = try workspace.output("decisions", "--format", "csv")
            for reason in ["Before.", "After."] { #expect(decisions.contains(reason) == (left?.contains(reason) ?? false), "call \(call)") }
            #expect(try workspace.output("verify").contains("all as written"))
        }
        #expect(kind == "kill" || failures > 0)
    }
}

enum FaultLibrary {
    /// The library that makes faults, compiled once.
    static let path: String? = {
        let library = FileManager.default.temporaryDirectory.appending(path: "faults-\(UUID().uuidString).so").path
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments = [
            "cc", "-shared", "-fPIC", "-O1", "-o", library, Repository.path("Tests/LedgerTests/Durability/faults.c"), "-ldl",
        ]
        compiler.standardError = FileHandle.nullDevice
        guard (try? compiler.run()) != nil else { return nil }
        compiler.waitUntilExit()
        return compiler.terminationStatus == 0 ? library : nil
    }()
}
