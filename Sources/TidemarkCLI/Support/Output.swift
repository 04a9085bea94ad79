import ArgumentParser
import Foundation
import Tidemark

/// Standard output, or the file that the person named instead. Quiet when the reader of a pipe has gone.
struct Output {
    private enum Target {
        case standard(isTerminal: Bool)
        /// Collected, and written as a whole at the end.
        case file(String)
    }

    private let target: Target
    private var waiting: [UInt8] = []
    /// What the answer means for the exit code, where nothing went wrong.
    var exitCode: Int32 = 0

    /// - Parameter file: `nil` or `-` is standard output.
    init(_ file: String? = nil) {
        if let file, file != "-" {
            target = .file(file)
        } else {
            target = .standard(isTerminal: Terminal.isOutputTerminal)
        }
    }

    mutating func write(_ text: String) throws {
        if case .standard(true) = target {
            waiting += Plain.forTerminal(text).utf8
        } else {
            waiting += text.utf8
        }
        if case .standard = target, waiting.count >= 64 << 10 { try flush() }
    }

    mutating func line(_ text: String) throws { try write(text + "\n") }

    /// Writes what has been collected. To be called once at the end.
    mutating func close() throws {
        switch target {
        case .standard: try flush()
        case .file(let path): try WholeFile.write(waiting, to: path)
        }
    }

    private mutating func flush() throws {
        defer { waiting = [] }
        guard !waiting.isEmpty else { return }
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(waiting))
        } catch {
            // Whoever read the pipe has seen enough; a full disk is another matter.
            if Terminal.isOutputPipe { throw ExitCode.success }
            throw Problem(.inputOutput, "standard output cannot be written", remedy: "check the space left")
        }
    }
}
