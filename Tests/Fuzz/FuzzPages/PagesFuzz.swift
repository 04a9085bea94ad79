import Foundation
import Pages
import Vocabulary

private let chosen = ProcessInfo.processInfo.environment["READER"] ?? "plain"
private let opening = PageFuzzing.openings[chosen] ?? []
private let pages = PageReader(.builtIn)

private func read(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let fault = PageFuzzing.fault(in: opening + Array(UnsafeBufferPointer(start: start, count: count)), pages: pages)
    precondition(fault == nil, fault ?? "")
    return 0
}

/// libFuzzer's own entry, https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The name under which SwiftPM looks for an executable's `main` on Linux.
@_cdecl("FuzzPages_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    guard PageFuzzing.openings[chosen] != nil else {
        FileHandle.standardError.write(Data("READER is one of \(PageFuzzing.openings.keys.sorted().joined(separator: ", "))\n".utf8))
        return 64
    }
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { read($0, $1) }
}
