// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Syslog: the messages of RFC 5424 and RFC 3164, in files and in framed streams (RFC 6587).
///
/// Begin with `file.verify(Syslog.auto())`; go through the messages with
/// [dev.vitrine.formats.syslog.Syslog#cursor()], which allocates nothing, or as records.
package dev.vitrine.formats.syslog;
