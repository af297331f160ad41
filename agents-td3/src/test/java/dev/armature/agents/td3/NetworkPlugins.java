package dev.armature.agents.td3;

import dev.armature.api.NetworkFactory;
import dev.armature.networks.dl4j.Dl4jConfig;
import dev.armature.networks.dl4j.Dl4jProvider;

/** The network plugins that TD3 is tested with. */
final class NetworkPlugins {

  private NetworkPlugins() {}

  static NetworkFactory dl4j() {
    return new Dl4jProvider().create(new Dl4jConfig(Dl4jConfig.Backend.CPU, 2));
  }
}
