// Defines the functions of libgit2 that GitSource calls, each of which loads the library on first use.
//
// libgit2 brings a dozen libraries of its own; loading them at start-up would cost every command, most of which read no
// repository, several milliseconds.
