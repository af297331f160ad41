package dev.armature.host.checkpoints;

import dev.armature.api.Checkpointable;
import dev.armature.api.StateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A checkpoint on disk, or any other {@link SealedFolder} with parts of a run.
 *
 * @param folder where it stands
 */
public record Checkpoint(Path folder) {

  /** The file with the evaluation of the agent in it, where it was evaluated just then. */
  public static final String EVALUATION = "evaluation.json";

  /**
   * Reads every file once and compares it with the checksums.
   *
   * @throws StateException at the first file that is missing or not what was written
   */
  public void verify() throws IOException {
    Checksums.read(folder).verify();
  }

  /**
   * Loads a part, without looking at checksums.
   *
   * @throws StateException if the file does not fit
   */
  public void load(String part, Checkpointable into) throws IOException {
    try (PartReader reader = new PartReader(folder, part)) {
      into.load(reader);
    }
  }

  /**
   * Loads a part after its own file has been compared with the checksums.
   *
   * @throws StateException if it is damaged or does not fit
   */
  public void loadVerified(String part, Checkpointable into) throws IOException {
    Checksums.read(folder).verify(PartWriter.file(part));
    load(part, into);
  }

  /**
   * A text file of it.
   *
   * @throws StateException if it is missing or damaged
   */
  public String text(String file) throws IOException {
    Checksums.read(folder).verify(file);
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }

  /** The mean return of its evaluation; empty where there is none that can be read. */
  OptionalDouble meanReturn() throws IOException {
    Path file = folder.resolve(EVALUATION);
    if (!Files.exists(file)) {
      return OptionalDouble.empty();
    }
    try {
      JsonNode value = JsonMapper.shared().readTree(Files.readAllBytes(file)).path("return_mean");
      return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    } catch (JacksonException e) {
      return OptionalDouble.empty();
    }
  }

  /** The segments of a journal of a part. */
  List<JournalSegment> segments(String part, String journal) throws IOException {
    if (!Files.exists(folder.resolve(PartWriter.file(part)))) {
      return List.of();
    }
    try (PartReader reader = new PartReader(folder, part)) {
      return reader.journal(journal);
    }
  }

  /** Takes the file of a segment into another folder; says whether that was possible. */
  boolean link(JournalSegment segment, String part, String journal, SealedFolder into)
      throws IOException {
    String name = segment.file(part, journal);
    return into.link(name, folder.resolve(name), Checksums.read(folder).of(name));
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
