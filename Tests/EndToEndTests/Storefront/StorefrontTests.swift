import Foundation
import Testing

/// The contract of the example: 0, 3 and 2, in any order, repeated, on any later commit and any later date.
@Suite("The storefront", .needs("git"), .needsStorefront) struct StorefrontTests {
    @Test(arguments: [
        ["promoted", "pending", "rejected"], ["rejected", "pending", "promoted"], ["pending", "promoted", "pending"],
        ["promoted", "promoted", "rejected", "rejected", "promoted", "pending", "pending"],
        ["predecessor", "promoted", "pending", "rejected"], ["predecessor", "pending", "rejected", "promoted"],
        ["predecessor", "predecessor", "rejected", "promoted", "promoted", "pending"],
        ["promoted", "predecessor", "promoted"],
    ])
    func inAnyOrder(names: [String]) async throws {
        try await StorefrontClone().judge(names)
    }

    @Test func onALaterCommit() async throws {
        let clone = try await StorefrontClone()
        try await clone.shell("cd clone && echo more >>README.md && git add -A && git commit -q -m More")
        try await clone.judge(["promoted", "pending", "rejected"])
    }

    @Test func whenTheLedgerIsOlderThanTheCommit() async throws {
        let clone = try await StorefrontClone()
        try await clone.judge(["promoted", "pending", "rejected"])
        try await clone.shell("cd clone && echo more >>README.md && git add -A && git commit -q -m More")
        for name in ["promoted", "pending", "rejected"] {
            try await clone.sluice([
                "run", "--release", "examples/storefront/\(name).yaml", "--environment", "production", "--trust",
                "examples/storefront/trust.yaml", "--ledger", "sqlite:\(clone.folder.file("ledger")).db",
            ]).expect(StorefrontClone.exit(name))
        }
    }

    @Test func fromADetachedHead() async throws {
        let clone = try await StorefrontClone()
        try await clone.shell(
            """
            set -e
            mv clone origin
            git clone -q origin clone
            cd clone
            git checkout -q --detach
            git branch -q -D main
            """)
        try await clone.judge(["promoted", "pending", "rejected"])
    }

    @Test func fromADepthOneClone() async throws {
        let clone = try await StorefrontClone()
        try await clone.shell("mv clone origin && git clone -q --depth 1 file://$PWD/origin clone")
        try await clone.judge(["promoted", "pending", "rejected"])
    }

    @Test(arguments: ["2026-12-31T00:00:00Z", "2031-06-30T12:00:00Z", "2099-01-01T00:00:00Z"])
    func onALaterDate(time: String) async throws {
        let clone = try await StorefrontClone()
        try await clone.judge(["promoted", "pending", "rejected"], ["--effective-time", time])
    }

    @Test func replayIsIdentical() async throws {
        let clone = try await StorefrontClone()
        try await clone.judge(["predecessor", "promoted", "rejected"])
        for version in ["2.3.0", "2.4.0", "2.6.0-rc.1"] {
            try await clone.sluice([
                "replay", "acme/storefront@\(version)", "--ledger", "sqlite:\(clone.folder.file("ledger")).db",
            ]).expect(.success, saying: "identical")
        }
    }

    @Test func rejectedReleaseShowsTheLine() async throws {
        let clone = try await StorefrontClone()
        let url = "sqlite:\(clone.folder.file("ledger")).db"
        try await clone.sluice(["ledger", "init", "--ledger", url]).expect(.success)
        let run = try await clone.sluice([
            "run", "--release", "examples/storefront/rejected.yaml", "--environment", "production", "--trust",
            "examples/storefront/trust.yaml", "--ledger", url,
        ])
        run.expect(.rejected, saying: "bad.yaml:", "^")
    }

    @Test(.enabled(if: Programs.isRoot, "only root can become somebody else"), .needs("setpriv"))
    func asAnotherUserThanTheOwner() async throws {
        let clone = try await StorefrontClone()
        try await clone.shell(
            """
            set -e
            chmod -R a+rX clone
            chmod a+rx .
            mkdir theirs
            cp \(Programs.sluice) theirs/sluice
            chown -R 65534:65534 theirs
            """)
        let script = """
            export SLUICE_HOME=$PWD/theirs/home HOME=$PWD/theirs
            cd clone
            ../theirs/sluice ledger init --ledger sqlite:../theirs/ledger.db || exit 99
            for name in promoted pending rejected; do
                ../theirs/sluice run --release examples/storefront/$name.yaml --environment production \
                    --trust examples/storefront/trust.yaml --ledger sqlite:../theirs/ledger.db >/dev/null
                echo "$name: $?"
            done
            """
        let run = try await Child(
            executable: try Programs.named("setpriv"),
            arguments: ["--reuid", "65534", "--regid", "65534", "--clear-groups", "sh", "-c", script],
            folder: clone.folder.path, environment: clone.environment
        ).run()
        #expect(run.output.hasSuffix("promoted: 0\npending: 3\nrejected: 2\n"), "\(run.text)")
    }
}
