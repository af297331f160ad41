package ${package};

import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import org.pf4j.Extension;

/** Offers {@code ${artifactId}}. */
@Extension
public final class PlainNetworksProvider implements NetworkProvider<PlainNetworksConfig> {

  @Override
  public String type() {
    return "${artifactId}";
  }

  @Override
  public String summary() {
    return "Networks in plain loops";
  }

  @Override
  public Class<PlainNetworksConfig> configType() {
    return PlainNetworksConfig.class;
  }

  @Override
  public NetworkFactory create(PlainNetworksConfig config) {
    return new PlainNetworks(config.description());
  }
}
