package dev.armature.envs.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Episodes that Gymnasium played.
 *
 * @param environment Gymnasium's name of the environment
 * @param horizon the number of steps after which it truncates an episode
 * @param episodes what it played
 */
record ConformanceCase(
    @JsonProperty(value = "env", required = true) String environment,
    @JsonProperty(value = "max_episode_steps", required = true) int horizon,
    @JsonProperty(value = "episodes", required = true) List<Episode> episodes) {

  private static final Path RESOURCES = Path.of("src", "test", "resources");

  /** One episode, from a given state on. */
  record Episode(
      @JsonProperty(value = "initial_state", required = true) List<Double> state,
      @JsonProperty(value = "initial_observation", required = true) List<Double> observation,
      @JsonProperty(value = "steps", required = true) List<Outcome> steps) {}

  /** An action and what came of it. */
  record Outcome(
      @JsonProperty(value = "action", required = true) List<Float> action,
      @JsonProperty(value = "observation", required = true) List<Double> observation,
      @JsonProperty(value = "reward", required = true) double reward,
      @JsonProperty(value = "terminated", required = true) boolean terminated,
      @JsonProperty(value = "truncated", required = true) boolean truncated) {}

  /** The case among the test resources. */
  static ConformanceCase committed(String name) throws IOException {
    return read(RESOURCES.resolve(name + ".json"));
  }

  /**
   * The cases of that name by file: those of the folder that the system property {@code
   * conformance.dir} names, or else the committed one. Skips the test where that folder has none.
   */
  static Map<String, ConformanceCase> all(String name) throws IOException {
    String given = System.getProperty("conformance.dir", "");
    Path folder = given.isEmpty() ? RESOURCES : Path.of(given).toAbsolutePath();
    assertThat(folder).as("the folder that -Dconformance.dir names").isDirectory();
    Map<String, ConformanceCase> cases = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String fileName = Objects.toString(file.getFileName());
        if (fileName.startsWith(name) && fileName.endsWith(".json")) {
          cases.put(fileName, read(file));
        }
      }
    }
    assumeFalse(cases.isEmpty(), "there is no " + name + "*.json in " + folder);
    return cases;
  }

  private static ConformanceCase read(Path file) throws IOException {
    return JsonMapper.shared().readValue(Files.readString(file), ConformanceCase.class);
  }
}
