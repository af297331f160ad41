package dev.armature.tck;

import dev.armature.api.RandomStream;
import java.util.Arrays;

/** Gives out normal numbers that were drawn elsewhere, and nothing else. */
public final class RecordedNoise implements RandomStream {

  private float[] numbers = {};
  private int next;

  /** What is given out from now on; all that was there before must have been used. */
  public void refill(float[] drawn) {
    if (next != numbers.length) {
      throw new IllegalStateException((numbers.length - next) + " numbers were not drawn");
    }
    numbers = Arrays.copyOf(drawn, drawn.length);
    next = 0;
  }

  @Override
  public double nextGaussian() {
    return numbers[next++];
  }

  @Override
  public long nextLong() {
    throw new AssertionError("only normal numbers are expected");
  }

  @Override
  public int nextInt(int bound) {
    throw new AssertionError("only normal numbers are expected");
  }

  @Override
  public float nextFloat() {
    throw new AssertionError("only normal numbers are expected");
  }

  @Override
  public double nextDouble() {
    throw new AssertionError("only normal numbers are expected");
  }
}
