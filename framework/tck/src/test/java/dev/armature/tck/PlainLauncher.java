package dev.armature.tck;

import dev.armature.api.LaunchedRun;
import dev.armature.api.Launcher;
import dev.armature.api.RunLaunch;
import java.io.IOException;
import java.util.OptionalInt;

/** A launcher that keeps every rule, and that faulty ones differ from in one. */
class PlainLauncher implements Launcher {

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public LaunchedRun launch(RunLaunch run) throws IOException {
    return new Run(builder(run).start());
  }

  ProcessBuilder builder(RunLaunch run) {
    return new ProcessBuilder(run.command())
        .directory(run.directory().toFile())
        .redirectErrorStream(true)
        .redirectOutput(run.log().toFile());
  }

  /** A process. */
  static class Run implements LaunchedRun {

    final Process process;

    Run(Process process) {
      this.process = process;
    }

    @Override
    public OptionalInt exitStatus() {
      return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    @Override
    public void stop() {
      try {
        process.getOutputStream().close();
      } catch (IOException e) {
        // It has ended.
      }
    }

    @Override
    public void kill() {
      process.destroyForcibly();
    }
  }
}
