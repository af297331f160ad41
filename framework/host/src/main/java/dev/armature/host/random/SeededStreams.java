package dev.armature.host.random;

import dev.armature.api.Checkpointable;
import dev.armature.api.RandomStream;
import dev.armature.api.RandomStreams;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.Map;
import java.util.TreeMap;

/** All random streams of a run, by name; a checkpoint holds the state of each. */
public final class SeededStreams implements RandomStreams, Checkpointable {

  private final long seed;
  private final Map<String, SeededStream> streams = new TreeMap<>();

  /**
   * @param seed the run's seed, any number
   */
  public SeededStreams(long seed) {
    this.seed = seed;
  }

  @Override
  public RandomStream stream(String name) {
    return streams.computeIfAbsent(name, it -> new SeededStream(seed, it));
  }

  /** The streams of one consumer: its names, behind {@code consumer} and a dot. */
  public RandomStreams of(String consumer) {
    return name -> stream(consumer + "." + name);
  }

  @Override
  public void save(StateWriter out) {
    streams.forEach((name, stream) -> out.longs(name, stream.state()));
  }

  /** Restores every stream that has been asked for so far. */
  @Override
  public void load(StateReader in) {
    streams.forEach((name, stream) -> stream.restore(in.longs(name, stream.state().length)));
  }
}
