package dev.armature.networks.dl4j;

import dev.armature.api.NetworkFactory;
import dev.armature.tck.NetworkContract;

class Dl4jNetworksContractTest extends NetworkContract {

  @Override
  protected NetworkFactory factory(int threads) {
    return TestNetworks.factory(threads);
  }
}
