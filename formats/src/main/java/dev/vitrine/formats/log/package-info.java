// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Access logs of web servers.
///
/// Begin with `file.verify(AccessLog.combined())`; go through the entries with
/// [dev.vitrine.formats.log.AccessLog#cursor()], which allocates nothing, or as records. For logs
/// of other layouts begin with [dev.vitrine.formats.log.LogLayout#of].
package dev.vitrine.formats.log;
