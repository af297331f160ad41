package dev.armature.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A Python with PyTorch.
 *
 * @param command what starts it
 * @param version PyTorch's version
 */
record BenchPython(String command, String version) {

  private static final String PROBE = "import numpy, torch; print(torch.__version__)";

  /**
   * Looks for one.
   *
   * @param named the Python that the user wants; otherwise {@code python3} will do if it has
   *     PyTorch
   * @throws BadInputException if the one named has no PyTorch
   */
  static Optional<BenchPython> find(Optional<String> named) throws IOException {
    String command = named.orElse("python3");
    List<String> lines;
    boolean found;
    try {
      Process probe = new ProcessBuilder(command, "-c", PROBE).redirectErrorStream(true).start();
      try (BufferedReader out = probe.inputReader()) {
        lines = out.lines().filter(line -> !line.isBlank()).toList();
      }
      found = probe.waitFor() == 0 && !lines.isEmpty();
    } catch (IOException e) {
      lines = List.of("it cannot be started");
      found = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    String last = lines.isEmpty() ? "it ended without a word" : lines.get(lines.size() - 1);
    if (!found && named.isPresent()) {
      throw new BadInputException(
          "--python " + command + ": expected a Python with numpy and torch: " + last);
    }
    return found ? Optional.of(new BenchPython(command, last)) : Optional.empty();
  }
}
