package dev.armature.buffers.hindsight;

import dev.armature.api.GoalSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferAround;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;

/**
 * Another buffer, some of whose rows come out as if a goal that was achieved had been the desired
 * one. What is remembered stays as it was; rows get their goals whenever they are read.
 */
final class HindsightReplayBuffer extends ReplayBufferAround {

  private final GoalSpec goals;
  private final EpisodeTable episodes;
  private final Relabelling relabelling;

  /**
   * @param buffer what remembers the transitions; closed by this one
   * @param goals where an observation holds its goals
   * @param episodes for as many places as the buffer has
   * @param relabelling by those episodes
   */
  HindsightReplayBuffer(
      ReplayBuffer buffer, GoalSpec goals, EpisodeTable episodes, Relabelling relabelling) {
    super(buffer);
    this.goals = goals;
    this.episodes = episodes;
    this.relabelling = relabelling;
  }

  @Override
  public int add(
      int environment,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated,
      boolean truncated) {
    int place =
        super.add(environment, observation, action, reward, nextObservation, terminated, truncated);
    episodes.add(place, environment, terminated || truncated);
    goals.readAchieved(nextObservation, 0, episodes.achieved(), place * goals.size());
    return place;
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    super.sample(random, batch);
    relabelling.apply(random, batch);
  }

  @Override
  public void read(RandomStream random, TransitionBatch batch) {
    super.read(random, batch);
    relabelling.apply(random, batch);
  }

  @Override
  public void save(StateWriter out) {
    buffer().save(out.scoped("buffer"));
    episodes.save(out.scoped("episodes"));
  }

  @Override
  public void load(StateReader in) {
    buffer().load(in.scoped("buffer"));
    episodes.load(in.scoped("episodes"));
  }
}
