import FoundationEssentials
import Glibc

/// How much of this process is in memory now.
enum ResidentMemory {
    /// 0 where the kernel does not say.
    static var kilobytes: Int {
        guard let data = FileManager.default.contents(atPath: "/proc/self/statm") else { return 0 }
        let fields = String(decoding: data, as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) / 1024 : 0
    }
}
