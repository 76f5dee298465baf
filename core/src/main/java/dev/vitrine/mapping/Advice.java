// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.mapping;

/// How a mapping will be used: hints to the kernel (madvise(2), mlock2(2)).
///
/// A hint changes no byte. One that the system refuses is reported by [FrozenFile#refusedAdvice()]
/// and otherwise ignored.
public enum Advice {
  /// As the kernel sees fit. `MADV_NORMAL`.
  NORMAL,
  /// From begin to end, once: read ahead more. `MADV_SEQUENTIAL`.
  SEQUENTIAL,
  /// Here and there: do not read ahead. `MADV_RANDOM`.
  RANDOM,
  /// Soon: begin to read it in. `MADV_WILLNEED`.
  WILL_NEED,
  /// Map every page before the file is handed out, so that no first access waits.
  /// `MADV_POPULATE_READ`. The pages are read by read calls first, because that call may never
  /// return over a page that cannot be read (seen on Linux 6.1).
  POPULATE,
  /// In huge pages where the kernel can. `MADV_HUGEPAGE`.
  HUGE_PAGE,
  /// Not in a core dump. `MADV_DONTDUMP`.
  NO_DUMP,
  /// Not again soon: to be reclaimed first. `MADV_COLD`.
  COLD,
  /// Never out of memory: mlock2(2). Limited by RLIMIT_MEMLOCK.
  LOCK
}
