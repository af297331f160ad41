package dev.armature.host.sweeps;

import dev.armature.host.index.RunScan;
import dev.armature.host.training.RunFolder;
import java.nio.file.Path;

/**
 * Where a sweep is kept.
 *
 * <pre>
 * plan.json        its runs and what is set in each
 * configurations/  the complete configuration of each run
 * logs/            what each run printed the last time it was started
 * NAME/            the run folder of the run NAME
 * </pre>
 *
 * @param path the folder
 */
public record SweepFolder(Path path) {

  /** The folder of a sweep of that name among other runs. */
  public static SweepFolder of(Path runs, String name) {
    return new SweepFolder(runs.resolve(name + "-sweep"));
  }

  Path plan() {
    return path.resolve(RunScan.PLAN);
  }

  Path configurations() {
    return path.resolve("configurations");
  }

  Path configuration(SweptRun run) {
    return configurations().resolve(run.name() + ".conf");
  }

  Path logs() {
    return path.resolve("logs");
  }

  /** What a run printed. */
  public Path log(SweptRun run) {
    return logs().resolve(run.name() + ".log");
  }

  /** The run folder of a run. */
  public RunFolder run(SweptRun run) {
    return new RunFolder(path.resolve(run.name()));
  }
}
