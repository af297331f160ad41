package dev.armature.tck;

import dev.armature.api.StateWriter;

/** Writes a matrix as if its rows were its columns. */
record TurningWriter(StateWriter out) implements StateWriter {

  @Override
  public void floats(String name, int[] shape, float[] values) {
    out.floats(name, shape.length == 2 ? new int[] {shape[1], shape[0]} : shape, values);
  }

  @Override
  public void longs(String name, long... values) {
    out.longs(name, values);
  }

  @Override
  public StateWriter scoped(String prefix) {
    return new TurningWriter(out.scoped(prefix));
  }
}
