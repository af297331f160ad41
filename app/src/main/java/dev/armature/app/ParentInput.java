package dev.armature.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * Waits for the end of standard input: the one who started this process wants it to stop, or is
 * gone. A process that has not stopped in an orderly way some time after that is ended.
 */
final class ParentInput implements BooleanSupplier {

  private static final long PATIENCE_MILLISECONDS = 120_000;

  private volatile boolean ended;

  ParentInput(InputStream input) {
    Thread reader = new Thread(() -> read(input), "parent");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Gone as well.
    }
    ended = true;
    try {
      Thread.sleep(PATIENCE_MILLISECONDS);
      Runtime.getRuntime().halt(ExitStatus.TERMINATED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the input has ended. */
  @Override
  public boolean getAsBoolean() {
    return ended;
  }
}
