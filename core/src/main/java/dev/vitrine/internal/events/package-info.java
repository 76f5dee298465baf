// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

/// Events of the JDK's flight recorder: freezing, breaking of leases, verification. Nothing else in
/// the library logs.
///
/// Not part of the API, but the names of events and fields are: they are what a recording shows.
/// Where the module jdk.jfr is missing, nothing happens.
package dev.vitrine.internal.events;
