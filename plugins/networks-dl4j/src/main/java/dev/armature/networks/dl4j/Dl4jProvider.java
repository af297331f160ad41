package dev.armature.networks.dl4j;

import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import org.pf4j.Extension;

/** Offers networks on DL4J and ND4J. */
@Extension
public final class Dl4jProvider implements NetworkProvider<Dl4jConfig> {

  @Override
  public String type() {
    return "dl4j";
  }

  @Override
  public String summary() {
    return "Multi-layer perceptrons on DL4J and ND4J, on a CPU or an Nvidia GPU";
  }

  @Override
  public Class<Dl4jConfig> configType() {
    return Dl4jConfig.class;
  }

  @Override
  public NetworkFactory create(Dl4jConfig config) {
    return Dl4jFactory.start(config);
  }
}
