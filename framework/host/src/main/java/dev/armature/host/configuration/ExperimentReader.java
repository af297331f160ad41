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

  private final Sections sections;

  public ExperimentReader(Offers offers) {
    sections = new Sections(offers);
  }

  /** The sections of the file beside those of the services. */
  private record Host(
      String name,
      long seed,
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
    Config written = ConfigurationSource.read(file, overrides, sections);
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
                        Stream.of("variables", "listeners"),
                        Stream.of(Service.values()).map(Service::key))
                    .toArray(String[]::new));
    Optional<Choice> environment = choose(config, Service.ENVIRONMENT, problems);
    Optional<Choice> replayBuffer = choose(config, Service.REPLAY_BUFFER, problems);
    Optional<Choice> network = choose(config, Service.NETWORK, problems);
    Optional<Choice> agent = choose(config, Service.AGENT, problems);
    List<Choice> listeners = listeners(config, problems);
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
    for (Service service : Service.values()) {
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

  private List<Choice> listeners(Config config, List<Problem> problems) {
    List<Choice> choices = new ArrayList<>();
    ConfigValue value = config.root().get("listeners");
    if (!(value instanceof List<?> list)) {
      problems.add(
          new Problem(
              Location.of(value == null ? config.root() : value),
              "listeners",
              "expected a list of sections [ { type = … } ]"));
      return choices;
    }
    for (int i = 0; i < list.size(); i++) {
      String path = "listeners[" + i + "]";
      if (list.get(i) instanceof ConfigObject section) {
        sections.choose(section, path, Service.LISTENER, problems).ifPresent(choices::add);
      } else {
        problems.add(
            new Problem(
                Location.of((ConfigValue) list.get(i)), path, "expected a section { type = … }"));
      }
    }
    return choices;
  }
}
