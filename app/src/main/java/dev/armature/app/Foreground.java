package dev.armature.app;

import dev.armature.api.RunListener;
import dev.armature.host.index.IndexedRun;
import dev.armature.host.training.EvaluationReport;
import dev.armature.host.training.Run;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Training as the user sees it: progress, an answer to Ctrl-C, a result. */
final class Foreground {

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Mixin private final Output output = new Output();

  /** What trains, such as {@link Run#train}. */
  @FunctionalInterface
  interface Training {
    Run.Outcome train(List<RunListener> watchers, BooleanSupplier stop) throws IOException;
  }

  /** What is done with a run that went to its end. */
  @FunctionalInterface
  interface Completion {

    /**
     * @return the exit status
     */
    int complete(Run.Outcome outcome) throws IOException;
  }

  /**
   * Trains to the end or until a signal comes, and prints the result.
   *
   * @param name what the progress is labelled with
   * @param folder where the run is kept
   * @return the exit status
   */
  int run(String name, RunFolder folder, Training training) throws IOException {
    RunNotes notes = new RunNotes(output);
    if (folder.isFinished()) {
      output.note(folder.path() + " is finished: there is nothing to resume");
    }
    return run(
        name,
        folder,
        notes,
        training,
        outcome -> {
          output.print(json(folder, notes, outcome), () -> table(notes, outcome));
          return ExitStatus.DONE;
        });
  }

  /** Trains in the same way, but has the result of a complete run told by somebody else. */
  int run(String name, RunFolder folder, Training training, Completion completion)
      throws IOException {
    return run(name, folder, new RunNotes(output), training, completion);
  }

  private int run(
      String name, RunFolder folder, RunNotes notes, Training training, Completion completion)
      throws IOException {
    try (StopSignals stop = new StopSignals(output.err())) {
      Run.Outcome outcome = watch(name, folder, notes, training, stop);
      if (outcome.evaluation().isPresent()) {
        return completion.complete(outcome);
      }
      output.print(json(folder, notes, outcome), () -> table(notes, outcome));
      return stop.status().orElse(ExitStatus.INTERNAL_FAILURE);
    }
  }

  /** Prints a result, for somebody who tells it. */
  Output output() {
    return output;
  }

  private Run.Outcome watch(
      String name, RunFolder folder, RunNotes notes, Training training, StopSignals stop)
      throws IOException {
    try (RunListener index = new IndexedRun(folder);
        RunListener progress = progress(name)) {
      return training.train(List.of(notes, index, progress), stop);
    }
  }

  private RunListener progress(String name) {
    if (quiet) {
      return new RunListener() {};
    }
    // The launcher knows whether standard error is a terminal; the JVM cannot tell.
    return Boolean.getBoolean("armature.terminal")
        ? new ProgressDisplay(name, System.err)
        : new ProgressLines(output.err());
  }

  private static Map<String, Object> json(RunFolder folder, RunNotes notes, Run.Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_folder", folder.path().toString());
    json.put("complete", outcome.evaluation().isPresent());
    json.put("steps", outcome.steps());
    notes.checkpoint().ifPresent(path -> json.put("checkpoint", path.toString()));
    outcome.evaluation().ifPresent(it -> json.put("evaluation", EvaluationReport.of(it)));
    return json;
  }

  private static String table(RunNotes notes, Run.Outcome outcome) {
    Table table = new Table("steps", String.valueOf(outcome.steps()));
    outcome.evaluation().ifPresent(it -> Outcomes.addTo(table, it));
    notes.checkpoint().ifPresent(path -> table.row("checkpoint", path.toString()));
    return table.toString();
  }
}
