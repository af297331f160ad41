package dev.armature.app;

import dev.armature.host.sweeps.SweepFolder;
import dev.armature.host.sweeps.SweepProgress;
import java.io.PrintWriter;

/** Shows a sweep as plain lines, one for each start and end of a run. */
final class SweepLines implements SweepDisplay {

  private final SweepFolder folder;
  private final PrintWriter out;

  SweepLines(SweepFolder folder, PrintWriter out) {
    this.folder = folder;
    this.out = out;
  }

  @Override
  public void started(SweepProgress run) {
    print(run, run.attempts() > 1 ? "started again" : "started");
  }

  @Override
  public void ended(SweepProgress run) {
    switch (run.state()) {
      case COMPLETE -> print(run, "complete" + SweepSummary.result(folder, run));
      case STOPPED -> print(run, "stopped");
      default -> print(run, "failed: " + run.message());
    }
  }

  private void print(SweepProgress run, String what) {
    out.println(run.run().name() + ": " + what);
    out.flush();
  }
}
