package dev.armature.app;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process of one route. Between two requests it waits for a line, which costs no processor
 * time.
 */
final class BenchProcess implements AutoCloseable {

  /** Says that a route's process has ended, and why. */
  static final class EndedException extends Exception {

    private static final long serialVersionUID = 1L;

    EndedException(String reason) {
      super(reason);
    }
  }

  private static final long PATIENCE_SECONDS = 10;
  private static final Pattern PEAK_KIBIBYTES = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final Path errors;

  /**
   * Starts a route.
   *
   * @param errors the file for its standard error
   */
  BenchProcess(BenchRoute route, Path errors) throws IOException {
    this.errors = errors;
    process = new ProcessBuilder(route.command()).redirectError(errors.toFile()).start();
    requests = process.outputWriter();
    answers = process.inputReader();
  }

  /** Waits for one particular line. */
  void await(String expected) throws EndedException {
    String line = answer();
    if (!line.equals(expected)) {
      throw new EndedException("expected '" + expected + "', found '" + line + "'");
    }
  }

  /** Has something done {@code count} times, and returns the numbers of the answer. */
  double[] ask(String request, int count) throws EndedException {
    try {
      requests.write(request + " " + count + "\n");
      requests.flush();
    } catch (IOException e) {
      throw new EndedException(lastWords());
    }
    return Arrays.stream(answer().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private String answer() throws EndedException {
    try {
      String line = answers.readLine();
      if (line != null) {
        return line;
      }
    } catch (IOException e) {
      // It has ended too.
    }
    throw new EndedException(lastWords());
  }

  private String lastWords() {
    try {
      List<String> lines =
          Files.readAllLines(errors).stream().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "it ended without a word" : lines.get(lines.size() - 1).strip();
    } catch (IOException e) {
      return "it ended, and what it said cannot be read: " + e;
    }
  }

  /** The most memory that it has had so far [MB = 10⁶ bytes]; empty where Linux does not tell. */
  OptionalDouble peakMegabytes() {
    try {
      Matcher peak =
          PEAK_KIBIBYTES.matcher(
              Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
      return peak.find()
          ? OptionalDouble.of(Long.parseLong(peak.group(1)) * 1024e-6)
          : OptionalDouble.empty();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  /** Ends it by the end of its input, or by force. */
  @Override
  public void close() {
    try {
      requests.close();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      // Its end of the pipe is gone already.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
