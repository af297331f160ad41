package dev.armature.host.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.util.List;
import java.util.Optional;

/** Finds the providers that sections {@code { type = … }} choose among the offers. */
record Sections(Offers offers) {

  private static final String TYPE = "type";

  /** The defaults of the provider that a section chooses, and of those chosen within it. */
  Config defaults(Config written, String path, Service service) {
    Optional<Offer> offer =
        ConfigurationSource.type(written, path).flatMap(type -> offers.find(service, type));
    if (offer.isEmpty()) {
      return ConfigFactory.empty();
    }
    Config defaults = offer.get().defaults().atPath(path);
    Config complete = written.withFallback(defaults);
    for (String key : NestedSection.keys(offer.get().provider().configType())) {
      defaults = defaults.withFallback(defaults(complete, path + "." + key, Service.REPLAY_BUFFER));
    }
    return defaults;
  }

  /**
   * What was written, without the sections for which an override chooses another type: they were
   * meant for the other.
   */
  Config withoutReplaced(Config written, Config overrides, String path, Service service) {
    Optional<String> chosen = ConfigurationSource.type(overrides, path);
    Optional<String> type = ConfigurationSource.type(written, path);
    // What a file says of an agent or environment without its type was meant for any.
    boolean any = type.isEmpty() && (service == Service.AGENT || service == Service.ENVIRONMENT);
    if (chosen.isPresent() && !chosen.equals(type) && !any) {
      return ConfigurationSource.without(written, path);
    }
    Config kept = written;
    for (String key :
        type.flatMap(it -> offers.find(service, it))
            .map(it -> NestedSection.keys(it.provider().configType()))
            .orElse(List.of())) {
      kept = withoutReplaced(kept, overrides, path + "." + key, Service.REPLAY_BUFFER);
    }
    return kept;
  }

  /**
   * Chooses a provider and binds its section.
   *
   * @param section the section; the defaults of its type need not be merged in yet
   * @param path its full key, for messages
   * @param problems takes what is found wrong; then nothing is returned
   */
  Optional<Choice> choose(
      ConfigObject section, String path, Service service, List<Problem> problems) {
    List<String> types = offers.types(service);
    ConfigValue type = section.get(TYPE);
    if (type == null || type.valueType() != ConfigValueType.STRING) {
      problems.add(
          new Problem(
              Location.of(type == null ? section : type),
              path + "." + TYPE,
              "missing; expected one of " + String.join(", ", types)));
      return Optional.empty();
    }
    String name = String.valueOf(type.unwrapped());
    Optional<Offer> offer = offers.find(service, name);
    if (offer.isEmpty()) {
      problems.add(
          new Problem(
              Location.of(type),
              path + "." + TYPE,
              "no installed plugin offers "
                  + name
                  + "; "
                  + NearestName.hint(name, types)
                  + failures()));
      return Optional.empty();
    }
    ConfigObject complete = section.withFallback(offer.get().defaults().root());
    RecordBinder binder = new RecordBinder(this, problems);
    return binder
        .bind(complete, path, offer.get().provider().configType(), new String[] {TYPE})
        .map(settings -> new Choice(offer.get(), settings, complete, path, binder.nested()));
  }

  private String failures() {
    return offers.failures().isEmpty() ? "" : " (" + String.join("; ", offers.failures()) + ")";
  }
}
