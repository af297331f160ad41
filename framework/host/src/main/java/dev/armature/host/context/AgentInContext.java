package dev.armature.host.context;

import dev.armature.api.Agent;
import dev.armature.api.Dataset;
import dev.armature.api.DemonstrationSettings;
import dev.armature.api.MetricSink;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;
import java.util.Optional;

/** An agent called in its plugin's context. */
final class AgentInContext implements Agent {

  private final Agent agent;
  final PluginContext context;

  AgentInContext(Agent agent, PluginContext context) {
    this.agent = agent;
    this.context = context;
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    ClassLoader before = context.enter();
    try {
      agent.act(observations, n, actions);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    ClassLoader before = context.enter();
    try {
      agent.explore(observations, n, actions);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public int batchSize() {
    ClassLoader before = context.enter();
    try {
      return agent.batchSize();
    } finally {
      context.leave(before);
    }
  }

  @Override
  public double discount() {
    ClassLoader before = context.enter();
    try {
      return agent.discount();
    } finally {
      context.leave(before);
    }
  }

  @Override
  public List<String> metricNames() {
    ClassLoader before = context.enter();
    try {
      return agent.metricNames();
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    ClassLoader before = context.enter();
    try {
      agent.learn(batch, metrics);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public Optional<DemonstrationSettings> demonstrations() {
    ClassLoader before = context.enter();
    try {
      return agent.demonstrations();
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void demonstrate(Dataset dataset) {
    ClassLoader before = context.enter();
    try {
      agent.demonstrate(dataset);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void save(StateWriter out) {
    ClassLoader before = context.enter();
    try {
      agent.save(out);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void load(StateReader in) {
    ClassLoader before = context.enter();
    try {
      agent.load(in);
    } finally {
      context.leave(before);
    }
  }

  @Override
  public void close() {
    ClassLoader before = context.enter();
    try {
      agent.close();
    } finally {
      context.leave(before);
    }
  }
}
