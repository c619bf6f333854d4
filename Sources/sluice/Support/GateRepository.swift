import Attestation
import Documents
import Engine
import GitSource
import Processes

/// The repository a trust policy names, opened at one commit.
struct GateRepository {
    let repository: Repository
    let protectedTip: CommitPin
    let commit: PinnedCommit
    let gate: TrustPolicy.Gate

    /// - Parameters:
    ///   - commitID: The commit to judge by; the tip of the protected ref when absent.
    ///   - trustFolder: What a path in the trust policy is relative to.
    init(_ gate: TrustPolicy.Gate, commitID: String?, trustFolder: String, home: OperatorHome) async throws {
        self.gate = gate
        let location = gate.repository.value
        do {
            if location.utf8.starts(with: "git+".utf8) {
                let url = try RepositoryURL(String(location.dropFirst(4)))
                let cache = RepositoryCache(
                    folder: "\(home.path)/cache/git", runner: SystemGit(scratch: Scratch.folder))
                let name = try RefName(gate.ref.value)
                repository = try await cache.fetch(url, references: [name], commits: [])
            } else {
                repository = try Repository(containing: Files.resolve(location, in: trustFolder))
            }
            let opened = repository
            let tip = try opened.resolve(firstOf: Self.candidates(gate.ref.value))
            protectedTip = tip
            commit = try opened.open(try commitID.map { try opened.resolve($0) } ?? tip)
            if !gate.commitSigners.isEmpty {
                let signers = try AllowedSigners(gate.commitSigners.joined(separator: "\n") + "\n")
                _ = try commit.verified(by: signers, at: WallClock.now)
            }
        } catch let error as GitError {
            throw CommandFailure(
                Diagnostics(
                    Diagnostic(
                        error.code.rawValue, error.message, at: gate.repository.span,
                        fix: error.remedy.isEmpty ? nil : error.remedy)))
        } catch let error as AttestationError {
            throw CommandFailure(
                Diagnostics(
                    Diagnostic(
                        error.code.rawValue, "the pipeline's commit: \(error.message)", at: gate.ref.span,
                        fix: "Only commits signed by the gate's commitSigners can judge a promotion.")))
        } catch let error as ProcessError {
            throw CommandFailure(.broken, error.message)
        }
    }

    /// A protected branch may be here only as its remote-tracking ref, as in a detached or shallow CI check-out.
    private static func candidates(_ ref: String) throws(GitError) -> [RefName] {
        var names = [try RefName(ref)]
        if ref.utf8.starts(with: "refs/heads/".utf8) {
            names.append(try RefName("refs/remotes/origin/\(ref.dropFirst(11))"))
        }
        return names
    }

    /// What the decision records about the pipeline's origin.
    var pin: PipelinePin {
        PipelinePin(
            repository: gate.repository.value, ref: gate.ref.value, commit: commit.pin.id.hex,
            path: gate.pipeline.value)
    }
}

extension GateRepository: CommitHistory {
    func isAncestor(_ ancestor: String, of descendant: String) throws -> Ancestry {
        // Not resolved when it is an id: a shallow clone may not have the object, which is an answer and no error.
        let id = try ObjectID(ancestor) ?? repository.resolve(ancestor).id
        let tip = try repository.resolve(descendant)
        switch try repository.isAncestor(id, of: tip) {
        case .yes: return .yes
        case .no: return .no
        case .unknown(let missing):
            return .unknown(remedy: repository.missingHistory(missing, of: tip).remedy)
        }
    }
}

/// The files of a pinned commit as definitions.
struct CommitDefinitions: DefinitionSource {
    let commit: PinnedCommit

    func bytes(of path: String) throws(InputError) -> [UInt8] {
        do {
            return try commit.file(at: try TreePath(path))
        } catch {
            throw InputError(error.code.rawValue, error.message, remedy: error.remedy.isEmpty ? nil : error.remedy)
        }
    }

    func files(below folder: String) throws(InputError) -> [String] {
        do {
            return try commit.files(below: try TreePath(folder)).map(\.path.text)
        } catch {
            if error.code == .pathMissing { return [] }
            throw InputError(error.code.rawValue, error.message, remedy: error.remedy.isEmpty ? nil : error.remedy)
        }
    }
}

/// The files of a work tree, for trying out: such a run is a dry run.
struct WorkTreeDefinitions: DefinitionSource {
    let folder: String

    func bytes(of path: String) throws(InputError) -> [UInt8] {
        do {
            return try Files.read(Files.resolve(path, in: folder))
        } catch {
            throw InputError("definition.unreadable", "\(error)", remedy: "Check the path in the work tree.")
        }
    }

    func files(below path: String) throws(InputError) -> [String] {
        let root = Files.resolve(path, in: folder)
        guard Files.isFolder(root) else { return [] }
        do {
            return try Files.list(root).map { "\(path)/\($0)" }
        } catch {
            throw InputError("definition.unreadable", "\(error)")
        }
    }
}
