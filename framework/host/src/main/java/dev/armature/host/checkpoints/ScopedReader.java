package dev.armature.host.checkpoints;

import dev.armature.api.JournalRows;
import dev.armature.api.StateReader;

/** Puts a prefix before each name. */
record ScopedReader(StateReader in, String prefix) implements StateReader {

  @Override
  public void floats(String name, int[] shape, float[] values) {
    in.floats(prefix + name, shape, values);
  }

  @Override
  public long[] longs(String name, int count) {
    return in.longs(prefix + name, count);
  }

  @Override
  public void journal(String name, int width, long first, long end, JournalRows rows) {
    in.journal(prefix + name, width, first, end, rows);
  }

  @Override
  public boolean contains(String name) {
    return in.contains(prefix + name);
  }

  @Override
  public StateReader scoped(String inner) {
    return new ScopedReader(this, inner + ".");
  }
}
