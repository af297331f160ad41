package dev.armature.host.plugins;

import dev.armature.host.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A plugin archive in a Maven repository.
 *
 * @param group its group id
 * @param artifact its artifact id
 * @param version its version
 * @param classifier its classifier, or empty
 */
public record MavenCoordinate(String group, String artifact, String version, String classifier) {

  private static final String NAME = "([A-Za-z0-9_][A-Za-z0-9._-]*)";
  private static final Pattern COORDINATE =
      Pattern.compile(NAME + ":" + NAME + ":" + NAME + "(?::" + NAME + ")?");

  /** Does something with the archive. */
  @FunctionalInterface
  public interface Use {
    Path apply(Path archive) throws IOException;
  }

  /** Reads {@code group:artifact:version[:classifier]}; empty where it is not of that form. */
  public static Optional<MavenCoordinate> parse(String text) {
    Matcher matcher = COORDINATE.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new MavenCoordinate(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                Optional.ofNullable(matcher.group(4)).orElse("")))
        : Optional.empty();
  }

  /**
   * Finds the archive in the local repository, or else fetches it from the repositories that the
   * user's Maven knows.
   *
   * @param use what is done with it, while it is there
   * @throws PluginException if there is none
   */
  public Path resolve(Use use) throws IOException {
    Path local = local();
    if (Files.isRegularFile(local)) {
      return use.apply(local);
    }
    Path folder = Files.createTempDirectory("armature-");
    try {
      Maven.copy(
          "%s:%s:%s:zip".formatted(group, artifact, version)
              + (classifier.isEmpty() ? "" : ":" + classifier),
          folder);
      try (Stream<Path> files = Files.list(folder)) {
        List<Path> archives = files.filter(it -> it.toString().endsWith(".zip")).toList();
        if (archives.isEmpty()) {
          throw new PluginException("Maven has found no archive " + this);
        }
        return use.apply(archives.get(0));
      }
    } finally {
      FolderTree.delete(folder);
    }
  }

  /** Where it lies in the local repository, unless the settings have moved that. */
  private Path local() {
    String ending = classifier.isEmpty() ? "" : "-" + classifier;
    return Path.of(System.getProperty("user.home"), ".m2", "repository")
        .resolve(group.replace('.', '/'))
        .resolve(artifact)
        .resolve(version)
        .resolve(artifact + "-" + version + ending + ".zip");
  }

  @Override
  public String toString() {
    return String.join(":", group, artifact, version)
        + (classifier.isEmpty() ? "" : ":" + classifier);
  }
}
