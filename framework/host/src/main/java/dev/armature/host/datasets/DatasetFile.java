package dev.armature.host.datasets;

import dev.armature.api.Dataset;
import dev.armature.api.StateException;
import dev.armature.host.checkpoints.SafetensorsFile;
import dev.armature.host.checkpoints.SafetensorsWriter;
import dev.armature.host.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dataset that was read from one safetensors file.
 *
 * <p>The file holds {@code episode_starts} {@code [episodes]} (I64), {@code observations} {@code
 * [steps + episodes, observation]}, {@code actions} {@code [steps, action]} and {@code rewards}
 * {@code [steps]} (F32), and {@code terminated}, {@code truncated} and {@code success} {@code
 * [steps]} (BOOL), laid out as in {@link Dataset}. Its metadata hold {@code format}, {@code
 * version}, the names of the components in {@code observation} and {@code action}, as JSON, and
 * what the writer says of the dataset.
 *
 * @param path where it lies
 * @param dataset what it holds
 * @param metadata what is said of it
 * @param sha256 the hash of the file
 */
public record DatasetFile(Path path, Dataset dataset, Map<String, String> metadata, String sha256) {

  private static final String FORMAT = "armature-dataset";
  private static final String VERSION = "1";

  public DatasetFile {
    metadata = Map.copyOf(metadata);
  }

  /**
   * Writes a dataset, whole or not at all.
   *
   * @param metadata what else is said of it
   */
  public static void write(Path path, Dataset dataset, Map<String, String> metadata)
      throws IOException {
    SafetensorsWriter out = new SafetensorsWriter();
    out.metadata("format", FORMAT);
    out.metadata("version", VERSION);
    metadata.forEach(out::metadata);
    out.metadata("observation", JsonMapper.shared().writeValueAsString(dataset.observationNames()));
    out.metadata("action", JsonMapper.shared().writeValueAsString(dataset.actionNames()));
    long[] starts = new long[dataset.episodes()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = dataset.start(i);
    }
    int steps = dataset.steps();
    int rows = steps + dataset.episodes();
    out.longs("episode_starts", starts);
    out.floats("observations", new int[] {rows, dataset.observationSize()}, dataset.observations());
    out.floats("actions", new int[] {steps, dataset.actionSize()}, dataset.actions());
    out.floats("rewards", new int[] {steps}, dataset.rewards());
    out.booleans("terminated", dataset.terminated());
    out.booleans("truncated", dataset.truncated());
    out.booleans("success", dataset.success());
    out.writeTo(path);
  }

  /**
   * Reads a dataset.
   *
   * @throws StateException if the file is damaged, no dataset, or not sound in itself
   * @throws IOException if it cannot be read
   */
  public static DatasetFile read(Path path) throws IOException {
    String sha256 = Sha256.ofFile(path);
    try (SafetensorsFile in = new SafetensorsFile(path)) {
      Map<String, String> metadata = in.metadata();
      if (!FORMAT.equals(metadata.get("format"))) {
        throw new StateException(path + " is not a dataset; expected one that collect has written");
      }
      if (!VERSION.equals(metadata.get("version"))) {
        throw new StateException(
            "%s is a dataset of version %s; expected %s"
                .formatted(path, metadata.get("version"), VERSION));
      }
      return new DatasetFile(path, dataset(path, in), metadata, sha256);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new StateException(path + " is not a sound dataset: " + e.getMessage());
    }
  }

  private static Dataset dataset(Path path, SafetensorsFile in) {
    List<String> observationNames = names(path, in, "observation");
    List<String> actionNames = names(path, in, "action");
    int steps = length(in, "rewards");
    int episodes = length(in, "episode_starts");
    int rows = Math.addExact(steps, episodes);
    float[] rewards = new float[steps];
    in.floats("rewards", new int[] {steps}, rewards);
    return new Dataset(
        observationNames,
        actionNames,
        starts(in, episodes),
        matrix(in, "observations", rows, observationNames.size()),
        matrix(in, "actions", steps, actionNames.size()),
        rewards,
        in.booleans("terminated", steps),
        in.booleans("truncated", steps),
        in.booleans("success", steps));
  }

  private static List<String> names(Path path, SafetensorsFile in, String key) {
    List<String> names = new ArrayList<>();
    try {
      JsonNode list = JsonMapper.shared().readTree(in.metadata().getOrDefault(key, ""));
      for (JsonNode name : list) {
        names.add(name.asString());
      }
    } catch (JacksonException e) {
      names.clear();
    }
    if (names.isEmpty()) {
      throw new StateException(
          path + ": the metadata " + key + " do not name the components of an " + key);
    }
    return names;
  }

  private static int length(SafetensorsFile in, String name) {
    int[] shape = in.shape(name);
    if (shape.length != 1) {
      throw new IllegalArgumentException(
          name + " has " + shape.length + " dimensions; expected one");
    }
    return shape[0];
  }

  private static int[] starts(SafetensorsFile in, int episodes) {
    long[] starts = in.longs("episode_starts", episodes);
    int[] steps = new int[episodes];
    for (int i = 0; i < episodes; i++) {
      steps[i] = Math.toIntExact(starts[i]);
    }
    return steps;
  }

  private static float[] matrix(SafetensorsFile in, String name, int rows, int columns) {
    int[] shape = {rows, columns};
    // Asked for first, so that no more is allocated than there is in the file.
    int[] found = in.shape(name);
    int elements = found.length == 2 ? Math.multiplyExact(found[0], found[1]) : 0;
    float[] values = new float[elements];
    in.floats(name, shape, values);
    return values;
  }
}
