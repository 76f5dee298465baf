// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/// A file that was frozen, in a flight recording.
@Name("dev.vitrine.Freeze")
@Label("Freeze")
@Category("Vitrine")
@Description("A file became bytes that cannot change, or could not")
@SuppressWarnings("UnusedVariable") // the flight recorder reads the fields
final class FreezeEvent extends Event implements Recorder.Freeze {

  @Label("Path")
  private String path = "";

  @Label("Size")
  @DataAmount
  private long byteSize;

  @Label("Guarantee")
  private String guarantee = "";

  FreezeEvent() {
    begin();
  }

  @Override
  public void end(String path, long byteSize, Object guarantee) {
    end();
    if (shouldCommit()) {
      this.path = path;
      this.byteSize = byteSize;
      this.guarantee = guarantee.toString();
      commit();
    }
  }
}
