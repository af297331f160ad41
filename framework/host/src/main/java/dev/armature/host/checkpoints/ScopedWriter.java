package dev.armature.host.checkpoints;

import dev.armature.api.JournalRows;
import dev.armature.api.StateWriter;
import java.util.function.Supplier;

/** Puts a prefix before each name. */
record ScopedWriter(StateWriter out, String prefix) implements StateWriter {

  @Override
  public void floats(String name, int[] shape, float[] values) {
    out.floats(prefix + name, shape, values);
  }

  @Override
  public void floats(String name, int[] shape, Supplier<float[]> values) {
    out.floats(prefix + name, shape, values);
  }

  @Override
  public void longs(String name, long... values) {
    out.longs(prefix + name, values);
  }

  @Override
  public void longs(String name, int count, Supplier<long[]> values) {
    out.longs(prefix + name, count, values);
  }

  @Override
  public void journal(String name, int width, long first, long end, JournalRows rows) {
    out.journal(prefix + name, width, first, end, rows);
  }

  @Override
  public StateWriter scoped(String inner) {
    return new ScopedWriter(this, inner + ".");
  }
}
