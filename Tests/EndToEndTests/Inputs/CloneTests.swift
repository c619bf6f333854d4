import Testing

/// Repositories as CI jobs have them.
@Suite("Clones", .needsShop) struct CloneTests {
    private func clone(_ shop: Shop, _ options: String) async throws {
        try await shop.shell(
            "git clone -q \(options) file://\(shop.folder.file("repository")) clone && "
                + "sed -i 's#\\.\\./repository#../clone#' \(Shop.trust)")
        try await shop.makeLedger()
    }

    @Test func depthOne() async throws {
        let shop = try await Shop()
        try await shop.shell("git -C repository commit -q --allow-empty -m two")
        try await clone(shop, "--depth 1")
        try await shop.run().expect(.pending)
    }

    @Test func detachedHeadWithoutTheBranch() async throws {
        let shop = try await Shop()
        try await clone(shop, "")
        try await shop.shell("cd clone && git checkout -q --detach && git branch -q -D main")
        try await shop.run().expect(.pending)
    }

    @Test func bareRepository() async throws {
        let shop = try await Shop()
        try await clone(shop, "--bare")
        try await shop.run().expect(.pending)
    }

    @Test func pullRequestMergeRef() async throws {
        let shop = try await Shop()
        try await shop.shell(
            """
            set -e
            cd repository
            git checkout -q -b feature
            echo text >page
            git add page
            git commit -q -m page
            git checkout -q --detach main
            git merge -q --no-ff -m merge feature
            git update-ref refs/pull/7/merge HEAD
            """)
        try await clone(shop, "")
        try await shop.shell("cd clone && git fetch -q origin refs/pull/7/merge && git checkout -q FETCH_HEAD")
        try await shop.run().expect(.pending)
        try await shop.shell("git -C clone update-ref refs/pull/7/merge FETCH_HEAD")
        try await shop.run(["--commit", "refs/pull/7/merge"]).expect(.usage, saying: "is not on refs/heads/main")
    }

    @Test func depthOneThatCanNotTellDescentSaysWhatToFetch() async throws {
        let shop = try await Shop()
        try await clone(shop, "")
        try await shop.run().expect(.pending)
        try shop.replace("count: 2", by: "count: 3", in: "repository/pipelines/production.yaml")
        try await shop.commit("Ask more people")
        // A commit tells its own parent, so one more lies between.
        try await shop.shell("git -C repository commit -q --allow-empty -m between")
        try await shop.shell(
            "rm -rf clone && git clone -q --depth 1 file://\(shop.folder.file("repository")) clone")
        try await shop.run().expect(.usage, saying: "pipeline.history-missing", "fetch")
        try await shop.shell("git -C clone fetch -q --unshallow")
        try await shop.run().expect(.pending, saying: "3 more approvals")
    }

    @Test func symbolicLinkIsRefused() async throws {
        let shop = try await Shop()
        try await shop.shell("cd repository/policies && mv rules.yaml real.yaml && ln -s real.yaml rules.yaml")
        try await shop.commit("Link")
        try await shop.makeLedger()
        let run = try await shop.run()
        run.expect(.usage, saying: "rules.yaml")
    }

    @Test func uncommittedChangesDoNotJudge() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try shop.replace("count: 2", by: "count: 1", in: "repository/pipelines/production.yaml")
        try await shop.run().expect(.pending, saying: "2 more approvals")
    }

    @Test func foreignConfigurationAndHooksAreNotUsed() async throws {
        let shop = try await Shop()
        try await shop.shell(
            """
            set -e
            cd repository
            git config core.fsmonitor "touch ../fsmonitor-ran"
            git config core.sshCommand "touch ../ssh-ran"
            printf '#!/bin/sh\\ntouch ../hook-ran\\n' >.git/hooks/post-checkout
            chmod +x .git/hooks/post-checkout
            """)
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        for name in ["fsmonitor-ran", "ssh-ran", "hook-ran"] { #expect(!shop.folder.exists(name)) }
    }

    @Test(.enabled(if: Programs.isRoot || Programs.isCI, "only root can become somebody else"), .needs("setpriv"))
    func checkOutOwnedBySomebodyElse() async throws {
        guard Programs.isRoot else { return }
        let shop = try await Shop()
        try await shop.shell(
            """
            set -e
            chmod -R a+rX .
            chmod a+rx .
            mkdir theirs
            cp \(Programs.sluice) theirs/sluice
            chown -R 65534:65534 theirs
            """)
        let script = """
            set -e
            export SLUICE_HOME=$PWD/theirs/home HOME=$PWD/theirs
            theirs/sluice ledger init --ledger sqlite:theirs/ledger.db
            theirs/sluice run --release \(Shop.releaseFile) --environment production --trust \(Shop.trust) \
                --ledger sqlite:theirs/ledger.db
            """
        let run = try await Child(
            executable: try Programs.named("setpriv"),
            arguments: ["--reuid", "65534", "--regid", "65534", "--clear-groups", "sh", "-c", script],
            folder: shop.folder.path, environment: shop.environment
        ).run()
        run.expect(.pending)
    }
}
