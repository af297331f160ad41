package dev.armature.host.training;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dataset;
import dev.armature.api.DemonstrationSettings;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateException;
import dev.armature.host.datasets.DatasetCheck;
import dev.armature.host.datasets.DatasetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The demonstrations that an agent asked for.
 *
 * @param wanted what it asked for
 * @param file what was read
 */
record Demonstrations(DemonstrationSettings wanted, DatasetFile file) {

  /**
   * Reads the file and checks that it fits the environment.
   *
   * @throws ConfigurationException if it is not there, damaged, or does not fit
   */
  static Demonstrations read(DemonstrationSettings wanted, EnvironmentSpec environment) {
    DatasetFile file;
    try {
      Path path = Path.of(wanted.path());
      if (!Files.isRegularFile(path)) {
        throw new ConfigurationException(
            wanted.key(), "there is no file " + path.toAbsolutePath().normalize());
      }
      file = DatasetFile.read(path);
    } catch (StateException e) {
      throw new ConfigurationException(wanted.key(), String.valueOf(e.getMessage()), e);
    } catch (IOException | InvalidPathException e) {
      throw new ConfigurationException(
          wanted.key(), "'%s' cannot be read: %s".formatted(wanted.path(), e.getMessage()), e);
    }
    Optional<String> mismatch = DatasetCheck.mismatch(file.dataset(), environment);
    if (mismatch.isPresent()) {
      throw new ConfigurationException(
          wanted.key(),
          "%s was not collected in this environment: %s".formatted(file.path(), mismatch.get()));
    }
    return new Demonstrations(wanted, file);
  }

  /**
   * Requires that an empty buffer holds them all.
   *
   * @throws ConfigurationException if it has less room
   */
  void requireRoom(ReplayBuffer buffer) {
    int steps = file.dataset().steps();
    if (buffer.capacity() < steps) {
      throw new ConfigurationException(
          wanted.key(),
          "%s holds %d transitions and the replay buffer has room for %d; raise its capacity"
              .formatted(file.path(), steps, buffer.capacity()));
    }
  }

  /** Adds every transition to a buffer, as they came about. */
  void addTo(ReplayBuffer buffer) {
    Dataset dataset = file.dataset();
    int o = dataset.observationSize();
    int a = dataset.actionSize();
    for (int episode = 0; episode < dataset.episodes(); episode++) {
      for (int step = dataset.start(episode); step < dataset.end(episode); step++) {
        int row = step + episode;
        buffer.add(
            0,
            Arrays.copyOfRange(dataset.observations(), row * o, (row + 1) * o),
            Arrays.copyOfRange(dataset.actions(), step * a, (step + 1) * a),
            dataset.rewards()[step],
            Arrays.copyOfRange(dataset.observations(), (row + 1) * o, (row + 2) * o),
            dataset.terminated()[step],
            dataset.truncated()[step]);
      }
    }
  }
}
