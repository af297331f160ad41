package dev.armature.envs.robot;

import java.util.ArrayList;
import java.util.List;
import physx.common.PxQuat;
import physx.common.PxTransform;
import physx.common.PxVec3;
import physx.physics.PxRigidDynamic;
import physx.physics.PxRigidStatic;
import physx.physics.PxScene;

/** The table and the boxes on it. */
final class PhysxObjects {

  /** How fast boxes that overlap are pushed apart at most [m/s]. */
  private static final float DEPENETRATION_VELOCITY = 1;

  private final PxRigidStatic table;
  private final List<PxRigidDynamic> boxes = new ArrayList<>();

  PhysxObjects(PxScene world, PhysxShapes shapes, List<Scene.Box> boxes, int solverIterations) {
    try (PhysxTemporaries temporaries = new PhysxTemporaries()) {
      table = PhysxLibrary.PHYSICS.createRigidStatic(temporaries.transform(Table.CENTRE));
    }
    shapes.attach(table, Table.COLLIDER);
    world.addActor(table);
    for (Scene.Box box : boxes) {
      PxRigidDynamic body = body(shapes, box);
      body.setSolverIterationCounts(solverIterations, 1);
      world.addActor(body);
      this.boxes.add(body);
    }
  }

  private static PxRigidDynamic body(PhysxShapes shapes, Scene.Box box) {
    try (PhysxTemporaries temporaries = new PhysxTemporaries()) {
      PxRigidDynamic body =
          PhysxLibrary.PHYSICS.createRigidDynamic(temporaries.transform(box.start()));
      shapes.attach(body, box.collider());
      double inertia = box.inertia();
      body.setMass((float) box.mass());
      body.setMassSpaceInertiaTensor(temporaries.vector(inertia, inertia, inertia));
      body.setSleepThreshold(0);
      body.setLinearDamping(0);
      body.setAngularDamping(0);
      body.setMaxDepenetrationVelocity(DEPENETRATION_VELOCITY);
      return body;
    }
  }

  /** Fills in the boxes' part of {@code state}. */
  void read(WorldState state) {
    for (int i = 0; i < boxes.size(); i++) {
      PxRigidDynamic box = boxes.get(i);
      PxTransform pose = box.getGlobalPose();
      PxQuat rotation = pose.getQ();
      int at = i * WorldState.POSE;
      put(pose.getP(), state.boxPose, at);
      state.boxPose[at + 3] = rotation.getW();
      state.boxPose[at + 4] = rotation.getX();
      state.boxPose[at + 5] = rotation.getY();
      state.boxPose[at + 6] = rotation.getZ();
      put(box.getLinearVelocity(), state.boxVelocity, i * WorldState.TWIST);
      put(box.getAngularVelocity(), state.boxVelocity, i * WorldState.TWIST + 3);
    }
  }

  private static void put(PxVec3 vector, double[] values, int at) {
    values[at] = vector.getX();
    values[at + 1] = vector.getY();
    values[at + 2] = vector.getZ();
  }

  void release() {
    boxes.forEach(PxRigidDynamic::release);
    table.release();
  }
}
