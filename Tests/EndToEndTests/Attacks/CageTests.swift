import Documents
import Foundation
import Testing

/// An external program that would like to get out.
@Suite("A caged program", .needsShop, .needs("bwrap", "python3")) struct CageTests {
    /// Puts a stage with a Python program into the pipeline.
    private func shop(_ program: String, arguments: [String] = [], seconds: Int = 20) async throws -> Shop {
        let shop = try await Shop()
        try shop.folder.write("#!/usr/bin/python3\n" + program, to: "operator/plugin.py")
        let digest = try await shop.tool("sha256sum", ["operator/plugin.py"]).output.prefix(64)
        let quoted = arguments.map { "\"\($0)\"" }.joined(separator: ", ")
        try shop.replace(
            "    - name: sign-off\n",
            by: """
                    - name: plugin
                      uses: exec
                      with:
                        program: file:plugin.py
                        sha256: \(digest)
                        arguments: [\(quoted)]
                        send: [shop-sbom]
                        timeoutSeconds: \(seconds)
                    - name: sign-off

                """, in: "repository/pipelines/production.yaml")
        try shop.replace("\"kubernetes/*\"", by: "\"kubernetes/*\", \"exec/*\"", in: "repository/policies/rules.yaml")
        try await shop.commit("Ask a program")
        try await shop.makeLedger()
        return shop
    }

    /// Whether a process with this text in its command line is alive.
    private func isAlive(_ marker: String) -> Bool {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.contains { name in
            guard Int(name) != nil, let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                return false
            }
            return String(decoding: line, as: UTF8.self).contains(marker)
        }
    }

    private static let answer = """

        print(json.dumps({"examined": 1, "total": 1, "findings": [
            {"rule": "seen", "severity": "high", "artifact": "shop", "message": text} for text in seen]}))

        """

    @Test func answersAreJudged() async throws {
        let shop = try await shop(
            "import json, sys\nseen = ['it was ' + json.load(sys.stdin)['release']['name']]" + Self.answer)
        try await shop.run().expect(.rejected, saying: "exec/seen", "it was shop")
        // Replay takes the recorded answer: the program need not be there any more.
        try shop.folder.remove("operator/plugin.py")
        try await shop.sluice(["replay", Shop.release, "--ledger", Shop.ledger]).expect(.success, saying: "identical")
    }

    @Test func canNotReadKeyLedgerOrRepository() async throws {
        let shop = try await shop(
            """
            import json, os, socket, sys
            home = sys.argv[1]
            seen = []
            for name in ["home/keys/ledger.pem", "ledger.db", "repository/.git/HEAD", "operator/trust.yaml", "."]:
                try:
                    path = os.path.join(home, name)
                    seen.append(str(os.listdir(path)) if os.path.isdir(path) else open(path, "rb").read().hex())
                except OSError:
                    pass
            for name in os.environ:
                if "SLUICE" in name or "SSH" in name or name == "SECRET":
                    seen.append(name)
            for name in os.listdir("/proc"):
                if name.isdigit():
                    try:
                        line = open("/proc/" + name + "/cmdline").read()
                    except OSError:
                        continue
                    if "production" in line:
                        seen.append(line)
            try:
                socket.create_connection(("127.0.0.1", int(sys.argv[2])), 1)
                seen.append("connected")
            except OSError as error:
                pass
            try:
                open("/usr/escaped", "w")
                seen.append("wrote")
            except OSError:
                pass
            """ + Self.answer, arguments: ["HERE", "22"])
        let run = try await {
            try shop.replace("\"HERE\"", by: "\"\(shop.folder.path)\"", in: "repository/pipelines/production.yaml")
            try await shop.commit("Say where")
            return try await shop.run(with: ["SECRET": "1", "SSH_AUTH_SOCK": "/nowhere"])
        }()
        run.expect(.pending, saying: "2 more approvals")
        run.expect(silentAbout: "exec/seen")
    }

    @Test func childrenDoNotOutliveIt() async throws {
        let marker = "sluice-e2e-child-\(UUID().uuidString)"
        let shop = try await shop(
            """
            import json, os, subprocess, sys
            code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
            subprocess.Popen([sys.executable, "-c", code, sys.argv[1]], start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            seen = []
            """ + Self.answer, arguments: [marker])
        try await shop.run().expect(.pending)
        #expect(!isAlive(marker))
    }

    @Test func deadlineKillsItAndItsChildren() async throws {
        let marker = "sluice-e2e-late-\(UUID().uuidString)"
        let shop = try await shop(
            """
            import signal, subprocess, sys, time
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
            subprocess.Popen([sys.executable, "-c", code, sys.argv[1]], start_new_session=True)
            time.sleep(600)
            """, arguments: [marker], seconds: 1)
        let run = try await shop.run()
        run.expect(.errored, saying: "plugin")
        #expect(!isAlive(marker))
        #expect(try await shop.entries().isEmpty)
    }

    @Test(arguments: [
        "", "print('no json')", "print('{}')", "import sys; sys.exit(3)", "import os; os.kill(os.getpid(), 9)",
        "print('{\"examined\": 2, \"total\": 1, \"findings\": []}')",
        "print('{\"examined\": 1, \"total\": 1, \"findings\": [], \"findings\": []}')",
        "print('{\"examined\": 1, \"total\": 1}')",
        "print('x' * 100_000_000)",
        """
        print('{"examined":1,"total":1,"findings":[{"rule":"r","severity":"low","artifact":"none","message":"m"}]}')
        """,
    ])
    func programThatDoesNotAnswerIsNoPass(program: String) async throws {
        let shop = try await shop(program)
        try await shop.run().expect(.errored, saying: "plugin")
        #expect(try await shop.entries().isEmpty)
    }

    @Test func nothingExaminedIsNoPass() async throws {
        let shop = try await shop("print('{\"examined\": 0, \"total\": 0, \"findings\": []}')")
        try await shop.approve()
        try await shop.run().expect(.incomplete)
    }

    @Test func changedProgramIsRefused() async throws {
        let shop = try await shop("seen = []\nimport json" + Self.answer)
        try await shop.run().expect(.pending)
        try shop.folder.write(try shop.folder.text("operator/plugin.py") + "\n", to: "operator/plugin.py")
        let run = try await shop.run()
        run.expect(.errored, saying: "sha256")
    }

    @Test func withoutACageItIsAnError() async throws {
        let shop = try await shop("seen = []\nimport json" + Self.answer)
        try await shop.shell("mkdir bin; ln -s $(command -v git) bin/git")
        let run = try await shop.run(with: ["PATH": shop.folder.file("bin")])
        // The program may be found without PATH; it must not run uncaged.
        #expect([ExitCode.errored.rawValue, ExitCode.pending.rawValue].contains(run.code), "\(run.text)")
    }
}
