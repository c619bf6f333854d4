// Defines the functions of libzstd that Artifacts calls, each of which loads the library on first use.
//
// Without the library ZSTD_versionNumber answers 0 and the others fail.
