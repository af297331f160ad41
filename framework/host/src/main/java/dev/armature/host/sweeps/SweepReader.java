package dev.armature.host.sweeps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.armature.host.configuration.Choice;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.configuration.Location;
import dev.armature.host.configuration.Problem;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads an experiment file with a section {@code sweep} and expands it. The section is a grid, with
 * three keys that are not part of it: {@code settings}, a list of sections; {@code random}, see
 * {@link RandomSearch}; and {@code launcher}. The runs are all combinations of one of the settings,
 * one draw and one point of the grid.
 */
public final class SweepReader {

  private static final String SWEEP = "sweep";
  private static final String SETTINGS = "settings";
  private static final String RANDOM = "random";
  private static final String LAUNCHER = "launcher";
  private static final int MOST_RUNS = 10_000;
  private static final Config LOCAL = ConfigFactory.parseString("type = local");

  private final ExperimentReader experiments;

  public SweepReader(Offers offers) {
    experiments = new ExperimentReader(offers);
  }

  /**
   * Expands a sweep and checks each of its experiments.
   *
   * @param overrides {@code key=value} pairs that win over the file, but not over what is varied
   * @throws InvalidConfigurationException if the section is wrong, or every experiment
   */
  public Sweep read(Path file, List<String> overrides) {
    Config set = ExperimentReader.overrides(overrides);
    Optional<ConfigValue> written = ExperimentReader.sweep(file, set);
    if (!(written.orElse(null) instanceof ConfigObject section)) {
      throw new InvalidConfigurationException(
          new Problem(
              written.map(Location::of).orElse(file.toString()),
              SWEEP,
              "expected a section sweep { … } such as sweep { seed = [0..9] }"));
    }
    try {
      Choice launcher = launcher(section);
      List<Config> expanded = expand(section);
      List<Map<String, String>> settings = expanded.stream().map(SweepReader::flat).toList();
      List<String> names = RunNames.of(settings);
      List<SweptRun> runs = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        runs.add(check(file, names.get(i), settings.get(i), expanded.get(i).withFallback(set)));
      }
      requireDistinct(runs, section);
      return new Sweep(ExperimentReader.name(file, set), launcher, runs);
    } catch (SweepException e) {
      throw new InvalidConfigurationException(
          new Problem(Location.of(e.value()), SWEEP, String.valueOf(e.getMessage())));
    }
  }

  private Choice launcher(ConfigObject section) {
    ConfigValue chosen = section.get(LAUNCHER);
    if (chosen != null && !(chosen instanceof ConfigObject)) {
      throw new SweepException(chosen, "launcher: expected a section { type = … }");
    }
    ConfigObject launcher = chosen == null ? LOCAL.root() : (ConfigObject) chosen;
    return experiments.choose(
        launcher.withFallback(LOCAL), SWEEP + "." + LAUNCHER, Service.LAUNCHER);
  }

  private static List<Config> expand(ConfigObject section) {
    List<Config> grid = Axis.product(Axis.of(section, Set.of(SETTINGS, RANDOM, LAUNCHER)));
    List<Config> drawn = List.of(ConfigFactory.empty());
    if (section.get(RANDOM) instanceof ConfigObject random) {
      drawn = RandomSearch.draw(random);
    } else if (section.get(RANDOM) != null) {
      throw new SweepException(section.get(RANDOM), "random: expected a section { count = … }");
    }
    List<Config> listed = listed(section.get(SETTINGS));
    long count = (long) grid.size() * drawn.size() * listed.size();
    if (count < 1 || count > MOST_RUNS) {
      throw new SweepException(section, "expected 1 to " + MOST_RUNS + " runs, these are " + count);
    }
    List<Config> runs = new ArrayList<>();
    for (Config point : grid) {
      for (Config chosen : listed) {
        for (Config draw : drawn) {
          requireApart(section, point, chosen, draw);
          runs.add(point.withFallback(chosen).withFallback(draw));
        }
      }
    }
    return runs;
  }

  private static List<Config> listed(@Nullable ConfigValue settings) {
    if (settings == null) {
      return List.of(ConfigFactory.empty());
    }
    if (!(settings instanceof ConfigList list) || list.isEmpty()) {
      throw new SweepException(settings, "settings: expected a list of sections [ { … } ]");
    }
    List<Config> listed = new ArrayList<>();
    for (ConfigValue item : list) {
      if (!(item instanceof ConfigObject object)) {
        throw new SweepException(item, "settings: expected sections [ { … } ]");
      }
      listed.add(object.toConfig());
    }
    return listed;
  }

  /** No key may be set in two ways. */
  private static void requireApart(ConfigObject section, Config... parts) {
    Set<String> keys = new TreeSet<>();
    for (Config part : parts) {
      for (String key : flat(part).keySet()) {
        if (!keys.add(key)) {
          throw new SweepException(
              section, key + " is varied twice: in the grid, in settings or in random");
        }
      }
    }
  }

  private static void requireDistinct(List<SweptRun> runs, ConfigObject section) {
    Set<String> names = new TreeSet<>();
    for (SweptRun run : runs) {
      if (!names.add(run.name())) {
        throw new SweepException(section, "two runs have the same settings: " + run.name());
      }
    }
    if (runs.stream().allMatch(it -> it.experiment().isEmpty())) {
      throw new InvalidConfigurationException(
          runs.stream().flatMap(it -> it.problems().stream()).distinct().toList());
    }
  }

  private SweptRun check(Path file, String name, Map<String, String> settings, Config set) {
    try {
      return new SweptRun(name, settings, Optional.of(experiments.read(file, set)), List.of());
    } catch (InvalidConfigurationException e) {
      return new SweptRun(name, settings, Optional.empty(), e.problems());
    }
  }

  /** The keys of a configuration with their values as HOCON. */
  static Map<String, String> flat(Config config) {
    Map<String, String> flat = new TreeMap<>();
    config
        .entrySet()
        .forEach(
            entry ->
                flat.put(entry.getKey(), entry.getValue().render(ConfigRenderOptions.concise())));
    return flat;
  }
}
