package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GripperLinkageTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8})
  void springLinkAndFollowerMeetAtTheirPin(double driver) {
    double[] coupler = turned(0.0315, -0.0041, driver);
    double[] couplerEnd =
        turned(0.0132 + 0.055 - 0.0306011 - 0.0315, 0.0609 + 0.0375 - 0.054904 + 0.0041, driver);
    double originY = 0.0306011 + coupler[0] + couplerEnd[0];
    double originZ = 0.054904 + coupler[1] + couplerEnd[1];
    double springLink = GripperLinkage.springLink(driver);
    double[] pinOfLink = turned(0.055 - 0.018, 0.0375 + 0.0065, springLink);
    double[] pinOfFollower = turned(-0.018, 0.0065, springLink + GripperLinkage.follower(driver));

    assertThat(originY + pinOfFollower[0]).isCloseTo(0.0132 + pinOfLink[0], within(1e-12));
    assertThat(originZ + pinOfFollower[1]).isCloseTo(0.0609 + pinOfLink[1], within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 85", "0.2, 65.5", "0.4, 43.7", "0.6, 20.5"})
  void opensAsMeasuredOnTheModel(double driver, double millimetres) {
    assertThat(1000 * GripperLinkage.opening(driver)).isCloseTo(millimetres, within(1.2));
  }

  @Test
  void padsMoveForwardAsMeasuredOnTheModel() {
    double stroke =
        GripperLinkage.padHeight(GripperLinkage.meetingAngle()) - GripperLinkage.padHeight(0);

    assertThat(1000 * stroke).isCloseTo(13, within(0.5));
  }

  @Test
  void padsStayParallel() {
    for (double driver = 0; driver <= 0.8; driver += 0.01) {
      assertThat(GripperLinkage.tilt(driver)).isBetween(-1e-12, 0.033);
    }
  }

  @Test
  void anglesStayInTheJointsRanges() {
    for (double driver = 0; driver <= 0.8; driver += 0.01) {
      assertThat(GripperLinkage.springLink(driver)).isBetween(-0.297, 0.801);
      assertThat(GripperLinkage.follower(driver)).isBetween(-0.873, 0.873);
    }
  }

  private static double[] turned(double y, double z, double angle) {
    return new double[] {
      y * Math.cos(angle) - z * Math.sin(angle), y * Math.sin(angle) + z * Math.cos(angle)
    };
  }
}
