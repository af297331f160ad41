package dev.armature.host.configuration;

import com.typesafe.config.ConfigObject;
import dev.armature.api.ConfigurationException;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A section of the configuration with the provider it chose.
 *
 * @param offer the provider and its plugin
 * @param settings the section as the provider's own record
 * @param section the section as written, defaults merged in
 * @param path the section's key, such as {@code agent}
 * @param nested what its nested sections chose
 */
public record Choice(
    Offer offer, Record settings, ConfigObject section, String path, List<Choice> nested) {

  public Choice {
    nested = List.copyOf(nested);
  }

  /** The plugin of this choice, and those of the ones within it. */
  public Stream<InstalledPlugin> plugins() {
    return Stream.concat(Stream.of(offer.plugin()), nested.stream().flatMap(Choice::plugins));
  }

  /**
   * Runs a provider's {@code create} with the plugin's context class loader, and tells a refusal
   * with the file and line of the key that caused it.
   */
  public <T> T create(Function<Record, T> create) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(offer.provider().getClass().getClassLoader());
    try {
      return create.apply(settings);
    } catch (ConfigurationException e) {
      throw located(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Runs what calls into what the provider made, in the same way. */
  public void run(Runnable call) {
    create(
        unused -> {
          call.run();
          return settings;
        });
  }

  /**
   * A refusal by the provider, or by what it made, with the file and line of its key. What is made
   * of this section may only pass on what came from a section within it: a key that stands there
   * and not here is taken for one of that section.
   */
  public InvalidConfigurationException located(ConfigurationException refusal) {
    Choice owner = owner(refusal.key());
    InvalidConfigurationException located =
        new InvalidConfigurationException(RecordBinder.locate(refusal, owner.section, owner.path));
    located.initCause(refusal);
    return located;
  }

  private Choice owner(String key) {
    String first = key.split("\\.")[0];
    if (first.isEmpty() || section.get(first) != null) {
      return this;
    }
    return nested.stream()
        .map(it -> it.owner(key))
        .filter(it -> it.section.get(first) != null)
        .findFirst()
        .orElse(this);
  }
}
