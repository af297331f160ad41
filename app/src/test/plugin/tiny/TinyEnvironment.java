package example.tiny;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Setting;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.pf4j.Extension;

/** Every action is worth minus its squared distance from the episode's goal. */
final class TinyEnvironment implements Environment {

  private static final float TOLERANCE = 0.1f;

  private final TinyConfig config;
  private SplittableRandom random = new SplittableRandom(0);
  private double goal;
  private int steps;

  TinyEnvironment(TinyConfig config) {
    this.config = config;
  }

  @Override
  public EnvironmentSpec spec() {
    return new EnvironmentSpec(
        Space.of(new Dimension("goal", "", -1, 1)),
        Space.of(new Dimension("guess", "", -1, 1)),
        config.period().orElse(0.0),
        config.horizon(),
        true);
  }

  @Override
  public void reset(long seed, float[] observation) {
    random = new SplittableRandom(seed);
    goal = config.goals().get(random.nextInt(config.goals().size()));
    steps = 0;
    observation[0] = (float) goal;
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    double noise =
        config.noise().kind() == Noise.Kind.NONE
            ? 0
            : config.noise().amplitude() * (2 * random.nextDouble() - 1);
    double distance = action[0] + noise - goal;
    steps++;
    nextObservation[0] = (float) goal;
    return new Step(
        (float) (-distance * distance),
        false,
        steps == config.horizon(),
        Math.abs(distance) < TOLERANCE);
  }

  @Override
  public void close() {}

  record TinyConfig(
      @Setting(value = "Steps of an episode", range = "[1, inf)", source = "a guess") int horizon,
      @Setting(value = "Time between two steps", unit = "s", range = "(0, inf)")
          Optional<Double> period,
      @Setting("What disturbs the actions") Noise noise,
      @Setting("Goals to choose from") List<Double> goals,
      @Setting("What the person at the console is called") String operator) {}

  record Noise(
      @Setting("How it is distributed") Kind kind,
      @Setting(value = "Greatest change of an action", range = "[0, 1]") float amplitude) {
    enum Kind {
      NONE,
      UNIFORM
    }
  }

  @Extension
  public static final class Provider implements EnvironmentProvider<TinyConfig> {
    @Override
    public String type() {
      return "tiny";
    }

    @Override
    public String summary() {
      return "A number to be guessed";
    }

    @Override
    public Class<TinyConfig> configType() {
      return TinyConfig.class;
    }

    @Override
    public Environment create(TinyConfig config) {
      for (double goal : config.goals()) {
        if (Math.abs(goal) > 1) {
          throw new ConfigurationException("goals", "the goal " + goal + " is out of reach");
        }
      }
      return new TinyEnvironment(config);
    }
  }
}
