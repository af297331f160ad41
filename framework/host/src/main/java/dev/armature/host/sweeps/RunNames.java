package dev.armature.host.sweeps;

import dev.armature.host.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names runs after what sets them apart, such as {@code td3-discount0.98-seed3}. A name follows
 * from the run's own settings and from which keys vary; where it is long or would be another's too,
 * a few digits of a hash make up for that.
 */
final class RunNames {

  private static final String TYPE = "type";
  private static final int LONGEST = 80;
  private static final int DIGITS = 8;

  private RunNames() {}

  /**
   * @param runs the settings of each run, by key
   * @return a name for each
   */
  static List<String> of(List<Map<String, String>> runs) {
    Set<String> varying = varying(runs);
    List<String> names = new ArrayList<>();
    for (Map<String, String> run : runs) {
      names.add(name(run, varying));
    }
    Set<String> seen = new TreeSet<>();
    Set<String> repeated = new TreeSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        repeated.add(name);
      }
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (repeated.contains(name) || name.length() > LONGEST) {
        names.set(i, name.substring(0, Math.min(name.length(), LONGEST)) + "-" + hash(runs.get(i)));
      }
    }
    return names;
  }

  /** The keys without which runs could not be told apart; seeds always. */
  private static Set<String> varying(List<Map<String, String>> runs) {
    Set<String> varying = new TreeSet<>();
    for (Map<String, String> run : runs) {
      run.forEach(
          (key, value) -> {
            if (key.equals(Axis.SEED)
                || runs.stream().anyMatch(other -> !value.equals(other.get(key)))) {
              varying.add(key);
            }
          });
    }
    return varying;
  }

  private static String name(Map<String, String> settings, Set<String> varying) {
    List<String> parts = new ArrayList<>();
    // Types in front, the seed at the end.
    for (String key : new TreeMap<>(settings).keySet()) {
      String value = fit(settings.getOrDefault(key, ""));
      String word = key.substring(key.lastIndexOf('.') + 1);
      if (!varying.contains(key) || key.equals(Axis.SEED)) {
        continue;
      }
      if (word.equals(TYPE) || word.equals("name")) {
        parts.add(0, value);
      } else {
        parts.add(fit(word) + value);
      }
    }
    if (settings.containsKey(Axis.SEED)) {
      parts.add(Axis.SEED + fit(settings.getOrDefault(Axis.SEED, "")));
    }
    return parts.isEmpty() ? "run" : String.join("-", parts);
  }

  /** Leaves what can stand in the name of a folder. */
  private static String fit(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[_.]+|_+$", "");
  }

  private static String hash(Map<String, String> settings) {
    byte[] text = new TreeMap<>(settings).toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.digest().digest(text)).substring(0, DIGITS);
  }
}
