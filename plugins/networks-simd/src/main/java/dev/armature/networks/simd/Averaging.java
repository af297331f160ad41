package dev.armature.networks.simd;

import java.util.List;

/** Moves the parameters of some members towards those of others, each thread a range of them. */
final class Averaging {

  private final Backend backend;
  private final int size;
  private final List<Member> members;
  private final Shares shares;
  private final Team.Work move = this::move;

  private List<Member> online = List.of();
  private float tau;

  Averaging(Backend backend, int size, List<Member> members) {
    this.backend = backend;
    this.size = size;
    this.members = members;
    shares = new Shares(members.size(), backend.team().threads());
  }

  /** θ ← (1 − τ) θ + τ θ<sub>online</sub>. */
  void polyak(List<Member> online, float tau) {
    this.online = online;
    this.tau = tau;
    backend.team().run(move, members.size() * size < Optimizer.SMALL);
    for (Member member : members) {
      member.changed();
    }
  }

  private void move(int thread, int threads) {
    Share share = shares.get(thread, threads);
    int from = share.from(size, Optimizer.BLOCK);
    int to = share.to(size, Optimizer.BLOCK);
    for (int m = share.firstMember(); m < members.size(); m += share.stride()) {
      backend.kernels().polyak(online.get(m).values, members.get(m).values, tau, from, to);
    }
  }
}
