package dev.armature.benchmarks;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.armature.agents.td3.Td3Provider;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalSpec;
import dev.armature.api.Provider;
import dev.armature.api.Space;
import dev.armature.buffers.hindsight.HindsightProvider;
import dev.armature.buffers.prioritized.PrioritizedReplayBufferProvider;
import dev.armature.buffers.uniform.UniformReplayBufferProvider;
import dev.armature.envs.toy.PendulumProvider;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import dev.armature.networks.dl4j.Dl4jProvider;
import dev.armature.networks.simd.SimdProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The plugins of the class path, put together as an experiment file puts together installed ones.
 */
final class ClassPathPlugins {

  private static final InstalledPlugin CLASS_PATH =
      new InstalledPlugin("class-path", "", "", Path.of(""));

  private ClassPathPlugins() {}

  private static Offers offers() {
    Config defaults = ConfigFactory.parseResources("reference.conf").resolve();
    return new Offers(
        List.of(
            offer(Service.ENVIRONMENT, new PendulumProvider(), defaults),
            offer(Service.REPLAY_BUFFER, new UniformReplayBufferProvider(), defaults),
            offer(Service.REPLAY_BUFFER, new HindsightProvider(), defaults),
            offer(Service.REPLAY_BUFFER, new PrioritizedReplayBufferProvider(), defaults),
            offer(Service.NETWORK, new SimdProvider(), defaults),
            offer(Service.NETWORK, new Dl4jProvider(), defaults),
            offer(Service.AGENT, new Td3Provider(), defaults)),
        List.of());
  }

  private static Offer offer(Service service, Provider<?> provider, Config defaults) {
    return new Offer(
        service, provider, defaults.getConfig(service.key() + "." + provider.type()), CLASS_PATH);
  }

  /**
   * TD3 with default settings but for these, and a uniform replay buffer unless they say another.
   *
   * @param settings {@code key=value} pairs, the network's type among them
   */
  static Experiment experiment(String... settings) {
    try {
      Path file = Files.createTempFile("benchmark", ".conf");
      try {
        Files.writeString(
            file,
            """
            environment { type = pendulum }
            agent { type = td3 }
            replay-buffer { type = uniform }
            training { steps = 1 }
            """);
        return new ExperimentReader(offers()).read(file, List.of(settings));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An environment with actions in [−1, 1]. */
  static EnvironmentSpec environment(int observations, int actions) {
    return new EnvironmentSpec(
        space("observation", observations), space("action", actions), 0, 0, false);
  }

  /**
   * The same, where the first components are the achieved goal and the last the desired one, and a
   * step costs 1 while they are further apart than {@code tolerance}.
   */
  static EnvironmentSpec goalEnvironment(int observations, int actions, int goal, float tolerance) {
    GoalSpec goals =
        new GoalSpec(
            IntStream.range(0, goal).boxed().toList(),
            IntStream.range(observations - goal, observations).boxed().toList(),
            (achieved, desired, n, rewards, terminated, success) -> {
              for (int row = 0; row < n; row++) {
                float squares = 0;
                for (int i = row * goal; i < (row + 1) * goal; i++) {
                  squares += (achieved[i] - desired[i]) * (achieved[i] - desired[i]);
                }
                rewards[row] = squares < tolerance * tolerance ? 0 : -1;
                terminated[row] = 0;
                success[row] = 1 + rewards[row];
              }
            });
    EnvironmentSpec plain = environment(observations, actions);
    return new EnvironmentSpec(plain.observation(), plain.action(), 0, 0, true, Optional.of(goals));
  }

  private static Space space(String name, int size) {
    return new Space(
        IntStream.range(0, size).mapToObj(i -> new Dimension(name + "_" + i, "", -1, 1)).toList());
  }
}
