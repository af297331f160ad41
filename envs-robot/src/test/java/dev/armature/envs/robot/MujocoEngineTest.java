package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MujocoEngineTest extends EngineContract {

  private static final Scene EMPTY = new Scene(RobotArms.HOME, List.of());

  MujocoEngineTest() {
    super(EngineType.MUJOCO);
  }

  /** The spring moves the motor a little, and the stops are soft. */
  @Override
  double play() {
    return 0.005;
  }

  @Override
  double give() {
    return 0.02;
  }

  /** The couplers leave their stops, and the fingers fold. */
  @Override
  double yielding() {
    return 0.06;
  }

  @Override
  double slip() {
    return 0.003;
  }

  @Test
  void whatDivergesIsNotFinite() {
    Scene.Box lost = new Scene.Box(0.02, 1, 1, Pose.at(2e10, 0, 0));
    try (Engine engine = Engines.create(EngineType.MUJOCO)) {
      assertThat(isFiniteAfterAStep(engine, new Scene(RobotArms.HOME, List.of(lost)))).isFalse();
      assertThat(isFiniteAfterAStep(engine, EMPTY)).isTrue();
    }
    assertThat(Path.of("MUJOCO_LOG.TXT")).doesNotExist();
  }

  private static boolean isFiniteAfterAStep(Engine engine, Scene scene) {
    WorldState state = new WorldState(scene.boxes().size());
    engine.start(scene, Drive.POSITION);
    engine.advance(20);
    engine.read(state);
    return state.isFinite();
  }

  @Test
  void aFaultyModelIsRefusedWithWhatMujocoSays() {
    String faulty = MujocoModel.of(EMPTY, Drive.POSITION, 0.002).replace("implicitfast", "guess");

    assertThatIllegalStateException()
        .isThrownBy(() -> new MujocoWorld(faulty, MujocoArm.controls(Drive.POSITION)))
        .withMessageContaining("guess");
  }

  /** No state has this element; without a receiver MuJoCo would end the process. */
  @Test
  void anErrorInMujocoIsAnException() {
    MujocoLibrary.mj_stateSize(Pointer.createConstant(0), 1 << 30);

    assertThatIllegalStateException()
        .isThrownBy(MujocoMessages::throwError)
        .withMessageContaining("mj_stateSize");
    MujocoMessages.throwError();
    assertThat(Path.of("MUJOCO_LOG.TXT")).doesNotExist();
  }
}
