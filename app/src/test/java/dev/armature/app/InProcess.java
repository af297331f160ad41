package dev.armature.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs commands inside the test's own JVM, with plugins of its own. */
final class InProcess {

  private final List<String> options;

  /**
   * @param plugins the only plugins folder
   */
  InProcess(Path plugins) {
    options = List.of("--plugins", plugins.toString());
  }

  Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of(arguments));
    String[] all = words.toArray(String[]::new);
    CommandLine commandLine = Armature.commandLine(all);
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = commandLine.execute(all);
    return new Ended(status, out.toString(), err.toString());
  }
}
