package ${package};

import dev.armature.api.NetworkFactory;
import dev.armature.host.plugins.Service;
import dev.armature.tck.NetworkContract;
import dev.armature.tck.PluginSettings;

/** The whole contract of networks. */
class PlainNetworksTest extends NetworkContract {

  @Override
  protected NetworkFactory factory(int threads) {
    PlainNetworksProvider provider = new PlainNetworksProvider();
    return provider.create(PluginSettings.bind(Service.NETWORK, provider, ""));
  }
}
