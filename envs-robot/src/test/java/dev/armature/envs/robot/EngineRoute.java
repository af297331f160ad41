package dev.armature.envs.robot;

import dev.armature.api.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plays episodes of random actions in the environment, resets included. */
final class EngineRoute implements BenchmarkRoute {

  private final EngineType engine;
  private final int episodes;
  private final List<Environment> environments;

  EngineRoute(EngineType engine, String overrides, int threads, int episodes) {
    this.engine = engine;
    this.episodes = episodes;
    environments =
        Stream.generate(() -> RobotArms.environment(engine, overrides)).limit(threads).toList();
  }

  @Override
  public String name() {
    return engine.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public int threads() {
    return environments.size();
  }

  @Override
  public double turn() {
    int[] steps = new int[threads()];
    List<Thread> others = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < threads(); i++) {
      int world = i;
      Thread thread = new Thread(() -> steps[world] = play(environments.get(world), episodes));
      thread.start();
      others.add(thread);
    }
    for (Thread thread : others) {
      join(thread);
    }
    return IntStream.of(steps).sum() / ((System.nanoTime() - start) * 1e-9);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Plays episodes of uniformly random actions, the same at every call; returns their steps. */
  static int play(Environment environment, int episodes) {
    SplittableRandom random = new SplittableRandom(0);
    float[] observation = RobotArms.newObservation(environment);
    float[] action = RobotArms.newAction(environment);
    int steps = 0;
    for (int episode = 0; episode < episodes; episode++) {
      environment.reset(random.nextLong(), observation);
      boolean done = false;
      while (!done) {
        RobotArms.fillUniform(action, random);
        done = environment.step(action, observation).done();
        steps++;
      }
    }
    return steps;
  }

  @Override
  public void close() {
    environments.forEach(Environment::close);
  }
}
