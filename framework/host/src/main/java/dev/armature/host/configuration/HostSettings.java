package dev.armature.host.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.armature.api.Setting;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.PluginPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What holds for every run on a machine, from a file of the user or of who looks after it.
 *
 * @param plugins what is asked of plugins
 */
public record HostSettings(@Setting("What is asked of plugins") Plugins plugins) {

  /**
   * What is asked of plugins.
   *
   * @param requireSignature whether only signed archives are installed and used
   * @param trustedKeys where the public keys are that archives may be signed with
   */
  public record Plugins(
      @Setting("Install and use only plugins whose archive has a signature")
          boolean requireSignature,
      @Setting("Ed25519 public key (.pem) or a folder of them, relative to this file")
          Optional<String> trustedKeys) {}

  /**
   * Reads the file; everything has a default, so that it may be missing.
   *
   * @throws InvalidConfigurationException with everything that is wrong in it
   */
  public static HostSettings read(Path file) {
    Config written = Files.exists(file) ? ConfigurationSource.parse(file) : ConfigFactory.empty();
    Config defaults = ConfigFactory.parseResources(HostSettings.class, "host.conf");
    Config complete = ConfigurationSource.resolve(written.withFallback(defaults));
    return RecordBinder.bind(
        complete.root(), "", HostSettings.class, new Offers(List.of(), List.of()));
  }

  /**
   * The same as what is asked of a plugin.
   *
   * @param file where these settings were read from
   * @param apiVersion the version of the api
   * @param ownFolder the plugins folder of the distribution
   */
  public PluginPolicy policy(Path file, String apiVersion, Optional<Path> ownFolder) {
    return new PluginPolicy(
        apiVersion,
        plugins.requireSignature(),
        plugins.trustedKeys().map(keys -> file.toAbsolutePath().resolveSibling(keys)),
        ownFolder);
  }
}
