// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// The Linux system calls behind the guarantees: every restricted method of the project is called
/// here and nowhere else.
///
/// Start with [Kernel]: it says once whether native calls are possible, and why not. With a
/// [Kernel.Ready] in hand, use the classes of this package, one for each concern ([OpenFile],
/// [Memfd], [Seals], [Mmap], [Lease], [FsVerity]); without it each of their calls throws
/// [UnsupportedOperationException] with the same reason, and none of their initialisers fails.
///
/// Descriptors are [Fd]s, owned by whoever receives one and closed by that owner. Errors are
/// [LinuxException]s that name the call, `errno` and the path or descriptor. No call here is ever
/// given a pointer into a file mapping that somebody else could truncate: the kernel would answer
/// `EFAULT`, but a C function that touches such a page in user space ends the process.
///
/// Offsets and sizes are `long`, in bytes, and ranges are half-open. Constants bear the names of
/// the C headers, so that a test can compare each with the header.
package dev.vitrine.internal.linux;
