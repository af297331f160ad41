package dev.armature.networks.simd;

import dev.armature.api.NetworkFactory;
import dev.armature.tck.NetworkContract;

/** The networks that a configuration gives keep the contract. */
class SimdNetworksContractTest extends NetworkContract {

  @Override
  protected NetworkFactory factory(int threads) {
    return new SimdProvider().create(new SimdConfig(threads));
  }
}
