package dev.armature.agents.tribuo;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;

/** For an agent that needs none. */
final class NoNetworks implements NetworkFactory {

  @Override
  public String description() {
    return "nothing";
  }

  @Override
  public Network create(NetworkSpec spec, RandomStream initialisation) {
    throw new AssertionError("a clone needs no network");
  }

  @Override
  public void close() {}
}
