package dev.armature.launchers.local;

import dev.armature.api.LaunchedRun;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * A process whose standard input is a pipe from this one. When this process ends, however it ends,
 * the operating system closes the pipe.
 */
final class LocalRun implements LaunchedRun {

  private final Process process;

  LocalRun(Process process) {
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
      // Its end of the pipe is gone: it has ended already.
    }
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }
}
