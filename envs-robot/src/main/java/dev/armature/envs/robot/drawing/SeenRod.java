package dev.armature.envs.robot.drawing;

/**
 * A rod about the segment from a to b, with round or flat ends, seen along w.
 *
 * <p>With d = b − a and m = (u, v, w) − a, a point lies on the rod's side where |m|² − (m·d)²/|d|²
 * = r²: a quadratic in w, whose greater root is nearer to the viewer. Where the foot m·d/|d|² of
 * that point is outside [0, 1], the ray can only meet the end on that side.
 */
final class SeenRod implements Body.Seen {

  /** Below this, as a share of the length squared, the rod points at the viewer. */
  private static final double END_ON = 1e-9;

  private final Vector a;
  private final Vector b;
  private final Vector d;
  private final double lengthSquared;
  private final double radius;
  private final boolean round;

  SeenRod(Vector a, Vector b, double radius, boolean round) {
    this.a = a;
    this.b = b;
    this.radius = radius;
    this.round = round;
    d = b.minus(a);
    lengthSquared = d.dot(d);
  }

  @Override
  public double left() {
    return Math.min(a.x(), b.x()) - radius;
  }

  @Override
  public double right() {
    return Math.max(a.x(), b.x()) + radius;
  }

  @Override
  public double bottom() {
    return Math.min(a.y(), b.y()) - radius;
  }

  @Override
  public double top() {
    return Math.max(a.y(), b.y()) + radius;
  }

  @Override
  public boolean meets(double u, double v, Body.Hit hit) {
    double mu = u - a.x();
    double mv = v - a.y();
    double across = d.x() * d.x() + d.y() * d.y();
    if (across <= END_ON * lengthSquared) {
      return meetsEnd(d.z() > 0, mu, mv, hit);
    }
    double along = mu * d.x() + mv * d.y();
    double quadratic = across / lengthSquared;
    double half = along * d.z() / lengthSquared;
    double constant = mu * mu + mv * mv - along * along / lengthSquared - radius * radius;
    double discriminant = half * half - quadratic * constant;
    if (discriminant < 0) {
      return false;
    }
    double mw = (half + Math.sqrt(discriminant)) / quadratic;
    double foot = (along + mw * d.z()) / lengthSquared;
    if (foot < 0 || foot > 1) {
      return meetsEnd(foot > 1, mu, mv, hit);
    }
    hit.set(
        a.z() + mw,
        (mu - foot * d.x()) / radius,
        (mv - foot * d.y()) / radius,
        (mw - foot * d.z()) / radius);
    return true;
  }

  /** Whether the ray at (mu, mv) from a meets the end b or else the end a. */
  private boolean meetsEnd(boolean atB, double mu, double mv, Body.Hit hit) {
    double u = atB ? mu - d.x() : mu;
    double v = atB ? mv - d.y() : mv;
    double end = atB ? b.z() : a.z();
    return round ? meetsBall(u, v, end, hit) : meetsDisc(u, v, end, atB ? 1 : -1, hit);
  }

  private boolean meetsBall(double u, double v, double centre, Body.Hit hit) {
    double squared = radius * radius - u * u - v * v;
    if (squared < 0) {
      return false;
    }
    double w = Math.sqrt(squared);
    hit.set(centre + w, u / radius, v / radius, w / radius);
    return true;
  }

  private boolean meetsDisc(double u, double v, double centre, int side, Body.Hit hit) {
    if (side * d.z() <= 0) {
      return false;
    }
    double w = -(u * d.x() + v * d.y()) / d.z();
    if (u * u + v * v + w * w > radius * radius) {
      return false;
    }
    double scale = side / Math.sqrt(lengthSquared);
    hit.set(centre + w, scale * d.x(), scale * d.y(), scale * d.z());
    return true;
  }
}
