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
    long[] names = String.join("\n", streams.keySet()).chars().asLongStream().toArray();
    out.longs("names.length", names.length);
    out.longs("names", names);
    streams.forEach((name, stream) -> out.longs(name, stream.state()));
  }

  /** Restores every stream that was saved, whether it has been asked for yet or not. */
  @Override
  public void load(StateReader in) {
    StringBuilder names = new StringBuilder();
    int length = Math.toIntExact(in.longs("names.length", 1)[0]);
    for (long character : in.longs("names", length)) {
      names.append((char) character);
    }
    for (String name : names.toString().split("\n")) {
      SeededStream stream = (SeededStream) stream(name);
      stream.restore(in.longs(name, stream.state().length));
    }
  }
}
