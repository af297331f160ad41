package dev.armature.tck;

import dev.armature.api.Dataset;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.Space;
import dev.armature.api.Step;
import dev.armature.host.random.SeededStreams;
import java.util.List;

/** Demonstrations with something to learn: each action follows from what is seen. */
final class DemonstratedPlay {

  private static final int EPISODES = 4;
  private static final int STEPS = 25;

  private DemonstratedPlay() {}

  /** Episodes of random observations, with actions within the bounds. */
  static Dataset dataset(EnvironmentSpec environment, long seed) {
    Space actions = environment.action();
    DatasetBuilder builder = new DatasetBuilder(names(environment.observation()), names(actions));
    RandomStream random = new SeededStreams(seed).stream("demonstrations");
    float[] observation = new float[environment.observation().size()];
    float[] action = new float[actions.size()];
    for (int episode = 0; episode < EPISODES; episode++) {
      random.fillGaussian(observation, observation.length);
      builder.begin(observation);
      for (int step = 1; step <= STEPS; step++) {
        for (int i = 0; i < action.length; i++) {
          Dimension dimension = actions.dimensions().get(i);
          double share = (1 + Math.sin(observation[i % observation.length] + i)) / 2;
          float value = (float) (dimension.low() + share * (dimension.high() - dimension.low()));
          action[i] = Math.max(dimension.low(), Math.min(dimension.high(), value));
        }
        random.fillGaussian(observation, observation.length);
        builder.add(action, new Step(1, false, step == STEPS, false), observation);
      }
    }
    return builder.build();
  }

  private static List<String> names(Space space) {
    return space.dimensions().stream().map(Dimension::name).toList();
  }
}
