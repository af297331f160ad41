package dev.armature.host.context;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;

/** Makes networks in their plugin's context. */
final class NetworkFactoryInContext implements NetworkFactory {

  private final NetworkFactory networks;
  final PluginContext context;

  NetworkFactoryInContext(NetworkFactory networks, PluginContext context) {
    this.networks = networks;
    this.context = context;
  }

  @Override
  public String description() {
    ClassLoader before = context.enter();
    try {
      return networks.description();
    } finally {
      context.leave(before);
    }
  }

  @Override
  public Network create(NetworkSpec spec, RandomStream initialisation) {
    ClassLoader before = context.enter();
    try {
      return networks.create(spec, initialisation);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void close() {
    ClassLoader before = context.enter();
    try {
      networks.close();
    } finally {
      context.leave(before);
    }
  }
}
