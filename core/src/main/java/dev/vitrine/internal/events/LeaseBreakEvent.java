// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/// The breaking of a lease, in a flight recording.
@Name("dev.vitrine.LeaseBreak")
@Label("Lease Break")
@Category("Vitrine")
@Description("Another process wanted to open a leased file, which was copied away")
@SuppressWarnings("UnusedVariable") // the flight recorder reads the fields
final class LeaseBreakEvent extends Event implements Recorder.LeaseBreak {

  @Label("Path")
  private String path = "";

  @Label("Size")
  @DataAmount
  private long byteSize;

  @Label("Outcome")
  private String outcome = "";

  LeaseBreakEvent() {
    begin();
  }

  @Override
  public void end(String path, long byteSize, String outcome) {
    end();
    if (shouldCommit()) {
      this.path = path;
      this.byteSize = byteSize;
      this.outcome = outcome;
      commit();
    }
  }
}
