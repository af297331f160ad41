package dev.armature.envs.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.RenderedEnvironment;
import dev.armature.envs.toy.PointReachConfig.Reward;
import java.awt.Color;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the drawings show is where the state says. */
class SketchTest {

  /** The mean column and row of the pixels of a colour, from 0 to 1 from the lower left corner. */
  private static double[] middle(RenderedEnvironment environment, Color colour) {
    int width = environment.frameSize().width();
    int height = environment.frameSize().height();
    int[] frame = new int[width * height];
    environment.render(frame);
    int[] found =
        IntStream.range(0, frame.length)
            .filter(i -> frame[i] == (colour.getRGB() & 0xffffff))
            .toArray();
    assertThat(found).isNotEmpty();
    double column = IntStream.of(found).map(i -> i % width).average().orElseThrow();
    double row = IntStream.of(found).map(i -> i / width).average().orElseThrow();
    return new double[] {(column + 0.5) / width, 1 - (row + 0.5) / height};
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "90, -1, 0", "180, 0, -1", "-45, 0.7071, 0.7071"})
  void thePendulumTurnsCounterClockwiseFromUpright(double degrees, double x, double y) {
    Pendulum pendulum = new Pendulum(new PendulumConfig(200, 10));
    pendulum.start(Math.toRadians(degrees), 0, new float[3]);

    double[] middle = middle(pendulum, Sketch.BODY);

    assertThat(2.6 * (middle[0] - 0.5)).isEqualTo(0.5 * x, within(0.04));
    assertThat(2.6 * (middle[1] - 0.5)).isEqualTo(0.5 * y, within(0.04));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.5236, 0.2})
  void theCarIsWhereItIsInTheValley(double position) {
    MountainCarContinuous car = new MountainCarContinuous(new MountainCarContinuousConfig(999, 0));
    car.start(position, 0, new float[2]);

    assertThat(1.8 * middle(car, Sketch.BODY)[0] - 1.2).isEqualTo(position, within(0.05));
  }

  @Test
  void theGoalChangesItsColourWhenTheMassIsThere() {
    PointReach point = new PointReach(new PointReachConfig(50, Reward.DENSE, 0.1));
    point.start(0.5, -0.25, -0.5, 0.75, new float[6]);

    double[] mass = middle(point, Sketch.BODY);
    double[] goal = middle(point, Sketch.GOAL);
    assertThat(2.2 * mass[0] - 1.1).isEqualTo(0.5, within(0.01));
    assertThat(2.2 * mass[1] - 1.1).isEqualTo(-0.25, within(0.01));
    assertThat(2.2 * goal[0] - 1.1).isEqualTo(-0.5, within(0.01));
    assertThat(2.2 * goal[1] - 1.1).isEqualTo(0.75, within(0.01));

    point.start(0.5, 0.5, 0.55, 0.5, new float[6]);
    assertThat(2.2 * middle(point, Sketch.REACHED)[1] - 1.1).isEqualTo(0.5, within(0.01));
  }
}
