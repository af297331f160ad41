package dev.armature.host.index;

import dev.armature.host.files.WholeFile;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words that a user has put on a run: kept in its folder, a line each. */
public final class RunTags {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:/+-]*");

  private RunTags() {}

  /** Whether a text can be a tag: letters, digits and {@code . _ : / + -}. */
  public static boolean isTag(String text) {
    return WORD.matcher(text).matches();
  }

  /** The tags of a run, in alphabetical order. */
  public static SortedSet<String> of(RunFolder folder) throws IOException {
    Path file = folder.tags();
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return new TreeSet<>(lines.stream().map(String::strip).filter(RunTags::isTag).toList());
  }

  /** Puts tags on a run and takes others off. */
  public static void change(RunFolder folder, Collection<String> add, Collection<String> remove)
      throws IOException {
    SortedSet<String> tags = of(folder);
    tags.addAll(add);
    tags.removeAll(remove);
    if (tags.isEmpty()) {
      Files.deleteIfExists(folder.tags());
    } else {
      WholeFile.write(folder.tags(), String.join("\n", tags) + "\n");
    }
  }
}
