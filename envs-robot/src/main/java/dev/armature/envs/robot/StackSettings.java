package dev.armature.envs.robot;

import dev.armature.api.Setting;
import java.util.List;

/** The section {@code stack}. */
public record StackSettings(
    @Setting(
            value = "the six joint angles that an episode starts with, base to wrist",
            unit = "rad")
        List<Double> start,
    @Setting(value = "how many cubes the tower has", range = "[2, 10]") int height,
    @Setting("where the tower's foot is drawn from; along z, above where a cube rests") Region goal,
    @Setting(
            value = "the goal holds while every cube is within this distance of its place",
            unit = "m",
            range = "(0, inf)")
        double successDistance) {

  public StackSettings {
    start = List.copyOf(start);
  }
}
