import Foundation
import Testing

@Suite("Bad input, end to end")
struct BadInputTests {
    private static let page = "Approval of President Lee Jae Myung at 64 percent\nPresident Lee Jae Myung has the approval of 64 percent.\n"

    /// What stands in the way, and the beginning of the one line that says it.
    private static let cases: [(name: String, bytes: [UInt8]?, says: String)] = [
        ("missing.txt", nil, "there is no such file"),
        ("empty.txt", [], "is empty"),
        ("binary.bin", [0x7F, 0x45, 0x4C, 0x46] + (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }, "is a program"),
        ("latin.txt", Array("The cost of the caf".utf8) + [0xE9] + Array(" rose by 3 percent.\n".utf8), "not valid UTF-8"),
        ("huge.txt", [UInt8](repeating: UInt8(ascii: "x"), count: 40 << 20), "is larger than"),
        (
            "some.jsonl", Array("{\"id\":\"a\",\"text\":\"\(page.split(separator: "\n")[1])\",\"published\":\"2025-06-27\"}\n{oops\n".utf8),
            "some.jsonl:2: is not valid JSON"
        ),
    ]

    @Test func `each is named in one line, and what is good is filed`() throws {
        let workspace = try TestWorkspace()
        var paths = ["good.txt"]
        try workspace.folder.write("good.txt", Self.page)
        for (name, bytes, _) in Self.cases {
            if let bytes { try workspace.folder.write(name, bytes) }
            paths.append(name)
        }
        try workspace.folder.write("loop/page.txt", Self.page)
        try FileManager.default.createSymbolicLink(
            atPath: workspace.folder("loop/again"), withDestinationPath: workspace.folder("loop"))
        try workspace.folder.write(
            "half.html", "<!doctype html><html><head><title>Half</title></head><body><article><h1>Half a page</h1><p>The rest of th")
        try workspace.folder.write("Series/mine.yaml", "id: mine\ntitel: Mine\n")
        let run = try ProgramRun(["update", "--published", "2025-06-27"] + paths + ["loop", "half.html"], in: workspace.path)
        for (name, _, says) in Self.cases {
            let lines = run.messages.filter { $0.contains(name) }
            #expect(lines.count == 1, "\(name): \(lines)")
            #expect(lines.first?.contains(says) == true, "\(name): \(lines)")
        }
        #expect(run.messages.count { $0.contains("loop/again: is a symbolic link back") } == 1)
        #expect(run.messages.count { $0.contains("Series/mine.yaml:") } == 1)
        #expect(run.messages.allSatisfy { $0.hasPrefix("tidemark: ") })
        #expect(run.exitCode == 78)
        #expect(try workspace.run("observations", "--format", "jsonl").output.contains("lee-jae-myung"))
    }

    @Test(
        arguments: [
            ("missing.txt", nil, 66), ("empty.txt", "", 65), ("some.jsonl", "{oops\n", 65), ("other.jsonl", "{\"text\": 3}\n", 65),
        ] as [(String, String?, Int32)])
    func `the exit code says what kind of trouble it was`(name: String, text: String?, expected: Int32) throws {
        let workspace = try TestWorkspace()
        if let text { try workspace.folder.write(name, text) }
        #expect(try workspace.run("update", name).exitCode == expected)
        #expect(try workspace.run("extract", name).exitCode == expected)
        #expect(try workspace.output("log", "--format", "jsonl").isEmpty, "what came to nothing is no vintage")
    }

    @Test func `a file whose name is no text is said to be that`() throws {
        let workspace = try TestWorkspace()
        try workspace.folder.write("pages/good.txt", Self.page)
        let bytes = Array(workspace.folder("pages/caf").utf8) + [0xE9, 0]
        let file = unsafe bytes.withUnsafeBytes { unsafe fopen($0.baseAddress!.assumingMemoryBound(to: CChar.self), "w") }
        guard let file = unsafe file else { return }
        unsafe fclose(file)
        let run = try workspace.run("update", "pages", "--published", "2025-06-27")
        #expect(run.exitCode == 66)
        #expect(run.errors.contains("its name is not UTF-8"), "\(run.errors)")
        #expect(try workspace.output("observations", "--format", "jsonl").contains("lee-jae-myung"))
    }

    @Test func `a wrong definition is named with its line, and the exit code is 78`() throws {
        let workspace = try TestWorkspace()
        try workspace.folder.write("Series/mine.yaml", "id: mine\ntitle: Mine\nkind: pole\n")
        let run = try workspace.run("series", "lint")
        #expect(run.exitCode == 78)
        #expect(run.messages.count == 1)
        #expect(run.errors.contains("Series/mine.yaml:3:"))
    }
}
