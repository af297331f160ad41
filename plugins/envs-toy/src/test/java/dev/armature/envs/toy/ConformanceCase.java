package dev.armature.envs.toy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.armature.tck.ReferenceCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** The cases of that name, by file. */
  static Map<String, ConformanceCase> all(String name) throws IOException {
    Map<String, ConformanceCase> cases = new TreeMap<>();
    for (Path file : ReferenceCases.find(name)) {
      cases.put(file.getFileName().toString(), read(file));
    }
    return cases;
  }

  private static ConformanceCase read(Path file) throws IOException {
    return JsonMapper.shared().readValue(Files.readString(file), ConformanceCase.class);
  }
}
