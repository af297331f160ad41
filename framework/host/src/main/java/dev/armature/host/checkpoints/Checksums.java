package dev.armature.host.checkpoints;

import dev.armature.api.StateException;
import dev.armature.host.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of each file of a folder, in {@code checksums.sha256} beside them: lines as {@code
 * sha256sum} writes and checks them, then a comment with the SHA-256 of the lines above it.
 */
final class Checksums {

  static final String FILE = "checksums.sha256";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^/\n]+)\n");
  private static final Pattern SEAL = Pattern.compile("# ([0-9a-f]{64})\n");

  private final Path folder;
  private final SortedMap<String, String> hashes;

  private Checksums(Path folder, SortedMap<String, String> hashes) {
    this.folder = folder;
    this.hashes = hashes;
  }

  /** The text of the file for those hashes, by file name. */
  static String text(Map<String, String> hashes) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(hashes).forEach((name, hash) -> lines.append(hash + "  " + name + "\n"));
    return lines + "# " + Sha256.ofText(lines.toString()) + "\n";
  }

  /**
   * Reads the file in a folder.
   *
   * @throws StateException if it is missing or damaged
   */
  static Checksums read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    String text;
    try {
      // Each byte is a character, so that damage is found here and not by the decoder.
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new StateException(file + " is missing");
    }
    SortedMap<String, String> hashes = new TreeMap<>();
    Matcher line = LINE.matcher(text);
    int end = 0;
    while (line.find(end) && line.start() == end) {
      hashes.put(line.group(2), line.group(1));
      end = line.end();
    }
    Matcher seal = SEAL.matcher(text.substring(end));
    if (!seal.matches() || !seal.group(1).equals(Sha256.ofText(text.substring(0, end)))) {
      throw new StateException(file + " is damaged");
    }
    return new Checksums(folder, hashes);
  }

  /**
   * The hash of a file.
   *
   * @throws StateException if there is none
   */
  String of(String name) {
    String hash = hashes.get(name);
    if (hash == null) {
      throw new StateException(folder.resolve(name) + " is not listed in " + FILE);
    }
    return hash;
  }

  /**
   * Reads every file once.
   *
   * @throws StateException at the first that is missing or not what was written
   */
  void verify() throws IOException {
    for (String name : hashes.keySet()) {
      verify(name);
    }
  }

  /**
   * Reads one file.
   *
   * @throws StateException if it is missing or not what was written
   */
  void verify(String name) throws IOException {
    Path file = folder.resolve(name);
    String expected = of(name);
    try {
      if (!Sha256.ofFile(file).equals(expected)) {
        throw new StateException(file + " is damaged: its SHA-256 is not the one in " + FILE);
      }
    } catch (NoSuchFileException e) {
      throw new StateException(file + " is missing");
    }
  }
}
