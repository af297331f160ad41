package dev.armature.host.training;

import dev.armature.api.Checkpointable;
import dev.armature.api.JournalRows;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.function.Supplier;

/**
 * A state that is saved only while all its floats are finite: weights that are not would make every
 * checkpoint useless.
 *
 * @param name what it is, for the message
 */
record FiniteState(String name, Checkpointable state) implements Checkpointable {

  /**
   * {@inheritDoc}
   *
   * @throws RunFailedException if a float is not finite
   */
  @Override
  public void save(StateWriter out) {
    state.save(new Checked(name, "", out));
  }

  @Override
  public void load(StateReader in) {
    state.load(in);
  }

  private record Checked(String name, String prefix, StateWriter out) implements StateWriter {

    private void check(String entry, float[] values, int count) {
      for (int i = 0; i < count; i++) {
        if (!Float.isFinite(values[i])) {
          throw new RunFailedException(
              "%s has gone wrong: %s[%d] is %s; no checkpoint is written of that"
                  .formatted(name, prefix + entry, i, values[i]),
              null);
        }
      }
    }

    @Override
    public void floats(String entry, int[] shape, float[] values) {
      int count = 1;
      for (int dimension : shape) {
        count *= dimension;
      }
      check(entry, values, count);
      out.floats(entry, shape, values);
    }

    @Override
    public void floats(String entry, int[] shape, Supplier<float[]> values) {
      out.floats(
          entry,
          shape,
          () -> {
            float[] made = values.get();
            check(entry, made, made.length);
            return made;
          });
    }

    @Override
    public void longs(String entry, long... values) {
      out.longs(entry, values);
    }

    @Override
    public void longs(String entry, int count, Supplier<long[]> values) {
      out.longs(entry, count, values);
    }

    @Override
    public void journal(String entry, int width, long first, long end, JournalRows rows) {
      out.journal(entry, width, first, end, rows);
    }

    @Override
    public StateWriter scoped(String inner) {
      return new Checked(name, prefix + inner + ".", out.scoped(inner));
    }
  }
}
