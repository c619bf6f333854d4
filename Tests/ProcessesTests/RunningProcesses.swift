import Foundation

/// What runs on this machine now.
enum RunningProcesses {
    /// Whether any process, zombies aside, has the text in its arguments.
    static func contain(_ marker: String) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.contains { name in
            guard name.allSatisfy(\.isNumber),
                let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
            else { return false }
            return String(decoding: line, as: UTF8.self).contains(marker)
        }
    }

    /// Waits until nothing has the text in its arguments; false after two seconds.
    ///
    /// Killing a cage takes the kernel a moment.
    static func lose(_ marker: String) async throws -> Bool {
        for _ in 0..<100 {
            guard contain(marker) else { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }
}
