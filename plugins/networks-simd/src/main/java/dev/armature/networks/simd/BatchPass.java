package dev.armature.networks.simd;

import dev.armature.networks.simd.kernels.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways forward and back of some members of an ensemble over one batch.
 *
 * <p>Whole members go to the threads where there are enough of them. Otherwise the rows of the
 * batch are split for the ways forward and back; then, behind a barrier, the rows of each weight
 * gradient are: so one thread takes each sum over the batch, in the same order whatever the number
 * of threads, and the bits are the same.
 */
final class BatchPass {

  /** Multiply-adds below which the other threads are not worth waking; about 4 µs. */
  private static final long SMALL = 400_000;

  private static final float[] NOTHING = {};

  private final Backend backend;
  private final Shape shape;
  private final List<Member> members;
  private final Shares shares;
  private final Constants constants;
  private final Team.Work forward = this::forward;
  private final Team.Work back = this::back;

  private final List<Trace> traces = new ArrayList<>();
  private Span input;
  private int capacity;
  private int rows;

  // What the current call is about, for the team.
  private float[] outer = NOTHING;
  private float[] inner = NOTHING;
  private boolean toInput;
  private boolean stale;

  BatchPass(Backend backend, Shape shape, List<Member> members) {
    this.backend = backend;
    this.shape = shape;
    this.members = members;
    shares = new Shares(members.size(), backend.team().threads());
    constants = Constants.of(backend.arena(), shape.greatestWidth());
    input = backend.arena().allocate(0);
  }

  /** The rows of the last {@link #forward}, or 0. */
  int rows() {
    return rows;
  }

  void forward(float[] x, int n, float[] y) {
    reserve(n);
    rows = n;
    Shape.Layer first = shape.layers().get(0);
    Rows.pad(x, 0, first.inputs(), input, first.inputWidth(), 0, n);
    outer = y;
    run(forward);
  }

  private void forward(int thread, int threads) {
    Share share = shares.get(thread, threads);
    int from = share.from(rows, 1);
    int to = share.to(rows, 1);
    for (int m = share.firstMember(); m < traces.size(); m += share.stride()) {
      traces.get(m).forward(from, to, outer, m * rows * shape.last().outputs());
    }
  }

  /** Adds to the members' gradients, or writes over them if they hold nothing. */
  void backward(float[] dy) {
    back(dy, NOTHING, false);
    for (Member member : members) {
      member.gathered = true;
    }
  }

  void inputGradient(float[] dy, float[] dx) {
    back(dy, dx, true);
  }

  private void back(float[] dy, float[] dx, boolean toInput) {
    int lowest = toInput ? 0 : 1;
    stale = false;
    for (Member member : members) {
      stale |= member.isStale(lowest);
    }
    outer = dy;
    inner = dx;
    this.toInput = toInput;
    run(back);
    for (Member member : members) {
      member.refreshed(lowest);
    }
  }

  private void back(int thread, int threads) {
    Share share = shares.get(thread, threads);
    if (stale) {
      for (int m = share.firstMember(); m < traces.size(); m += share.stride()) {
        members.get(m).transpose(share, toInput ? 0 : 1);
      }
      if (share.parts() > 1) {
        backend.team().barrier();
      }
    }
    int from = share.from(rows, 1);
    int to = share.to(rows, 1);
    for (int m = share.firstMember(); m < traces.size(); m += share.stride()) {
      int at = m * rows * shape.last().outputs();
      traces.get(m).backward(from, to, outer, at, toInput);
    }
    if (toInput) {
      if (threads > 1) {
        backend.team().barrier();
      }
      sumInputGradients(rows * thread / threads, rows * (thread + 1) / threads);
      return;
    }
    if (share.parts() > 1) {
      backend.team().barrier();
    }
    for (int m = share.firstMember(); m < traces.size(); m += share.stride()) {
      traces.get(m).gatherGradients(share, rows);
    }
  }

  private void sumInputGradients(int from, int to) {
    Shape.Layer first = shape.layers().get(0);
    Span sum = traces.get(0).inputGradient();
    for (int m = 1; m < traces.size(); m++) {
      Span other = traces.get(m).inputGradient();
      int width = first.inputWidth();
      backend.kernels().add(sum, other, sum, from * width, to * width);
    }
    Rows.unpad(sum, first.inputWidth(), inner, 0, first.inputs(), from, to);
  }

  private void run(Team.Work work) {
    long products = (long) rows * shape.size() * members.size();
    backend.team().run(work, products < SMALL);
    outer = NOTHING;
    inner = NOTHING;
  }

  private void reserve(int n) {
    if (n <= capacity) {
      return;
    }
    capacity = Math.max(n, capacity + capacity / 2);
    input = backend.arena().allocate(capacity * shape.layers().get(0).inputWidth());
    traces.clear();
    for (Member member : members) {
      traces.add(new Trace(backend, constants, member, input, capacity));
    }
  }
}
