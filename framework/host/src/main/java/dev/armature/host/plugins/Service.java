package dev.armature.host.plugins;

import dev.armature.api.AgentProvider;
import dev.armature.api.EnvironmentProvider;
import dev.armature.api.LauncherProvider;
import dev.armature.api.NetworkProvider;
import dev.armature.api.Provider;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.api.RunListenerProvider;

/** What a plugin can offer, and the configuration section that chooses among the offers. */
public enum Service {
  ENVIRONMENT("environment", EnvironmentProvider.class),
  REPLAY_BUFFER("replay-buffer", ReplayBufferProvider.class),
  NETWORK("network", NetworkProvider.class),
  AGENT("agent", AgentProvider.class),
  LISTENER("listener", RunListenerProvider.class),
  LAUNCHER("launcher", LauncherProvider.class);

  private final String key;

  @SuppressWarnings("rawtypes")
  private final Class<? extends Provider> providerType;

  @SuppressWarnings("rawtypes")
  Service(String key, Class<? extends Provider> providerType) {
    this.key = key;
    this.providerType = providerType;
  }

  /** The section's key; in a plugin's {@code reference.conf} the defaults stand under it. */
  public String key() {
    return key;
  }

  boolean isOfferedBy(Provider<?> provider) {
    return providerType.isInstance(provider);
  }
}
