package dev.armature.host.normalisation;

import dev.armature.api.Agent;
import dev.armature.api.Checkpointable;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;

/**
 * An agent as it stands in a file. One that sees observations as they are does not take over what
 * was learned from normalised ones, which it could make nothing of.
 */
public record SavedAgent(Agent agent) implements Checkpointable {

  @Override
  public void save(StateWriter out) {
    agent.save(out);
  }

  @Override
  public void load(StateReader in) {
    if (!(agent instanceof NormalisingAgent)) {
      NormalisingAgent.requireFit(in, false, false);
    }
    agent.load(in);
  }
}
