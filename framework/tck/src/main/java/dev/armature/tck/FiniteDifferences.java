package dev.armature.tck;

/**
 * Central differences of the loss Σ dy · y of a {@link ReferenceNetwork}: they know nothing of
 * back-propagation, so they catch a mistake that reference and plugin share.
 */
final class FiniteDifferences {

  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 5e-5;
  private static final int SAMPLES = 12;

  private final ReferenceNetwork reference;
  private final double[] x;
  private final double[] dy;
  private final int n;

  FiniteDifferences(ReferenceNetwork reference, double[] x, double[] dy, int n) {
    this.reference = reference;
    this.x = x;
    this.dy = dy;
    this.n = n;
  }

  /** Asserts that a sample of a network's gradients are the slopes of its loss. */
  void check(float[] dx, MemoryState gradients) {
    compare("dx", x, dx);
    for (ReferenceParameter p : reference.parameters()) {
      compare(p.name, p.value, gradients.floats(p.name + ".exp_avg"));
    }
  }

  private void compare(String name, double[] point, float[] gradient) {
    double scale = 1e-3;
    for (float g : gradient) {
      scale = Math.max(scale, Math.abs(g));
    }
    for (int i = 0; i < point.length; i += 1 + point.length / SAMPLES) {
      double at = point[i];
      point[i] = at + STEP;
      double above = loss();
      point[i] = at - STEP;
      double slope = (above - loss()) / (2 * STEP);
      point[i] = at;
      if (!(Math.abs(slope - gradient[i]) <= TOLERANCE * scale)) {
        throw new AssertionError(
            "The gradient is the slope of the loss: element %d of %s is %.9g, the slope %.9g"
                .formatted(i, name, gradient[i], slope));
      }
    }
  }

  private double loss() {
    double[] y = reference.forward(x, n);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += dy[i] * y[i];
    }
    return sum;
  }
}
