// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/// A verification, in a flight recording.
@Name("dev.vitrine.Verification")
@Label("Verification")
@Category("Vitrine")
@Description("A format read frozen bytes once")
@SuppressWarnings("UnusedVariable") // the flight recorder reads the fields
final class VerificationEvent extends Event implements Recorder.Verification {

  @Label("Source")
  private String source = "";

  @Label("Format")
  private String format = "";

  @Label("Size")
  @DataAmount
  private long byteSize;

  @Label("Verdict")
  private String verdict = "";

  VerificationEvent() {
    begin();
  }

  @Override
  public void end(String source, String format, long byteSize, String verdict) {
    end();
    if (shouldCommit()) {
      this.source = source;
      this.format = format;
      this.byteSize = byteSize;
      this.verdict = verdict;
      commit();
    }
  }
}
