package dev.armature.host.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an experiment file: whatever can be found wrong in it is found before a run starts. */
public final class ExperimentReader {

  private static final String SWEEP = "sweep";
  private static final List<Service> CHOSEN =
      List.of(Service.ENVIRONMENT, Service.REPLAY_BUFFER, Service.NETWORK, Service.AGENT);

  private final Sections sections;

  public ExperimentReader(Offers offers) {
    sections = new Sections(offers);
  }

  /** The sections of the file beside those of the services. */
  private record Host(
      String name,
      long seed,
      boolean tensorboard,
      TrainingSettings training,
      EvaluationSettings evaluation,
      CheckpointSettings checkpoints,
      NormalisationSettings normalisation) {}

  /**
   * Reads, merges with the defaults, binds and checks.
   *
   * @param file the experiment file
   * @param overrides {@code key=value} pairs that win over the file, the last one over the others
   * @throws InvalidConfigurationException with everything that is wrong
   * @throws dev.armature.host.plugins.PluginException if a plugin that it uses is not what was
   *     installed
   */
  public Experiment read(Path file, List<String> overrides) {
    Config written =
        ConfigurationSource.read(file, ConfigurationSource.overrides(overrides), sections);
    if (written.root().get(SWEEP) != null) {
      throw new InvalidConfigurationException(
          new Problem(
              Location.of(written.root().get(SWEEP)),
              SWEEP,
              "this is more than one experiment; run them with armature sweep"));
    }
    return bind(file, written);
  }

  /**
   * Reads one of the experiments of a sweep, in the same way.
   *
   * @param file the file of the sweep
   * @param settings what wins over the file
   */
  public Experiment read(Path file, Config settings) {
    return bind(
        file,
        ConfigurationSource.without(ConfigurationSource.read(file, settings, sections), SWEEP));
  }

  /**
   * What a file says in its section {@code sweep}, as far as substitutions can be resolved before
   * the rest of each experiment is known; empty where there is none.
   */
  public static Optional<ConfigValue> sweep(Path file, Config overrides) {
    Config written = overrides.withFallback(ConfigurationSource.parse(file));
    return Optional.ofNullable(ConfigurationSource.resolvePartly(written).root().get(SWEEP));
  }

  /** What a file calls its experiments, or else the file's own name without its ending. */
  public static String name(Path file, Config overrides) {
    ConfigValue name =
        ConfigurationSource.resolvePartly(overrides.withFallback(ConfigurationSource.parse(file)))
            .root()
            .get("name");
    return name == null
        ? String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "")
        : String.valueOf(name.unwrapped());
  }

  /** The pairs {@code key=value} as one configuration, the last of a key before the others. */
  public static Config overrides(List<String> pairs) {
    return ConfigurationSource.overrides(pairs);
  }

  /** Chooses a provider in a section that stands elsewhere, with its defaults merged in. */
  public Choice choose(ConfigObject section, String path, Service service) {
    List<Problem> problems = new ArrayList<>();
    return sections
        .choose(section, path, service, problems)
        .orElseThrow(() -> new InvalidConfigurationException(problems));
  }

  private Experiment bind(Path file, Config written) {
    Config hostDefaults = ConfigFactory.parseResources(ExperimentReader.class, "defaults.conf");
    Config config =
        ConfigurationSource.resolve(
            written
                .withFallback(sectionDefaults(written.withFallback(hostDefaults)))
                .withFallback(hostDefaults));
    List<Problem> problems = new ArrayList<>();
    Optional<Host> host =
        new RecordBinder(sections, problems)
            .bind(
                config.root(),
                "",
                Host.class,
                Stream.concat(
                        Stream.of("variables", "listeners"), CHOSEN.stream().map(Service::key))
                    .toArray(String[]::new));
    Optional<Choice> environment = choose(config, Service.ENVIRONMENT, problems);
    Optional<Choice> replayBuffer = choose(config, Service.REPLAY_BUFFER, problems);
    Optional<Choice> network = choose(config, Service.NETWORK, problems);
    Optional<Choice> agent = choose(config, Service.AGENT, problems);
    List<ListenerChoice> listeners = new ListenerSections(sections, problems).read(config.root());
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(
          problems.stream().map(problem -> atLeastIn(file, problem)).toList());
    }
    Experiment experiment =
        new Experiment(
            host.orElseThrow().name(),
            host.orElseThrow().seed(),
            environment.orElseThrow(),
            replayBuffer.orElseThrow(),
            network.orElseThrow(),
            agent.orElseThrow(),
            host.orElseThrow().tensorboard(),
            listeners,
            host.orElseThrow().training(),
            host.orElseThrow().evaluation(),
            host.orElseThrow().checkpoints(),
            host.orElseThrow().normalisation(),
            config);
    experiment.plugins().forEach(InstalledPlugin::requireUnchanged);
    return experiment;
  }

  /** What a default of the host is wrong about is for the user's file to say. */
  private static Problem atLeastIn(Path file, Problem problem) {
    return problem.location().contains("defaults.conf")
        ? new Problem(file + ":1", problem.key(), problem.message())
        : problem;
  }

  /** The defaults of the chosen providers, each under its section's key. */
  private Config sectionDefaults(Config written) {
    Config defaults = ConfigFactory.empty();
    for (Service service : CHOSEN) {
      defaults = defaults.withFallback(sections.defaults(written, service.key(), service));
    }
    return defaults;
  }

  private Optional<Choice> choose(Config config, Service service, List<Problem> problems) {
    ConfigValue section = config.root().get(service.key());
    if (!(section instanceof ConfigObject object)) {
      problems.add(
          new Problem(
              Location.of(section == null ? config.root() : section),
              service.key(),
              "missing; expected a section { type = … } with one of "
                  + String.join(", ", sections.offers().types(service))));
      return Optional.empty();
    }
    return sections.choose(object, service.key(), service, problems);
  }
}
