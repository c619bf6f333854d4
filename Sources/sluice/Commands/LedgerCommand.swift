import ArgumentParser

/// The log by itself.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Make, verify, query and prove a ledger.",
        subcommands: [
            LedgerInit.self, LedgerVerify.self, LedgerQueryCommand.self, LedgerProve.self, LedgerTrust.self,
            LedgerRecord.self, LedgerAdopt.self, LedgerRevoke.self,
            LedgerCheckpointCommand.self, LedgerWitness.self, LedgerCosign.self, LedgerExport.self,
            LedgerAudit.self, LedgerMonitor.self, LedgerRecover.self,
            LedgerIndexCommand.self, LedgerReportCommand.self,
            LedgerCopy.self, LedgerErase.self, LedgerRetain.self, LedgerLegalHold.self,
        ])
}
