package dev.armature.host.training;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.api.RunListener;
import dev.armature.api.RunListenerProvider;
import dev.armature.host.configuration.Choice;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ListenerChoice;
import dev.armature.host.configuration.NormalisationSettings;
import dev.armature.host.configuration.OnFailure;
import dev.armature.host.context.PluginContext;
import dev.armature.host.normalisation.NormalisingAgent;
import dev.armature.host.random.SeededStreams;
import dev.armature.host.tensorboard.TensorBoardListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the objects that an experiment names, and closes them in reverse order. Whatever is called
 * on them is called in the context of their plugin.
 *
 * <p>The casts are sound: an offer's settings are of its provider's own record type.
 */
public final class RunParts implements AutoCloseable {

  private final Experiment experiment;
  private final SeededStreams streams;
  private final Watchdog watchdog;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private String networks = "";

  public RunParts(Experiment experiment) {
    this(experiment, new Watchdog(0));
  }

  /**
   * @param watchdog watches the environments
   */
  RunParts(Experiment experiment, Watchdog watchdog) {
    this.experiment = experiment;
    this.watchdog = watchdog;
    streams = new SeededStreams(experiment.seed());
  }

  /** The random streams of the run. */
  public SeededStreams streams() {
    return streams;
  }

  /** What computes the networks, in their own words; empty until there is an agent. */
  public String networks() {
    return networks;
  }

  /** Makes another environment. */
  public Environment environment() {
    Environment environment = Environments.make(experiment.environment());
    keep(guarded(environment));
    return environment;
  }

  /** Another face of an environment made here, which tells its failures by its plugin's name. */
  public Environment guarded(Environment environment) {
    return new GuardedEnvironment(environment, experiment.environment(), watchdog);
  }

  /** Makes the environments to train in, each with its own stream of seeds. */
  Rollouts rollouts(int count, int threads) {
    List<Environment> environments = Environments.make(experiment.environment(), count);
    List<Rollout> rollouts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Environment guarded = guarded(environments.get(i));
      rollouts.add(new Rollout(keep(guarded), streams.stream("training.seeds." + i)));
    }
    return keep(new Rollouts(rollouts, threads));
  }

  /** Makes the agent with its networks, and what normalises for it where that is asked for. */
  @SuppressWarnings("unchecked")
  public Agent agent(EnvironmentSpec environment) {
    Choice networkChoice = experiment.network();
    NetworkProvider<Record> networkProvider =
        (NetworkProvider<Record>) networkChoice.offer().provider();
    NetworkFactory made = networkChoice.create(networkProvider::create);
    NetworkFactory factory = keep(PluginContext.of(networkChoice.offer()).around(made));
    networks = factory.description();
    Choice choice = experiment.agent();
    AgentProvider<Record> provider = (AgentProvider<Record>) choice.offer().provider();
    Function<EnvironmentSpec, Agent> create =
        seen -> {
          AgentContext context = new AgentContext(seen, factory, streams.of("agent"));
          Agent agent = choice.create(settings -> provider.create(settings, context));
          return keep(PluginContext.of(choice.offer()).around(agent));
        };
    NormalisationSettings normalisation = experiment.normalisation();
    return normalisation.active()
        ? new NormalisingAgent(environment, normalisation, create)
        : create.apply(environment);
  }

  /**
   * Reads the demonstrations that the agent asks for, if any.
   *
   * @throws dev.armature.host.configuration.InvalidConfigurationException at the agent's key, if
   *     they are not there or do not fit
   */
  Optional<Demonstrations> demonstrations(Agent agent, EnvironmentSpec environment) {
    return agent
        .demonstrations()
        .map(wanted -> experiment.agent().create(at -> Demonstrations.read(wanted, environment)));
  }

  /** Shows an agent that is not to be loaded the demonstrations that it asks for, if any. */
  public void demonstrate(Agent agent, EnvironmentSpec environment) {
    demonstrations(agent, environment).ifPresent(it -> demonstrate(agent, it));
  }

  void demonstrate(Agent agent, Demonstrations demonstrations) {
    experiment.agent().run(() -> agent.demonstrate(demonstrations.file().dataset()));
  }

  /** Makes a replay buffer like the run's own, with all demonstrations in it. */
  ReplayBuffer replayBuffer(
      Demonstrations demonstrations, EnvironmentSpec environment, double discount) {
    int steps = demonstrations.file().dataset().steps();
    ReplayBuffer buffer =
        replayBuffer(new ReplayBufferContext(environment, 1, discount, steps, Optional.empty()));
    experiment.agent().run(() -> demonstrations.requireRoom(buffer));
    experiment.replayBuffer().run(() -> demonstrations.addTo(buffer));
    return buffer;
  }

  /** Makes the replay buffer. */
  @SuppressWarnings("unchecked")
  public ReplayBuffer replayBuffer(ReplayBufferContext context) {
    Choice choice = experiment.replayBuffer();
    ReplayBufferProvider<Record> provider =
        (ReplayBufferProvider<Record>) choice.offer().provider();
    ReplayBuffer made = choice.create(settings -> provider.create(settings, context));
    return keep(PluginContext.of(choice.offer()).around(made));
  }

  /**
   * Makes the listeners that the experiment asks for, each guarded: TensorBoard's, then those of
   * plugins.
   */
  List<RunListener> listeners() {
    List<RunListener> listeners = new ArrayList<>();
    if (experiment.tensorboard()) {
      RunListener events = new TensorBoardListener(experiment.resolved());
      listeners.add(
          keep(new GuardedListener("tensorboard", OnFailure.CONTINUE, events, Runnable::run)));
    }
    experiment.listeners().forEach(it -> listeners.add(listener(it)));
    return listeners;
  }

  @SuppressWarnings("unchecked")
  private RunListener listener(ListenerChoice listener) {
    Choice choice = listener.choice();
    RunListenerProvider<Record> provider = (RunListenerProvider<Record>) choice.offer().provider();
    RunListener made = choice.create(provider::create);
    RunListener inside = PluginContext.of(choice.offer()).around(made);
    return keep(new GuardedListener(choice.path(), listener.onFailure(), inside, choice::run));
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        RuntimeException wrapped =
            e instanceof RunFailedException told
                ? told
                : new IllegalStateException("a part did not close", e);
        if (failure == null) {
          failure = wrapped;
        } else {
          failure.addSuppressed(wrapped);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
