package dev.armature.tck;

import dev.armature.api.NetworkFactory;

/** What keeps every rule passes every test. */
class PlainNetworksTest extends NetworkContract {

  @Override
  protected NetworkFactory factory(int threads) {
    return new PlainNetworks();
  }
}
