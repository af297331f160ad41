package example.faulty;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Setting;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pf4j.Extension;

/** Nothing but a clock, until it goes wrong. */
final class FaultyEnvironment implements Environment {

  private final FaultyConfig config;
  private final List<Object> hoarded = new ArrayList<>();
  private int steps;

  FaultyEnvironment(FaultyConfig config) {
    this.config = config;
  }

  @Override
  public EnvironmentSpec spec() {
    return new EnvironmentSpec(
        Space.of(new Dimension("time", "s", 0, 100000), new Dimension("zero", "", -1, 1)),
        Space.of(new Dimension("push", "N", -1, 1)),
        1,
        0,
        false);
  }

  @Override
  public void reset(long seed, float[] observation) {
    observation[0] = 0;
    observation[1] = 0;
  }

  @Override
  public Step step(float[] action, float[] next) {
    steps++;
    boolean now = steps >= config.at();
    next[0] = steps;
    next[1] = 0;
    float reward = -Math.abs(action[0]);
    if (now) {
      switch (config.fault()) {
        case NONE, CLOSE -> {}
        case THROW -> throw new IllegalStateException("the motor is on fire");
        case NAN_OBSERVATION -> next[1] = Float.NaN;
        case INFINITE_OBSERVATION -> next[0] = Float.POSITIVE_INFINITY;
        case LONG_OBSERVATION -> next[2] = 0;
        case NAN_REWARD -> reward = Float.NaN;
        case NO_STEP -> {
          return null;
        }
        case HANG -> hang();
        case HOARD_FILES -> openOneMore();
        case HOARD_HEAP -> hoarded.add(new long[1 << 17]);
      }
    }
    return new Step(reward, false, steps % 10 == 0, false);
  }

  private static void hang() {
    while (true) {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        // Deaf, like native code.
      }
    }
  }

  private void openOneMore() {
    try {
      InputStream open = Files.newInputStream(Path.of("/dev/null"));
      hoarded.add(open);
    } catch (IOException e) {
      // No more to be had.
    }
  }

  @Override
  public void close() {
    if (config.fault() == Fault.CLOSE) {
      throw new IllegalStateException("the lid is stuck");
    }
  }

  enum Fault {
    NONE,
    THROW,
    NAN_OBSERVATION,
    INFINITE_OBSERVATION,
    LONG_OBSERVATION,
    NAN_REWARD,
    NO_STEP,
    HANG,
    CLOSE,
    HOARD_FILES,
    HOARD_HEAP
  }

  record FaultyConfig(
      @Setting("What goes wrong") Fault fault, @Setting("In which step of its life") int at) {}

  @Extension
  public static final class Provider implements EnvironmentProvider<FaultyConfig> {
    @Override
    public String type() {
      return "faulty";
    }

    @Override
    public String summary() {
      return "A clock that goes wrong";
    }

    @Override
    public Class<FaultyConfig> configType() {
      return FaultyConfig.class;
    }

    @Override
    public Environment create(FaultyConfig config) {
      return new FaultyEnvironment(config);
    }
  }
}
