package dev.armature.networks.simd;

import java.util.ArrayList;
import java.util.List;

/** How the threads of a team share the members of an ensemble. */
final class Shares {

  /** Whole members in turn leave at most a fifth of the time unused if there are so many each. */
  private static final int MANY_MEMBERS = 4;

  private static final Share WHOLE = new Share(0, 1, 0, 1);

  private final List<Share> shares = new ArrayList<>();

  Shares(int members, int threads) {
    boolean byMember = members % threads == 0 || members >= MANY_MEMBERS * threads;
    for (int thread = 0; thread < threads; thread++) {
      shares.add(byMember ? new Share(thread, threads, 0, 1) : new Share(0, 1, thread, threads));
    }
  }

  /** What {@link Team.Work} is to do as {@code thread} of {@code threads}. */
  Share get(int thread, int threads) {
    return threads == 1 ? WHOLE : shares.get(thread);
  }
}
