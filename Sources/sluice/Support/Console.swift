import Glibc
import Synchronization

/// Standard output for results, standard error for everything else.
enum Console {
    private static let settings = Mutex((isQuiet: false, noColor: false, isVerbose: false))

    static func configure(quiet: Bool, noColor: Bool, verbose: Bool) {
        settings.withLock { $0 = (quiet, noColor, verbose) }
    }

    static var outputColor: Bool { color(on: STDOUT_FILENO) }
    static var errorColor: Bool { color(on: STDERR_FILENO) }

    private static func color(on descriptor: Int32) -> Bool {
        !settings.withLock { $0.noColor } && (Environment["NO_COLOR"] ?? "").isEmpty && isatty(descriptor) == 1
    }

    /// Prints a result.
    static func print(_ text: String) {
        guard !text.isEmpty else { return }
        write(text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n", to: STDOUT_FILENO)
    }

    /// Prints progress and remarks, unless quiet.
    static func note(_ text: String) {
        guard !settings.withLock({ $0.isQuiet }) else { return }
        write("sluice: \(text)\n", to: STDERR_FILENO)
    }

    /// Prints progress that only `--verbose` asks for.
    static func detail(_ text: String) {
        guard settings.withLock({ $0.isVerbose }) else { return }
        note(text)
    }

    /// Prints an error, also when quiet.
    static func error(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n", to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }
}
