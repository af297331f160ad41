package dev.armature.envs.robot;

import java.io.IOException;

/** One of the ways to simulate that {@link RobotArmBenchmark} compares. */
sealed interface BenchmarkRoute extends AutoCloseable permits EngineRoute, PythonRoute {

  String name();

  /** How many worlds it simulates at a time. */
  int threads();

  /** Plays the episodes, in each world all of them; returns control steps a second of them all. */
  double turn() throws IOException;

  @Override
  void close() throws IOException;
}
