import Foundation
import Model
import Testing

@testable import Ledger

/// What happens to a store whose process is killed, or whose disk fails, at any write. Shortened by default; in full with
/// TIDEMARK_SOAK in the environment.
@Suite(.serialized, .enabled(if: Exerciser.path != nil && Exerciser.faults != nil, "needs the exerciser and a C compiler"))
struct DurabilityTests {
    static let operations = ["create", "update", "decide", "merge", "migrate", "backup"]

    /// A folder with a store of two vintages, and another one to merge.
    private func prepare(_ folder: TemporaryFolder) throws {
        for (name, updates) in [("tidemark.sqlite", 2), ("other.sqlite", 1)] {
            let store = folder.path + "/" + name
            #expect(try Exerciser.run("update", store, name, "\(updates)").code == 0)
        }
        try makeStoreOfTheFirstSchema(folder.path + "/first.sqlite")
    }

    private func arguments(_ operation: String, _ folder: String) -> [String] {
        let store = folder + "/tidemark.sqlite"
        switch operation {
        case "create": return ["create", folder + "/new.sqlite"]
        case "update": return ["update", store, "more", "3"]
        case "migrate": return ["create", folder + "/first.sqlite"]
        case "merge": return ["merge", store, folder + "/other.sqlite"]
        case "backup": return ["backup", store, folder + "/copy.sqlite"]
        default: return [operation, store]
        }
    }

    /// The states that the operation may leave: what the store shows after each of its vintages.
    private func state(_ path: String) throws -> [String] {
        let store = try ObservationStore(path: path)
        let result = store.verify()
        #expect(result.problems.isEmpty)
        let shown = try contents(store) + store.decisions().map(\.id) + ["\(result.vintages) vintages"]
        try store.close()
        return shown
    }

    private func check(_ operation: String, _ folder: TemporaryFolder, _ result: Exerciser.Result, allowed: [[String]]) throws {
        if operation == "create" {
            // Whatever was left, the next one makes a store of it.
            #expect(try state(folder.path + "/new.sqlite") == ["0 vintages"])
            return
        }
        if operation == "migrate" {
            // Opening it goes on where the migration was stopped; nothing that it held is lost.
            #expect(try state(folder.path + "/first.sqlite") == ["d1", "1 vintages"])
            return
        }
        let left = try state(folder.store)
        #expect(allowed.contains(left), "\(operation) left a state between")
        let vintages = try ObservationStore(path: folder.store, mode: .read).vintages().count
        #expect(result.acknowledged.allSatisfy { $0 <= vintages }, "an acknowledged vintage is lost")
        let copy = folder.path + "/copy.sqlite"
        if operation == "backup", FileManager.default.fileExists(atPath: copy) {
            #expect(try ObservationStore(path: copy, mode: .read).verify().isClean)
            #expect(try state(copy) == left)
        }
    }

    @Test(arguments: operations, [Exerciser.Fault.kill, .enospc, .eio])
    func aFaultAtAnyWriteLeavesTheStoreBeforeOrAfter(_ operation: String, _ fault: Exerciser.Fault) throws {
        let prepared = TemporaryFolder()
        try prepare(prepared)
        // Every state that the undisturbed operation goes through.
        var allowed = [try state(prepared.store)]
        let whole = arguments(operation, "")
        for step in 1...(operation == "update" ? 3 : 1) {
            let folder = try copy(prepared)
            var command = arguments(operation, folder.path)
            if operation == "update" { command[whole.count - 1] = "\(step)" }
            #expect(try Exerciser.finish(Exerciser.start(command)).code == 0)
            allowed.append(try state(folder.store))
        }
        let counted = try copy(prepared)
        let calls = try Exerciser.count(arguments(operation, counted.path), in: counted)
        #expect(calls > 5)
        var faults = 0
        for call in stride(from: 1, through: calls, by: Exerciser.isSoak ? 1 : max(1, calls / 2)) {
            let folder = try copy(prepared)
            let result = try Exerciser.finish(Exerciser.start(arguments(operation, folder.path), fault: fault, at: call))
            // A fault may also strike where it does no harm, as in moving the log into the file.
            if result.code != 0 { faults += 1 }
            if fault == .kill { #expect(result.code == -SIGKILL) }
            if fault != .kill, result.code != 0 {
                #expect(result.code == 74)
                // A log's index that cannot grow is an I/O error to SQLite, whatever the reason.
                #expect(result.errors.contains("full") || result.errors.contains("could not be read or written"), "\(result.errors)")
            }
            try check(operation, folder, result, allowed: allowed)
        }
        #expect(faults > 0)
    }

    private func copy(_ prepared: TemporaryFolder) throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: prepared.path) {
            try FileManager.default.copyItem(atPath: prepared.path + "/" + name, toPath: folder.path + "/" + name)
        }
        return folder
    }

    @Test func aFullDiskDoesNotKeepFromReading() throws {
        let folder = TemporaryFolder()
        try prepare(folder)
        let result = try Exerciser.finish(Exerciser.start(["read", folder.store, "2"], fault: .enospc, at: 1))
        #expect(result.code == 0, "\(result.errors)")
    }

    @Test func processesTakeTurnsAndReadersSeeWholeVintages() throws {
        let folder = TemporaryFolder()
        let (processes, updates) = Exerciser.isSoak ? (8, 200) : (4, 20)
        try openStore(folder).close()
        let reader = try Exerciser.start(["read", folder.store, "\(processes * updates)"])
        let writers = try (0..<processes).map { try Exerciser.start(["update", folder.store, "p\($0)", "\(updates)"]) }
        var acknowledged: [Int] = []
        for writer in writers {
            let result = try Exerciser.finish(writer)
            #expect(result.code == 0, "\(result.errors)")
            acknowledged += result.acknowledged
        }
        #expect(acknowledged.sorted() == Array(1...processes * updates))
        let seen = try Exerciser.finish(reader)
        #expect(seen.code == 0, "\(seen.errors)")
        let store = try openStore(folder)
        #expect(store.verify().problems.isEmpty)
        #expect(try store.observations().count == 2 * processes * updates)
    }

    @Test func processesMayMakeOneStoreAtOnce() throws {
        let folder = TemporaryFolder()
        let makers = try (0..<6).map { try Exerciser.start(["update", folder.store, "p\($0)", "2"]) }
        for maker in makers {
            let result = try Exerciser.finish(maker)
            #expect(result.code == 0, "\(result.errors)")
        }
        #expect(try openStore(folder).vintages().count == 12)
    }

    @Test func killedAtRandomMomentsNothingAcknowledgedIsLost() throws {
        var generator = Shuffler(state: 3)
        let folder = TemporaryFolder()
        try openStore(folder).close()
        var acknowledged = 0
        for round in 0..<(Exerciser.isSoak ? 500 : 12) {
            let running = try Exerciser.start(["update", folder.store, "r\(round)", "1000"])
            usleep(UInt32.random(in: 20_000...160_000, using: &generator))
            kill(running.0.processIdentifier, SIGKILL)
            acknowledged += try Exerciser.finish(running).acknowledged.count
        }
        let store = try openStore(folder)
        #expect(store.verify().problems.isEmpty)
        #expect(try store.vintages().count >= acknowledged)
        #expect(acknowledged > 0)
    }
}
