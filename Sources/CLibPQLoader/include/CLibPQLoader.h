// Defines the functions of libpq that Storage calls, each of which loads the library on first use.
//
// libpq brings OpenSSL, Kerberos and LDAP with it; loading them at start-up would cost every command several milliseconds,
// also where the ledger is a file. Without the library PQlibVersion answers 0 and no connection can be made.
