/// The kinds that make pods, and where each keeps its template.
package enum PodKinds {
    /// The path to the mapping that holds the pod's `metadata` and `spec`; nothing for other kinds.
    ///
    /// Any version of a group counts, old ones too; `extensions` is where the workloads of `apps` once lived.
    package static func templateRoute(group: String, kind: String) -> [String]? {
        switch (group, kind) {
        case ("", "Pod"): []
        case ("", "PodTemplate"): ["template"]
        case ("", "ReplicationController"): ["spec", "template"]
        case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "DaemonSet"), ("apps", "ReplicaSet"),
            ("extensions", "Deployment"), ("extensions", "DaemonSet"), ("extensions", "ReplicaSet"):
            ["spec", "template"]
        case ("batch", "Job"): ["spec", "template"]
        case ("batch", "CronJob"): ["spec", "jobTemplate", "spec", "template"]
        default: nil
        }
    }
}
