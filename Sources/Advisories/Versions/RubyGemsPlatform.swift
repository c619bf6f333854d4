/// The platform that follows a gem's version in file names and lock files: `1.19.3-aarch64-linux-musl`, `1.5.0-java`.
enum RubyGemsPlatform {
    /// The processors and systems that a platform begins with (`Gem::Platform`).
    private static let names: [StaticString] = [
        "x86", "x64", "i386", "i486", "i586", "i686", "x86_64", "amd64", "arm", "armv5", "armv6", "armv7", "armv7l",
        "armv8",
        "arm64", "aarch64", "universal", "powerpc", "powerpc64", "powerpc64le", "ppc", "ppc64", "ppc64le", "s390x",
        "sparc",
        "riscv64", "loongarch64", "java", "jruby", "mswin", "mswin32", "mswin64", "mingw", "mingw32", "dalvik",
        "dotnet",
        "darwin", "linux", "freebsd", "solaris", "macruby",
    ]

    /// The bytes before the platform; all of them when there is none.
    static func version(of text: VersionBytes) -> VersionBytes {
        var hyphen = text.firstIndex(of: UInt8(ascii: "-"))
        while let start = hyphen {
            let next = text.firstIndex(of: UInt8(ascii: "-"), from: start + 1)
            let word = start + 1..<(next ?? text.count)
            if word.count < 12, names.contains(where: { VersionText.matches(text, word, $0) }) {
                return text[0..<start]
            }
            hyphen = next
        }
        return text
    }
}
