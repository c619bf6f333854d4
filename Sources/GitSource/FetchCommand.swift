/// The command lines and the environment for `git` as our child.
struct FetchCommand {
    let folder: String
    let url: RepositoryURL
    let credentials: FetchCredentials

    /// Makes the empty bare repository, without templates and so without hooks.
    var initialise: [String] {
        ["init", "--quiet", "--bare", "--template=", "--object-format=sha1", "--initial-branch=main", "--", folder]
    }

    /// Brings references, overwriting the cache's own, and single commits under `refs/sluice/commits/`.
    func fetch(references: [RefName], commits: [ObjectID], depth: FetchDepth, isShallow: Bool) -> [String] {
        var words = ["--git-dir=\(folder)", "fetch", "--quiet", "--no-tags", "--no-recurse-submodules"]
        words += ["--no-write-fetch-head", "--no-auto-maintenance", "--no-prune", "--atomic"]
        switch depth {
        case .all: if isShallow { words.append("--unshallow") }
        case .commits(let count): words.append("--depth=\(max(count, 1))")
        }
        words += ["--", url.argument]
        words += references.map { "+\($0.text):\($0.text)" }
        return words + commits.map { "+\($0.hex):refs/sluice/commits/\($0.hex)" }
    }

    var environment: [String: String] {
        var settings = [
            ("protocol.allow", "never"), ("protocol.\(url.scheme.rawValue).allow", "always"),
            ("core.hooksPath", "/dev/null"), ("core.fsmonitor", "false"), ("core.askPass", ""),
            ("credential.helper", ""), ("fetch.fsckObjects", "true"), ("transfer.fsckObjects", "true"),
            ("fetch.recurseSubmodules", "false"), ("gc.auto", "0"), ("maintenance.auto", "false"),
            ("http.sslVerify", "true"), ("http.lowSpeedLimit", "1"), ("http.lowSpeedTime", "60"),
        ]
        let authorization = credentials.authorization ?? url.authorization
        if url.scheme == .https, let authorization {
            settings.append(("http.extraHeader", "Authorization: \(authorization)"))
            // A redirect would carry the header to whoever it names.
            settings.append(("http.followRedirects", "false"))
        }
        var values = [
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
            "GIT_ATTR_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never",
            "GIT_ALLOW_PROTOCOL": url.scheme.rawValue, "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0",
            "HOME": "/nonexistent", "GIT_SSH_COMMAND": sshCommand, "GIT_SSH_VARIANT": "ssh",
            "GIT_CONFIG_COUNT": "\(settings.count)",
        ]
        for (index, setting) in settings.enumerated() {
            values["GIT_CONFIG_KEY_\(index)"] = setting.0
            values["GIT_CONFIG_VALUE_\(index)"] = setting.1
        }
        if let socket = credentials.agentSocket { values["SSH_AUTH_SOCK"] = socket }
        return values
    }

    /// git hands this text to a shell; file names from the operator are quoted.
    private var sshCommand: String {
        var words = ["ssh", "-F", "/dev/null", "-oBatchMode=yes", "-oStrictHostKeyChecking=yes", "-oUpdateHostKeys=no"]
        words += ["-oControlMaster=no", "-oControlPath=none", "-oForwardAgent=no", "-oConnectTimeout=30"]
        if let file = credentials.identityFile { words += ["-oIdentitiesOnly=yes", "-i", Self.quoted(file)] }
        if let file = credentials.knownHostsFile { words.append("-oUserKnownHostsFile=\(Self.quoted(file))") }
        return words.joined(separator: " ")
    }

    static func quoted(_ text: String) -> String {
        var result = "'"
        for character in text { result += character == "'" ? #"'\''"# : String(character) }
        return result + "'"
    }
}

/// How much history a fetch brings.
package enum FetchDepth: Sendable, Hashable {
    case all
    /// This many commits from each reference back.
    case commits(Int)
}
