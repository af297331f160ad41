package dev.armature.launchers.local;

import dev.armature.api.LaunchedRun;
import dev.armature.api.Launcher;
import dev.armature.api.RunLaunch;
import java.io.IOException;

/**
 * A pool of processes. Each JVM is told how many processors it has, from which networks, garbage
 * collector and compiler take their number of threads: so the runs do not fight for the same ones.
 */
final class LocalLauncher implements Launcher {

  /** Where {@code bin/armature} takes options for the JVM from. */
  private static final String JVM_OPTIONS = "ARMATURE_JAVA_OPTS";

  private final int slots;
  private final int processors;

  /**
   * @param available processors of this machine
   */
  LocalLauncher(LocalConfig config, int available) {
    slots = config.jobs() > 0 ? config.jobs() : available;
    processors = config.processors() > 0 ? config.processors() : Math.max(1, available / slots);
  }

  @Override
  public int slots() {
    return slots;
  }

  /** Processors of each run. */
  int processors() {
    return processors;
  }

  @Override
  public LaunchedRun launch(RunLaunch run) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(run.command())
            .directory(run.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(run.log().toFile());
    // The user's own options come later, and win.
    builder
        .environment()
        .merge(
            JVM_OPTIONS,
            "-XX:ActiveProcessorCount=" + processors,
            (given, own) -> own + " " + given);
    return new LocalRun(builder.start());
  }
}
