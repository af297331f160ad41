package dev.armature.envs.robot;

final class PhysxEngineTest extends EngineContract {

  PhysxEngineTest() {
    super(EngineType.PHYSX);
  }

  @Override
  double play() {
    return 1e-3;
  }

  @Override
  double give() {
    return 0.01;
  }

  @Override
  double yielding() {
    return 0.01;
  }

  @Override
  double slip() {
    return 0.001;
  }
}
