package dev.armature.host.plugins;

import dev.armature.host.files.Sha256;
import dev.armature.host.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SHA-256 of every file of an installed plugin, written into its folder in the form that {@code
 * sha256sum -c} reads, after a line on where the plugin comes from.
 */
final class FileRecord {

  static final String FILE = "files.sha256";

  /** Reading files up to this length takes no time that is felt, for hundreds of plugins either. */
  private static final long SMALL = 256 << 10;

  private static final String ORIGIN = "# installed from ";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  private final Path folder;
  private final String origin;
  private final Map<String, String> hashes;

  private FileRecord(Path folder, String origin, Map<String, String> hashes) {
    this.folder = folder;
    this.origin = origin;
    this.hashes = hashes;
  }

  /**
   * Records what is in a folder.
   *
   * @param origin what it comes from, in words
   */
  static void write(Path folder, String origin) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String name : files(folder)) {
      hashes.put(name, Sha256.ofFile(folder.resolve(name)));
    }
    new FileRecord(folder, origin, hashes).write();
  }

  private void write() throws IOException {
    WholeFile.write(
        folder.resolve(FILE),
        hashes.entrySet().stream()
            .map(it -> it.getValue() + "  " + it.getKey() + "\n")
            .collect(Collectors.joining("", ORIGIN + origin + "\n", "")));
  }

  /** Records files and folders that have come into the plugin's folder. */
  void add(List<Path> added) throws IOException {
    for (String name : files(folder)) {
      Path file = folder.resolve(name);
      if (added.stream().anyMatch(file::startsWith)) {
        hashes.put(name, Sha256.ofFile(file));
      }
    }
    write();
  }

  /**
   * The record in a plugin's folder; empty where it was put there by hand.
   *
   * @throws PluginException if the record is malformed
   */
  static Optional<FileRecord> of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String origin = "";
    Map<String, String> hashes = new TreeMap<>();
    // Not readString: what is no UTF-8 is malformed, and is told so below.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (line.startsWith(ORIGIN)) {
        origin = line.substring(ORIGIN.length());
      } else if (matcher.matches()) {
        hashes.put(matcher.group(2), matcher.group(1));
      } else if (!line.startsWith("#")) {
        throw new PluginException(file + " is malformed: " + line);
      }
    }
    return Optional.of(new FileRecord(folder, origin, hashes));
  }

  /** What the plugin comes from, in words. */
  String origin() {
    return origin;
  }

  /** What has changed since, a phrase each; nothing where all is as it was. */
  List<String> changes() throws IOException {
    return changes(file -> true);
  }

  /** The same, but for the content of files that take long to read. */
  List<String> quickChanges() throws IOException {
    return changes(file -> file.toFile().length() <= SMALL);
  }

  private List<String> changes(Predicate<Path> isRead) throws IOException {
    List<String> changes = new ArrayList<>();
    List<String> present = files(folder);
    for (Map.Entry<String, String> recorded : hashes.entrySet()) {
      Path file = folder.resolve(recorded.getKey());
      if (!present.contains(recorded.getKey())) {
        changes.add(recorded.getKey() + " is missing");
      } else if (isRead.test(file) && !Sha256.ofFile(file).equals(recorded.getValue())) {
        changes.add(recorded.getKey() + " has changed");
      }
    }
    present.stream()
        .filter(it -> !hashes.containsKey(it))
        .forEach(it -> changes.add(it + " was not there"));
    return changes;
  }

  /** The files of a folder but for the record itself, relative to it, separated by {@code /}. */
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(it -> !Files.isDirectory(it))
          .map(
              it ->
                  folder.relativize(it).toString().replace(it.getFileSystem().getSeparator(), "/"))
          .filter(it -> !it.equals(FILE))
          .sorted()
          .toList();
    }
  }
}
