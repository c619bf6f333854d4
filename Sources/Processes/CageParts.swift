/// The system programs a cage is made of, and the command line that puts them together.
struct CageParts: Sendable {
    let shell: String
    private let bubblewrap: String
    private let limiter: String
    /// Present when the cage must first leave the real root behind.
    private let dropper: String?

    /// The user and group of the program, inside the cage and, for root, outside.
    private static let nobody = "65534"

    init(asRoot: Bool, folders: [String]) throws(ProcessError) {
        shell = try Self.find("sh", in: folders)
        bubblewrap = try Self.find("bwrap", in: folders)
        limiter = try Self.find("prlimit", in: folders)
        dropper = asRoot ? try Self.find("setpriv", in: folders) : nil
    }

    private static func find(_ name: String, in folders: [String]) throws(ProcessError) -> String {
        guard let path = folders.map({ "\($0)/\(name)" }).first(where: SystemCall.isExecutable) else {
            throw ProcessError(.unavailable, "\(name) is not installed, and no program runs without its cage")
        }
        return path
    }

    /// The arguments for the outer shell, to which the program's own are appended.
    ///
    /// The outer shell opens the two private files, which the cage's user can't, and becomes bubblewrap. Program and
    /// status stand at descriptors 3 and 4, which bubblewrap closes before the program starts.
    func command(for limits: CageLimits, programFile: String, statusFile: String) -> [String] {
        var words = [
            "-c", "exec 3<\"$1\" 4>\"$2\" && shift 2 && exec \"$@\"", "sluice-cage", programFile, statusFile,
        ]
        if let dropper {
            words += [dropper, "--reuid=\(Self.nobody)", "--regid=\(Self.nobody)", "--clear-groups"]
        }
        words += [bubblewrap]
        words += ["--unshare-all", "--unshare-user", "--disable-userns", "--as-pid-1", "--die-with-parent"]
        words += ["--new-session", "--hostname", "cage", "--uid", Self.nobody, "--gid", Self.nobody]
        words += ["--cap-drop", "ALL", "--clearenv"]
        words += ["--setenv", "PATH", "/usr/bin:/bin", "--setenv", "LANG", "C", "--setenv", "TMPDIR", "/tmp"]
        words += ["--ro-bind", "/usr", "/usr"]
        words += Self.systemFolders()
        // Names only: which implementation of awk, and where the libraries lie.
        words += ["--ro-bind-try", "/etc/alternatives", "/etc/alternatives"]
        words += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
        words += ["--proc", "/proc", "--dev", "/dev"]
        words += ["--perms", "1777", "--size", "\(limits.temporaryBytes)", "--tmpfs", "/dev/shm"]
        words += ["--perms", "1777", "--size", "\(limits.temporaryBytes)", "--tmpfs", "/tmp"]
        words += ["--perms", "0500", "--ro-bind-data", "3", "/program"]
        words += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp", "--json-status-fd", "4", "--"]
        words += [limiter, "--as=\(limits.memoryBytes)", "--nproc=\(limits.processes)", "--fsize=\(limits.fileBytes)"]
        words += ["--nofile=\(limits.openFiles)", "--core=0"]
        // The soft limit sends SIGXCPU, which says what happened; the hard one ends a program that ignores it.
        words += ["--cpu=\(limits.processorSeconds):\(limits.processorSeconds + 1)", "--"]
        // Not `exec`: this shell stays as process 1, so that signals work for the program as they do everywhere.
        return words + [shell, "-c", "\"$@\"; exit $?", "sluice-cage", "/program"]
    }

    /// `/bin`, `/lib` and their like as they are on this host: mostly links into `/usr`.
    private static func systemFolders() -> [String] {
        ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"].flatMap { folder -> [String] in
            if let target = SystemCall.linkTarget(folder) { return ["--symlink", target, folder] }
            return SystemCall.isFolder(folder) ? ["--ro-bind", folder, folder] : []
        }
    }
}
