import ArgumentParser
import Foundation

/// What standard output leads to.
enum Terminal {
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether standard output is a pipe or a socket, whose reader may go away at any time.
    static var isOutputPipe: Bool {
        var status = stat()
        guard unsafe fstat(STDOUT_FILENO, &status) == 0 else { return false }
        let kind = status.st_mode & S_IFMT
        return kind == S_IFIFO || kind == S_IFSOCK
    }

    /// Columns: of the terminal, or else what COLUMNS says, or else 80.
    static var width: Int {
        if isOutputTerminal {
            var size = winsize()
            if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        }
        return environment("COLUMNS").flatMap { Int($0) } ?? 80
    }

    /// Whether the locale can show more than ASCII.
    static var isUTF8: Bool {
        let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG")
        // Without any locale the output is a file or a pipe for a program, and those read UTF-8.
        guard let locale, isOutputTerminal else { return true }
        let name = locale.lowercased()
        return name.contains("utf-8") || name.contains("utf8")
    }

    /// A variable of the environment; an empty one counts as none.
    static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// When to colour.
enum ColorWhen: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never

    /// The option first, then NO_COLOR, then CLICOLOR_FORCE, then whether it is a terminal.
    var isOn: Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            if Terminal.environment("NO_COLOR") != nil || Terminal.environment("TERM") == "dumb" {
                false
            } else {
                Terminal.environment("CLICOLOR_FORCE").map { $0 != "0" } ?? Terminal.isOutputTerminal
            }
        }
    }
}
