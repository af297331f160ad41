package dev.armature.envs.robot;

import java.util.ArrayDeque;
import java.util.Deque;
import physx.common.PxQuat;
import physx.common.PxTransform;
import physx.common.PxVec3;

/**
 * Native values that live for a few calls only. The collector does not free them, so every one is
 * noted here and destroyed at the end of the block, the youngest first.
 */
final class PhysxTemporaries implements AutoCloseable {

  private final Deque<Runnable> destructions = new ArrayDeque<>();

  PxVec3 vector(double x, double y, double z) {
    PxVec3 vector = new PxVec3((float) x, (float) y, (float) z);
    destructions.push(vector::destroy);
    return vector;
  }

  PxTransform transform(Pose pose) {
    PxQuat rotation =
        new PxQuat((float) pose.qx(), (float) pose.qy(), (float) pose.qz(), (float) pose.qw());
    destructions.push(rotation::destroy);
    PxTransform transform = new PxTransform(vector(pose.x(), pose.y(), pose.z()), rotation);
    destructions.push(transform::destroy);
    return transform;
  }

  /** Notes something made elsewhere, such as {@code flags::destroy}. */
  void destroyLater(Runnable destruction) {
    destructions.push(destruction);
  }

  @Override
  public void close() {
    destructions.forEach(Runnable::run);
    destructions.clear();
  }
}
