import CLibGit2
import Synchronization

/// The objects of one repository: its loose files and packs, and nothing from anywhere else.
///
/// Built from the two back ends directly instead of through `git_repository_open`: so no configuration of any level is
/// read, no alternate is followed, no owner is checked (ours decides), no replacement and no graft applies. libgit2
/// compares the hash of every object with its name and computes it with collision detection (security A-08).
final class ObjectDatabase: Sendable {
    enum Kind: Sendable { case commit, tree, blob, tag }

    struct Object: Sendable {
        let kind: Kind
        let bytes: [UInt8]
    }

    /// The one owner of the C handle.
    @safe private struct Handle: ~Copyable {
        let pointer: OpaquePointer

        init(objectsFolder: String) throws(GitError) {
            git_libgit2_init()
            var pointer: OpaquePointer?
            do throws(GitError) {
                try LibGit2.checked("make an object database") { unsafe git_odb_new(&pointer) }
                guard let database = unsafe pointer else { throw GitError(.system, "libgit2 made no object database") }
                try unsafe Self.add("loose objects", to: database, priority: 1) { back in
                    unsafe git_odb_backend_loose(&back, objectsFolder, -1, 0, 0, 0)
                }
                try unsafe Self.add("packs", to: database, priority: 2) { back in
                    unsafe git_odb_backend_pack(&back, objectsFolder)
                }
                unsafe self.pointer = database
            } catch {
                unsafe git_odb_free(pointer)
                git_libgit2_shutdown()
                throw error
            }
        }

        /// The database takes ownership of the back end.
        private static func add(
            _ what: String, to database: OpaquePointer, priority: Int32, _ make: (inout OpaquePointer?) -> Int32
        ) throws(GitError) {
            var back: OpaquePointer?
            try LibGit2.checked("open the \(what)") { unsafe make(&back) }
            try LibGit2.checked("use the \(what)") { unsafe git_odb_add_backend(database, back, priority) }
        }

        deinit {
            unsafe git_odb_free(pointer)
            git_libgit2_shutdown()
        }
    }

    private let handle: Mutex<Handle>

    init(objectsFolder: String) throws(GitError) {
        handle = Mutex(try Handle(objectsFolder: objectsFolder))
    }

    /// Reads an object that is no larger than the limit; nothing when it is not here.
    ///
    /// Throws `git.limit`, `git.hash-mismatch`, `git.object-malformed` or `git.system`.
    func object(_ id: ObjectID, maximumBytes: Int) throws(GitError) -> Object? {
        try handle.withLock { (handle) throws(GitError) -> Object? in
            do throws(GitError) {
                return try unsafe Self.read(id, from: handle.pointer, maximumBytes: maximumBytes)
            } catch {
                guard error.code == .objectMissing else { throw error }
                return nil
            }
        }
    }

    private static func read(
        _ id: ObjectID, from database: OpaquePointer, maximumBytes: Int
    ) throws(GitError) -> Object {
        var name = git_oid()
        try LibGit2.checked("name an object") { unsafe git_oid_fromraw(&name, id.bytes) }
        // The header first: it costs little and says whether the rest fits.
        var size = 0
        var type = GIT_OBJECT_INVALID
        try LibGit2.checked("read the header of \(id)") { unsafe git_odb_read_header(&size, &type, database, &name) }
        guard size <= maximumBytes else {
            throw GitError(.limit, "the object \(id) has \(size) bytes, and \(maximumBytes) are read at most")
        }
        var object: OpaquePointer?
        try LibGit2.checked("read \(id)") { unsafe git_odb_read(&object, database, &name) }
        defer { unsafe git_odb_object_free(object) }
        let count = unsafe git_odb_object_size(object)
        guard count == size, let kind = kind(unsafe git_odb_object_type(object)) else {
            throw GitError(.objectMalformed, "the object \(id) is not what its header says")
        }
        let bytes = unsafe UnsafeRawBufferPointer(start: git_odb_object_data(object), count: count)
        return Object(kind: kind, bytes: unsafe Array(bytes))
    }

    private static func kind(_ type: git_object_t) -> Kind? {
        switch type {
        case GIT_OBJECT_COMMIT: .commit
        case GIT_OBJECT_TREE: .tree
        case GIT_OBJECT_BLOB: .blob
        case GIT_OBJECT_TAG: .tag
        default: nil
        }
    }
}
