package dev.armature.host.training;

import com.typesafe.config.ConfigFactory;
import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import dev.armature.api.ConfigurationException;
import dev.armature.api.Dataset;
import dev.armature.api.DemonstrationSettings;
import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.FrameSize;
import dev.armature.api.MetricSink;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import dev.armature.api.NetworkSpec;
import dev.armature.api.Provider;
import dev.armature.api.RandomStream;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.Setting;
import dev.armature.api.Space;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.Step;
import dev.armature.api.TransitionBatch;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The smallest real implementations of the services: a corridor to walk along, an agent whose only
 * parameter is how often it has learned, and the {@link TinyBuffers}.
 */
public final class TinyPlugins {

  private TinyPlugins() {}

  /** One of each. */
  public static Offers offers() {
    return new Offers(
        List.of(
            offer(Service.ENVIRONMENT, new Corridors(), "length = 10, horizon = 8"),
            offer(Service.AGENT, new Walkers(), "stride = 1, share = 0.5"),
            offer(Service.NETWORK, new NoNetworks(), ""),
            offer(
                Service.REPLAY_BUFFER,
                new TinyBuffers.RecentBuffers(),
                "capacity = 1, file = false"),
            offer(Service.REPLAY_BUFFER, new TinyBuffers.StrictBuffers(), "buffer.type = recent")),
        List.of());
  }

  private static Offer offer(Service service, Provider<?> provider, String defaults) {
    return new Offer(
        service,
        provider,
        ConfigFactory.parseString(defaults),
        new InstalledPlugin("tiny", "1.0.0", "", Path.of("src/test/java")));
  }

  /** Walk from a random place in its first half to the end of a corridor. */
  public record CorridorConfig(
      @Setting(value = "Where it ends", unit = "m", range = "[1, 100]") int length,
      @Setting(value = "Steps until truncation", range = "[1, 1000]") int horizon) {}

  private static final class Corridors extends Named<CorridorConfig>
      implements EnvironmentProvider<CorridorConfig> {
    Corridors() {
      super("corridor", CorridorConfig.class);
    }

    @Override
    public Environment create(CorridorConfig config) {
      return new Corridor(config);
    }
  }

  private static final class Corridor implements RenderedEnvironment {
    private final CorridorConfig config;
    private final EnvironmentSpec spec;
    private float position;
    private int steps;

    Corridor(CorridorConfig config) {
      this.config = config;
      spec =
          new EnvironmentSpec(
              Space.of(new Dimension("position", "m", -1000, 1000)),
              Space.of(new Dimension("stride", "m", -2, 2)),
              1,
              config.horizon(),
              true);
    }

    @Override
    public EnvironmentSpec spec() {
      return spec;
    }

    @Override
    public void reset(long seed, float[] observation) {
      position = new SplittableRandom(seed).nextInt((config.length() + 1) / 2);
      steps = 0;
      observation[0] = position;
    }

    @Override
    public Step step(float[] action, float[] nextObservation) {
      position += action[0];
      steps++;
      nextObservation[0] = position;
      boolean arrived = position >= config.length();
      return new Step(action[0], arrived, !arrived && steps == config.horizon(), arrived);
    }

    @Override
    public FrameSize frameSize() {
      return new FrameSize(config.length() + 3, 2);
    }

    @Override
    public void render(int[] frame) {
      Arrays.fill(frame, 0xffffff);
      frame[(int) position] = 0;
    }

    @Override
    public void close() {}
  }

  /** An agent that walks on and never tires. */
  public record WalkerConfig(
      @Setting(value = "Length of a step", unit = "m") int stride,
      @Setting("Whom to follow") Optional<String> guide,
      @Setting(value = "How much of a batch is the guide's", range = "[0, 1]") double share) {
    public WalkerConfig {
      if (stride == 13) {
        throw new ConfigurationException("stride", "13 brings bad luck");
      }
    }
  }

  private static final class Walkers extends Named<WalkerConfig>
      implements AgentProvider<WalkerConfig> {
    Walkers() {
      super("walker", WalkerConfig.class);
    }

    @Override
    public Agent create(WalkerConfig config, AgentContext context) {
      return new Walker(config, context.streams().stream("exploration"));
    }
  }

  private static final class Walker implements Agent {
    private final WalkerConfig config;
    private final RandomStream exploration;
    private long learned;
    private long followed;

    Walker(WalkerConfig config, RandomStream exploration) {
      this.config = config;
      this.exploration = exploration;
    }

    @Override
    public void act(float[] observations, int n, float[] actions) {
      for (int i = 0; i < n; i++) {
        actions[i] = Math.min(config.stride(), 2);
      }
    }

    @Override
    public void explore(float[] observations, int n, float[] actions) {
      for (int i = 0; i < n; i++) {
        actions[i] = exploration.nextFloat();
      }
    }

    @Override
    public int batchSize() {
      return 4;
    }

    @Override
    public double discount() {
      return 0.75;
    }

    @Override
    public List<String> metricNames() {
      return List.of("losses/walker", "values/terminated", "values/guide", "values/own");
    }

    @Override
    public Optional<DemonstrationSettings> demonstrations() {
      return config.guide().map(path -> new DemonstrationSettings("guide", path, config.share()));
    }

    @Override
    public void demonstrate(Dataset dataset) {
      followed = dataset.steps();
    }

    @Override
    public void learn(TransitionBatch batch, MetricSink metrics) {
      learned++;
      Arrays.fill(batch.errors(), 0.5f);
      metrics.record("losses/walker", batch.observations()[0] + batch.rewards()[0]);
      metrics.record("values/terminated", batch.terminated()[0]);
      for (int i = 0; i < batch.size(); i++) {
        boolean guide = i < batch.demonstrations();
        metrics.record(guide ? "values/guide" : "values/own", batch.actions()[i]);
      }
    }

    @Override
    public void save(StateWriter out) {
      out.longs("learned", learned, followed);
    }

    @Override
    public void load(StateReader in) {
      long[] saved = in.longs("learned", 2);
      learned = saved[0];
      followed = saved[1];
    }

    @Override
    public void close() {}
  }

  /** No settings. */
  public record NoConfig() {}

  private static final class NoNetworks extends Named<NoConfig>
      implements NetworkProvider<NoConfig> {
    NoNetworks() {
      super("none", NoConfig.class);
    }

    @Override
    public NetworkFactory create(NoConfig config) {
      return new NetworkFactory() {
        @Override
        public String description() {
          return "nothing";
        }

        @Override
        public Network create(NetworkSpec spec, RandomStream initialisation) {
          throw new IllegalStateException("a walker needs no network");
        }

        @Override
        public void close() {}
      };
    }
  }

  abstract static class Named<C extends Record> implements Provider<C> {
    private final String type;
    private final Class<C> configType;

    Named(String type, Class<C> configType) {
      this.type = type;
      this.configType = configType;
    }

    @Override
    public String type() {
      return type;
    }

    @Override
    public String summary() {
      return "A tiny " + type;
    }

    @Override
    public Class<C> configType() {
      return configType;
    }
  }
}
