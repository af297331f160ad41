package dev.armature.host.random;

import dev.armature.api.RandomStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A xoshiro256++ generator (Blackman and Vigna 2021) seeded with the SHA-256 of the run's seed and
 * the stream's name, so that streams are independent and none depends on which others exist.
 */
final class SeededStream implements RandomStream {

  private final RestorableUniformRandomProvider generator;
  private final SharedStateContinuousSampler gaussian;

  SeededStream(long seed, String name) {
    generator = RandomSource.XO_SHI_RO_256_PP.create(hash(seed, name));
    gaussian = ZigguratSampler.NormalizedGaussian.of(generator);
  }

  private static long[] hash(long seed, String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer input = ByteBuffer.allocate(Long.BYTES + text.length).putLong(seed).put(text);
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(input.array()));
      return new long[] {digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong()};
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The generator's state as whole longs, the length of its bytes first. */
  long[] state() {
    byte[] bytes = ((RandomProviderDefaultState) generator.saveState()).getState();
    long[] state = new long[1 + (bytes.length + Long.BYTES - 1) / Long.BYTES];
    ByteBuffer buffer = ByteBuffer.allocate((state.length - 1) * Long.BYTES).put(bytes).rewind();
    state[0] = bytes.length;
    buffer.asLongBuffer().get(state, 1, state.length - 1);
    return state;
  }

  void restore(long[] state) {
    ByteBuffer buffer = ByteBuffer.allocate((state.length - 1) * Long.BYTES);
    buffer.asLongBuffer().put(state, 1, state.length - 1);
    byte[] bytes = new byte[Math.toIntExact(state[0])];
    buffer.get(bytes);
    generator.restoreState(new RandomProviderDefaultState(bytes));
  }

  @Override
  public long nextLong() {
    return generator.nextLong();
  }

  @Override
  public int nextInt(int bound) {
    return generator.nextInt(bound);
  }

  @Override
  public float nextFloat() {
    return generator.nextFloat();
  }

  @Override
  public double nextDouble() {
    return generator.nextDouble();
  }

  @Override
  public double nextGaussian() {
    return gaussian.sample();
  }
}
