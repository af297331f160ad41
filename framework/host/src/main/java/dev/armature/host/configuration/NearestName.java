package dev.armature.host.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the valid name that somebody meant. */
public final class NearestName {

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private static final int LONGEST = 200;

  private NearestName() {}

  /**
   * A hint to end a message with: the nearest valid name where one is near, else all of them.
   *
   * @param written what was written
   * @param valid what could have been written
   */
  public static String hint(String written, Collection<String> valid) {
    if (valid.isEmpty()) {
      return "there is none to choose from";
    }
    // Nobody meant a short name by a very long one, and to compare them takes long.
    int near = written.length() > LONGEST ? -1 : Math.max(2, written.length() / 3);
    return new TreeSet<>(valid)
        .stream()
            .filter(name -> near >= 0 && DISTANCE.apply(written, name) <= near)
            .min(Comparator.comparing(name -> DISTANCE.apply(written, name)))
            .map(name -> "did you mean " + name + "?")
            .orElseGet(
                () ->
                    "expected " + new TreeSet<>(valid).stream().collect(Collectors.joining(", ")));
  }
}
