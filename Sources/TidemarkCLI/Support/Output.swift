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
    private var hasWritten = false
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

    mutating func write(_ text: String) throws { try write(Array(text.utf8)) }

    mutating func write(_ bytes: [UInt8]) throws {
        switch target {
        case .standard(let isTerminal):
            let shown = isTerminal ? Array(Plain.forTerminal(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
            // Large parts are passed on as they are.
            if waiting.isEmpty { waiting = shown } else { waiting += shown }
            // The first is written at once, so that a reader that waits has something to go on.
            if waiting.count >= 64 << 10 || !hasWritten { try flush() }
        case .file: waiting += bytes
        }
    }

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
        hasWritten = true
        do {
            try unsafe waiting.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                // Without a copy: the bytes are only read, and are written when this returns.
                let data = unsafe Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
                try FileHandle.standardOutput.write(contentsOf: data)
            }
        } catch {
            // Whoever read the pipe has seen enough; a full disk is another matter.
            if Terminal.isOutputPipe { throw ExitCode.success }
            throw Problem(.inputOutput, "standard output cannot be written", remedy: "check the space left")
        }
    }
}
