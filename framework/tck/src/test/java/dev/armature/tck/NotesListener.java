package dev.armature.tck;

import dev.armature.api.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A listener that keeps every rule and notes metrics in a file of the run folder. */
class NotesListener implements RunListener {

  private @Nullable Writer notes;

  Path file(Path folder) {
    return folder.resolve("notes.txt");
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    try {
      notes =
          Files.newBufferedWriter(
              file(folder), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    note("metrics " + metricNames);
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    note(step + " " + values);
  }

  void note(String line) {
    try {
      if (notes != null) {
        notes.write(line + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (notes != null) {
        notes.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
