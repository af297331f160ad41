package dev.armature.app;

import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.serving.EnvironmentServer;
import dev.armature.host.serving.Frames;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code armature serve-environment}: lets the Python package {@code armature_gym} play
 * environments, in a process of its own. It ends when its standard input ends.
 */
@Command(
    name = "serve-environment",
    hidden = true,
    description = "Lets a program of another language play environments.")
final class ServeEnvironmentCommand implements Callable<Integer> {

  private static final long PATIENCE_SECONDS = 10;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description =
          "Where answers are written. Default: ${DEFAULT-VALUE}, which the launcher makes of"
              + " standard output.")
  private Path answers = Path.of("/dev/fd/3");

  @Option(
      names = "--origin",
      paramLabel = "NAME",
      description = "What messages about the order begin with. Default: ${DEFAULT-VALUE}.")
  private String origin = "order";

  private final Armature armature;

  ServeEnvironmentCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(answers)) {
      throw new BadInputException(
          answers + ": there is nothing to answer through; armature_gym starts this command");
    }
    endWithParent();
    try (FileInputStream requests = new FileInputStream(FileDescriptor.in);
        FileChannel out = FileChannel.open(answers, StandardOpenOption.WRITE);
        PluginCatalog catalog = armature.plugins()) {
      Frames frames = new Frames(requests.getChannel(), out);
      new EnvironmentServer(catalog.offers(), frames, Failures::message).serve(origin);
      return ExitStatus.DONE;
    }
  }

  /**
   * A child of the other process may hold the pipe open beyond its end, and an environment may
   * hang: then this process ends some time after the other.
   */
  private static void endWithParent() {
    ProcessHandle.current().parent().ifPresent(ServeEnvironmentCommand::endWith);
  }

  private static void endWith(ProcessHandle parent) {
    Thread watch =
        new Thread(
            () -> {
              parent.onExit().join();
              try {
                TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
                Runtime.getRuntime().halt(ExitStatus.TERMINATED);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }
}
