package dev.armature.envs.gymnasium;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a process prints on standard error, logs it, and keeps the end of it. */
final class MessageTail {

  private static final Logger LOG = LoggerFactory.getLogger(MessageTail.class);
  private static final int LINES = 40;
  private static final long PATIENCE_SECONDS = 2;

  private final InputStream stream;
  private final String name;
  private final Deque<String> tail = new ArrayDeque<>();
  private final Thread thread = new Thread(this::read, "gymnasium-messages");

  MessageTail(InputStream stream, String name) {
    this.stream = stream;
    this.name = name;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        LOG.info("{}: {}", name, line);
        synchronized (tail) {
          tail.add(line);
          if (tail.size() > LINES) {
            tail.remove();
          }
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      LOG.info("{}: its messages ended: {}", name, e.getMessage());
    }
  }

  /** Waits until all that the ended process has printed is read. */
  void awaitEnd() {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last lines, to be put behind a message. */
  String shown() {
    synchronized (tail) {
      return tail.isEmpty() ? "" : "; it printed last:\n" + String.join("\n", tail);
    }
  }
}
