package dev.armature.agents.scripted;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import java.util.List;

/** Where the components of an observation or an action stand, by name. */
final class Components {

  /** The settings with which the robot arm shows its tasks. */
  static final String SEEN_WITH = "environment { type = robot-arm, observation-mode = task }";

  private static final String OBSERVATION = "observation";

  private final List<Dimension> dimensions;
  private final List<String> names;
  private final String kind;
  private final String expected;

  private Components(Space space, String kind, String expected) {
    dimensions = space.dimensions();
    names = dimensions.stream().map(Dimension::name).toList();
    this.kind = kind;
    this.expected = expected;
  }

  /** What is seen. */
  static Components seen(EnvironmentSpec environment) {
    return new Components(environment.observation(), OBSERVATION, SEEN_WITH);
  }

  /**
   * What can be done.
   *
   * @param mode the action mode that the script is for
   */
  static Components done(EnvironmentSpec environment, String mode) {
    return new Components(
        environment.action(),
        "action",
        "environment { type = robot-arm, action-mode = " + mode + " }");
  }

  List<String> names() {
    return names;
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /**
   * The index of a component.
   *
   * @throws ConfigurationException if there is none of that name, or it is seen without its unit
   */
  int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new ConfigurationException(
          "type",
          "the scripted agent needs the %s %s, which the environment has not; expected %s"
              .formatted(kind, name, expected));
    }
    if (kind.equals(OBSERVATION) && dimensions.get(index).unit().isEmpty()) {
      throw new ConfigurationException(
          "type",
          "the scripted agent needs the observation %s in its unit, not as a pure number; expected normalisation.observations = false"
              .formatted(name));
    }
    return index;
  }

  /** The indices of several components. */
  int[] indices(List<String> names) {
    return names.stream().mapToInt(this::index).toArray();
  }

  /** The indices of x, y and z of a position. */
  int[] position(String name) {
    return indices(List.of(name + "_x", name + "_y", name + "_z"));
  }
}
