import Foundation
import Testing

/// What waits, what an answer would change, and in which order.
@Suite("The order of the review queue")
struct ReviewQueueTests {
    @Test func `what would change a series comes before what it has, and each says what the answer would do`() throws {
        let workspace = try TestWorkspace()
        func update(_ name: String, _ text: String, _ published: String) throws {
            try workspace.folder.write(name, text + "\n")
            try workspace.output("update", "-q", name, "--published", published)
        }
        try update("a.txt", "Lee Jae-myung's approval rating was 59 percent in a Gallup Korea survey of June 3 to 5, 2025.", "2025-06-06")
        // The same figure of nobody, an older one of nobody, and a newer one.
        try update(
            "b.txt", "The approval rating of the new head stood at 59 percent in a Gallup Korea survey of June 3 to 5, 2025.", "2025-06-07")
        try update(
            "c.txt", "The approval rating of the new head stood at 41 percent in a Gallup Korea survey of May 3 to 5, 2025.", "2025-05-06")
        try update(
            "d.txt", "The approval rating of the new head stood at 44 percent in a Gallup Korea survey of July 3 to 5, 2025.", "2025-07-06")
        try update(
            "e.txt", "The approval rating of the new head stood at 95 percent in a Gallup Korea survey of June 3 to 5, 2025.", "2025-06-08")
        let text = try workspace.output("review")
        let figures = text.split(separator: "\n").filter { $0.hasPrefix("approval-rating ") }.map { $0.split(separator: " ")[1] }
        #expect(figures == ["95", "44", "41", "59"], "\(text)")
        #expect(
            text.contains("would contradict the figure of the same time: Lee Jae-myung, 2025-06-03/2025-06-05, 59 percent"), "\(text)")
        #expect(text.contains("would be the first figure for 2025-07-03/2025-07-05 in a series of 1 subject"), "\(text)")
        #expect(text.contains("would change no figure if it is that of Lee Jae-myung, 2025-06-03/2025-06-05, 59 percent"), "\(text)")
        #expect(try workspace.output("review", "troop-deployment") == "Nothing waits.\n")
    }
}
