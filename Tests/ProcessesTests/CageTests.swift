import Artifacts
import Foundation
import Processes
import Testing

@Suite("Cage: what a program sees", .cage) struct CageTests {
    @Test("the request comes in on standard input, the answer out on standard output") func roundTrip() async throws {
        let result = try await CageFixture().run(
            #"cat; printf '|%s' "$@"; echo note >&2"#, arguments: ["a b", "$HOME", "-x"], input: Array("request".utf8))
        #expect(result.text == "request|a b|$HOME|-x")
        #expect(result.errorTail == "note")
        #expect(result.status == 0)
    }

    @Test("a key outside can't be read, and no folder of the host but the system's is there") func noHostFiles()
        async throws
    {
        let fixture = try CageFixture()
        let key = try fixture.folder.write("TOP-SECRET", to: "signing.key")
        let result = try await fixture.run("cat \(key) 2>&1; cat /proc/1/root\(key) 2>&1; ls -A /")
        #expect(!result.text.contains("TOP-SECRET"))
        let seen = Set(result.text.split(separator: "\n").filter { !$0.hasPrefix("cat:") }.map(String.init))
        let allowed: Set = [
            "bin", "dev", "etc", "lib", "lib32", "lib64", "libx32", "proc", "program", "sbin", "tmp", "usr",
        ]
        #expect(seen.isSuperset(of: ["program", "usr"]))
        #expect(seen.isSubset(of: allowed), "\(seen.subtracting(allowed).sorted())")
    }

    @Test("the file system is read-only but for a bounded /tmp") func readOnly() async throws {
        let fixture = try CageFixture { $0.temporaryBytes = 1 << 20 }
        let result = try await fixture.run(
            """
            for f in /x /usr/x /dev/x /etc/x /program; do (echo x >$f) 2>/dev/null && echo "wrote $f"; done
            echo x >/tmp/x && echo "wrote /tmp/x"
            head -c 4000000 /dev/zero >/tmp/big 2>/dev/null || echo "tmp is full"
            """)
        #expect(result.text == "wrote /tmp/x\ntmp is full\n")
    }

    @Test("a listener on this machine's loopback can't be reached") func noNetwork() async throws {
        let listener = try LoopbackListener()
        let script = "exec 3<>/dev/tcp/127.0.0.1/\(listener.port) && echo connected"
        let fixture = try CageFixture()
        let outside = try await Tool("bash", scratch: fixture.folder.path).run(["-c", script])
        #expect(
            outside.text == "connected\n", "the listener must be reachable from outside for this test to mean anything")
        let inside = try await fixture.run("#!/bin/bash\n(\(script)) 2>/dev/null; ls /sys/class/net 2>&1; echo done")
        #expect(!inside.text.contains("connected"))
        #expect(inside.text.contains("done"))
    }

    @Test("the environment has three names of ours, and what the shell adds") func environment() async throws {
        let result = try await CageFixture().run("env | sort")
        #expect(result.text == "LANG=C\nPATH=/usr/bin:/bin\nPWD=/tmp\nTMPDIR=/tmp\n")
    }

    @Test("no descriptor is inherited, also not one that was left open on purpose") func descriptors() async throws {
        let leaked = dup(0)
        #expect(leaked > 2)
        defer { close(leaked) }
        // The fourth is the folder that `ls` itself reads.
        #expect(try await CageFixture().run("ls /proc/self/fd").text == "0\n1\n2\n3\n")
    }

    @Test("the program is nobody, without capabilities, and can't make namespaces") func privileges() async throws {
        let result = try await CageFixture().run(
            "id -u; grep -E 'Cap(Eff|Prm|Bnd)|NoNewPrivs' /proc/self/status; unshare -U true 2>/dev/null && echo escaped; true"
        )
        .text
        #expect(result.hasPrefix("65534\n"))
        #expect(result.contains("CapEff:\t0000000000000000"))
        #expect(result.contains("CapPrm:\t0000000000000000"))
        #expect(result.contains("NoNewPrivs:\t1"))
        #expect(!result.contains("escaped"))
    }

    @Test("only the processes of the cage are seen") func processes() async throws {
        let result = try await CageFixture().run("ls /proc | grep -c '^[0-9]*$'")
        #expect(try #require(Int(result.text.trimmingCharacters(in: .whitespacesAndNewlines))) <= 5)
    }
}
