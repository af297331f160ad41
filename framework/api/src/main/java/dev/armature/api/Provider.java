package dev.armature.api;

import org.pf4j.ExtensionPoint;

/**
 * Offers one named implementation of a service; the extension that a plugin annotates with {@code
 * org.pf4j.Extension}.
 *
 * <p>The host makes an instance with the public constructor without parameters, so a provider holds
 * no state: all it needs comes with {@code create}.
 *
 * @param <C> the record that the provider's section of the configuration is bound to
 */
public interface Provider<C extends Record> extends ExtensionPoint {

  /**
   * The name a configuration uses to choose this provider, such as {@code td3} in {@code agent {
   * type = td3 }}: lower case, words joined by dashes, unique among the providers of one service.
   */
  String type();

  /** One sentence for a list of plugins: what this is, without a full stop. */
  String summary();

  /**
   * The record that the section is bound to. A component {@code batchSize} is the key {@code
   * batch-size}; each component carries a {@link Setting}; its default stands in the plugin's
   * {@code reference.conf} under {@code <service>.<type>}, such as {@code agent.td3.batch-size}. A
   * key with no default must be given by the user.
   */
  Class<C> configType();
}
