package dev.armature.host.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a plugin before it is used.
 *
 * @param apiVersion the version of the api, which plugins may require
 * @param requiresSignature whether only archives with a signature are installed, and only plugins
 *     that were installed so are used
 * @param trustedKeys a public key, or a folder of them, that signatures may be made with
 * @param ownFolder the plugins folder of the distribution, which needs no signatures
 */
public record PluginPolicy(
    String apiVersion,
    boolean requiresSignature,
    Optional<Path> trustedKeys,
    Optional<Path> ownFolder) {

  private static final String SIGNED = ", signed with ";

  /** Asks for no signatures. */
  public static PluginPolicy unsigned(String apiVersion) {
    return new PluginPolicy(apiVersion, false, Optional.empty(), Optional.empty());
  }

  /**
   * Decides whether an archive may be unpacked.
   *
   * @param signature its detached signature, if any
   * @return where it comes from, in words
   * @throws PluginException if the signature is not sound, or is missing where it has to be there
   */
  String admit(Path archive, @Nullable Path signature) throws IOException {
    if (signature != null) {
      String key =
          TrustedKeys.read(
                  trustedKeys.orElseThrow(
                      () ->
                          new PluginException(
                              archive
                                  + " is signed, but the host settings name no"
                                  + " plugins.trusted-keys")))
              .signer(archive, signature);
      return archive.getFileName() + SIGNED + key;
    }
    if (requiresSignature) {
      throw new PluginException(
          archive + " is refused: the host settings require a signature, and it has none");
    }
    return archive.getFileName().toString();
  }

  /** Why a plugin in a plugins folder may not be used; empty where it may. */
  Optional<String> objection(Path plugin) throws IOException {
    boolean own = ownFolder.isPresent() && plugin.startsWith(ownFolder.get());
    if (requiresSignature
        && !own
        && FileRecord.of(plugin).filter(it -> it.origin().contains(SIGNED)).isEmpty()) {
      return Optional.of("the host settings require plugins to be installed with a signature");
    }
    return Optional.empty();
  }
}
