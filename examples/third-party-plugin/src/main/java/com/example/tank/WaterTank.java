package com.example.tank;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.util.SplittableRandom;

/**
 * A tank of 1 m with a hole in its floor, whose water is to be kept at a level: dh/dt = (u q − a √(2
 * g h)) / A, with the pump's power u, its flow q, the hole's area a and the floor's area A.
 */
final class WaterTank implements Environment {

  private static final double GRAVITY = 9.81;
  private static final double HEIGHT = 1;
  private static final double PERIOD = 1;
  private static final int SUBSTEPS = 20;
  private static final double CLOSE = 0.02;

  private final WaterTankConfig config;
  private final EnvironmentSpec spec;
  private double level;
  private double wanted;
  private int steps;

  WaterTank(WaterTankConfig config) {
    this.config = config;
    spec =
        new EnvironmentSpec(
            Space.of(new Dimension("level", "m", 0, 1), new Dimension("wanted", "m", 0, 1)),
            Space.of(new Dimension("power", "", 0, 1)),
            PERIOD,
            config.horizon(),
            true);
    steps = config.horizon();
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    SplittableRandom random = new SplittableRandom(seed);
    level = HEIGHT * random.nextDouble();
    wanted = 0.2 + 0.6 * random.nextDouble();
    steps = 0;
    observe(observation);
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    if (steps == config.horizon()) {
      throw new IllegalStateException("no episode is going on; reset first");
    }
    double inflow = config.flow() * Math.max(0, Math.min(1, action[0]));
    for (int i = 0; i < SUBSTEPS; i++) {
      double outflow = config.outlet() * Math.sqrt(2 * GRAVITY * level);
      double change = (inflow - outflow) / config.area() * PERIOD / SUBSTEPS;
      level = Math.max(0, Math.min(HEIGHT, level + change));
    }
    steps++;
    observe(nextObservation);
    double away = Math.abs(level - wanted);
    return new Step((float) -away, false, steps == config.horizon(), away < CLOSE);
  }

  private void observe(float[] observation) {
    observation[0] = (float) level;
    observation[1] = (float) wanted;
  }

  @Override
  public void close() {}
}
