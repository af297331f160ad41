package dev.armature.host.context;

import dev.armature.api.Agent;
import dev.armature.api.Environment;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.RunListener;
import dev.armature.host.plugins.Offer;

/** The class loader of a plugin, put into effect around calls into what the plugin made. */
public final class PluginContext {

  private final ClassLoader loader;

  PluginContext(ClassLoader loader) {
    this.loader = loader;
  }

  /** The context of the plugin that offers something. */
  public static PluginContext of(Offer offer) {
    return new PluginContext(offer.provider().getClass().getClassLoader());
  }

  /**
   * Puts it into effect in this thread. It allocates nothing: it stands in the inner loop.
   *
   * @return what was in effect, for {@link #leave}
   */
  ClassLoader enter() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    return before;
  }

  /** Puts back what was in effect before. */
  void leave(ClassLoader before) {
    Thread.currentThread().setContextClassLoader(before);
  }

  /** Whether this thread is in it. */
  public boolean isInEffect() {
    return Thread.currentThread().getContextClassLoader() == loader;
  }

  /** The same environment, called in this context; one that can be drawn stays so. */
  public Environment around(Environment environment) {
    return environment instanceof RenderedEnvironment rendered
        ? new RenderedEnvironmentInContext(rendered, this)
        : new EnvironmentInContext(environment, this);
  }

  /** The same agent, called in this context. */
  public Agent around(Agent agent) {
    return new AgentInContext(agent, this);
  }

  /** The same replay buffer, called in this context. */
  public ReplayBuffer around(ReplayBuffer buffer) {
    return new ReplayBufferInContext(buffer, this);
  }

  /** The same listener, called in this context. */
  public RunListener around(RunListener listener) {
    return new RunListenerInContext(listener, this);
  }

  /** The same networks, made in this context; what an agent calls is the network itself. */
  public NetworkFactory around(NetworkFactory networks) {
    return new NetworkFactoryInContext(networks, this);
  }
}
