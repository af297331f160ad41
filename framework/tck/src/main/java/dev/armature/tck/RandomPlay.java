package dev.armature.tck;

import dev.armature.api.Environment;
import dev.armature.api.RandomStream;
import dev.armature.host.random.SeededStreams;
import java.util.ArrayList;
import java.util.List;

/** Plays an environment with random actions, always the same ones. */
final class RandomPlay {

  /** How many actions there are; a longer episode plays them again. */
  static final int ACTIONS = 60;

  private static final long SEED = 7;

  private RandomPlay() {}

  /** Random actions within their bounds. */
  static List<float[]> actions(Environment environment) {
    RandomStream random = new SeededStreams(SEED).stream("actions");
    float[] lows = environment.spec().action().lows();
    float[] highs = environment.spec().action().highs();
    List<float[]> actions = new ArrayList<>();
    for (int step = 0; step < ACTIONS; step++) {
      float[] action = new float[lows.length];
      for (int i = 0; i < action.length; i++) {
        action[i] = lows[i] + (highs[i] - lows[i]) * random.nextFloat();
      }
      actions.add(action);
    }
    return actions;
  }

  /** Plays random actions until the episode is over or that many steps are taken. */
  static void playOn(Environment environment, Episode episode, int steps) {
    List<float[]> actions = actions(environment);
    for (int i = 0; i < steps && !episode.over(); i++) {
      episode.step(actions.get(i % ACTIONS));
    }
  }

  /** Episodes of the seeds from 0 on, each to its time limit or {@link #ACTIONS} steps long. */
  static List<Episode> episodes(Environment environment, int count) {
    List<Episode> episodes = new ArrayList<>();
    for (long seed = 0; seed < count; seed++) {
      Episode episode = new Episode(environment, seed);
      playOn(environment, episode, Math.max(environment.spec().horizon(), ACTIONS));
      episodes.add(episode);
    }
    return episodes;
  }
}
