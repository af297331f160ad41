package dev.armature.envs.robot.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Rays against bodies, compared with walking along the ray until it is inside; inside is told by
 * each body's definition.
 */
class BodyTest {

  private static final int BODIES = 200;
  private static final int RAYS = 40;
  private static final double STEP = 0.002;

  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void raysMeetACapsuleWhereItBegins() {
    for (int i = 0; i < BODIES; i++) {
      Vector from = anywhere();
      Vector to = i % 10 == 0 ? from : anywhere();
      double radius = size();
      assertMet(
          new Capsule(from, to, radius),
          point -> length(point.minus(nearest(point, from, to, true))) <= radius);
    }
  }

  @Test
  void raysMeetACylinderWhereItBegins() {
    for (int i = 0; i < BODIES; i++) {
      Vector from = anywhere();
      Vector to = anywhere();
      double radius = size();
      assertMet(
          new Cylinder(from, to, radius),
          point -> {
            Vector foot = nearest(point, from, to, false);
            double share = foot.minus(from).dot(to.minus(from)) / squared(to.minus(from));
            return share >= 0 && share <= 1 && length(point.minus(foot)) <= radius;
          });
    }
  }

  @Test
  void raysMeetABlockWhereItBegins() {
    for (int i = 0; i < BODIES; i++) {
      Vector centre = anywhere();
      Vector x = anywhere().unit();
      Vector y = x.cross(anywhere()).unit();
      List<Vector> edges = List.of(x.times(size()), y.times(size()), x.cross(y).times(size()));
      assertMet(
          new Block(centre, edges),
          point ->
              edges.stream()
                  .allMatch(edge -> Math.abs(point.minus(centre).dot(edge)) <= squared(edge)));
    }
  }

  @Test
  void aBodyAlongTheRayIsMetAtItsEnd() {
    View down = View.from(0, Math.PI / 2, new Vector(0, 0, 0));
    Body.Hit hit = new Body.Hit();
    Vector foot = new Vector(0, 0, 0);
    Vector head = new Vector(0, 0, 2);

    assertThat(new Cylinder(foot, head, 1).in(down).meets(0.5, 0.5, hit)).isTrue();
    assertThat(hit.w).isEqualTo(2, within(1e-9));
    assertThat(hit.nw).isEqualTo(1, within(1e-9));
    assertThat(new Capsule(foot, head, 1).in(down).meets(0.6, 0, hit)).isTrue();
    assertThat(hit.w).isEqualTo(2.8, within(1e-9));
    assertThat(new Cylinder(foot, head, 1).in(down).meets(0.8, 0.8, hit)).isFalse();
  }

  /** Shoots rays through the body's outline from a random side. */
  private void assertMet(Body body, Predicate<Vector> inside) {
    View view = View.from(random.nextDouble(-3, 3), random.nextDouble(-1.5, 1.5), anywhere());
    Body.Seen seen = body.in(view);
    Body.Hit hit = new Body.Hit();
    for (int ray = 0; ray < RAYS; ray++) {
      double u = random.nextDouble(seen.left() - 0.1, seen.right() + 0.1);
      double v = random.nextDouble(seen.bottom() - 0.1, seen.top() + 0.1);
      double first = first(view, u, v, inside);
      if (seen.meets(u, v, hit)) {
        assertThat(first > hit.w + STEP).as("nothing is nearer").isFalse();
        assertThat(hit.nu * hit.nu + hit.nv * hit.nv + hit.nw * hit.nw).isEqualTo(1, within(1e-9));
        Vector point = view.point(u, v, hit.w);
        Vector normal = view.direction(hit.nu, hit.nv, hit.nw);
        assertThat(inside.test(point.plus(normal.times(1e-6))))
            .as("the normal leads out")
            .isFalse();
        assertThat(inside.test(point.minus(normal.times(1e-6)))).as("and in").isTrue();
      } else {
        assertThat(first).as("a graze at most").isNaN();
      }
      if (u < seen.left() || u > seen.right() || v < seen.bottom() || v > seen.top()) {
        assertThat(first).as("nothing is out of the bounds").isNaN();
      }
    }
  }

  /** The greatest w on the ray that is inside the body and stays there for a step; else NaN. */
  private static double first(View view, double u, double v, Predicate<Vector> inside) {
    for (double w = 5; w > -5; w -= STEP) {
      if (inside.test(view.point(u, v, w)) && inside.test(view.point(u, v, w - STEP / 2))) {
        return w;
      }
    }
    return Double.NaN;
  }

  private Vector anywhere() {
    return new Vector(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1));
  }

  private double size() {
    return random.nextDouble(0.05, 0.4);
  }

  /** The point nearest to another on a segment, or on the line through it. */
  private static Vector nearest(Vector point, Vector from, Vector to, boolean segment) {
    Vector along = to.minus(from);
    double squared = squared(along);
    double share = squared == 0 ? 0 : point.minus(from).dot(along) / squared;
    return from.plus(along.times(segment ? Math.max(0, Math.min(1, share)) : share));
  }

  private static double squared(Vector vector) {
    return vector.dot(vector);
  }

  private static double length(Vector vector) {
    return Math.sqrt(squared(vector));
  }
}
