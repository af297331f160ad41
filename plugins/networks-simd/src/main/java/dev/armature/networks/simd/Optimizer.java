package dev.armature.networks.simd;

import dev.armature.api.OptimizerSettings;
import dev.armature.networks.simd.kernels.AdamStep;
import java.util.Arrays;
import java.util.List;

/** Updates the parameters of some members of an ensemble, each thread a range of them. */
final class Optimizer {

  /** Parameters below which the other threads are not worth waking. */
  static final int SMALL = 16_384;

  /** Ranges begin at multiples of this; also what is summed in single precision at a time. */
  static final int BLOCK = 4096;

  private final Backend backend;
  private final OptimizerSettings settings;
  private final int size;
  private final List<Member> members;
  private final Shares shares;
  private final AdamStep[] steps;
  private final double[] squaredSums;
  private final int blocks;
  private final Team.Work sum = this::sum;
  private final Team.Work update = this::update;

  Optimizer(Backend backend, OptimizerSettings settings, int size, List<Member> members) {
    this.backend = backend;
    this.settings = settings;
    this.size = size;
    this.members = members;
    shares = new Shares(members.size(), backend.team().threads());
    blocks = (size + BLOCK - 1) / BLOCK;
    squaredSums = new double[members.size() * blocks];
    steps = new AdamStep[members.size()];
  }

  /**
   * Takes a step.
   *
   * @param updates the number of steps before this one
   */
  void step(long updates) {
    for (Member member : members) {
      if (!member.gathered) {
        member.gradients.clear();
      }
    }
    boolean alone = members.size() * size < SMALL;
    if (settings.maxGradientNorm() > 0) {
      backend.team().run(sum, alone);
      for (int m = 0; m < steps.length; m++) {
        steps[m] = new AdamStep(settings, updates, clippingScale(m));
      }
    } else {
      Arrays.fill(steps, new AdamStep(settings, updates, 1));
    }
    backend.team().run(update, alone);
    for (Member member : members) {
      member.gathered = false;
      member.changed();
    }
  }

  private double clippingScale(int member) {
    double squared = 0;
    for (int block = 0; block < blocks; block++) {
      squared += squaredSums[member * blocks + block];
    }
    return Math.min(1, settings.maxGradientNorm() / (Math.sqrt(squared) + 1e-6));
  }

  private void sum(int thread, int threads) {
    Share share = shares.get(thread, threads);
    for (int m = share.firstMember(); m < members.size(); m += share.stride()) {
      for (int at = share.from(size, BLOCK); at < share.to(size, BLOCK); at += BLOCK) {
        squaredSums[m * blocks + at / BLOCK] =
            backend.kernels().squaredSum(members.get(m).gradients, at, Math.min(at + BLOCK, size));
      }
    }
  }

  private void update(int thread, int threads) {
    Share share = shares.get(thread, threads);
    int from = share.from(size, BLOCK);
    int to = share.to(size, BLOCK);
    for (int m = share.firstMember(); m < members.size(); m += share.stride()) {
      Member it = members.get(m);
      backend.kernels().adam(steps[m], it.values, it.gradients, it.means, it.squares, from, to);
    }
  }
}
