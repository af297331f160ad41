package dev.armature.envs.robot;

import java.util.ArrayList;
import java.util.List;
import physx.geometry.PxBoxGeometry;
import physx.geometry.PxCapsuleGeometry;
import physx.geometry.PxGeometry;
import physx.physics.PxFilterData;
import physx.physics.PxMaterial;
import physx.physics.PxRigidActor;
import physx.physics.PxShape;
import physx.physics.PxShapeFlagEnum;
import physx.physics.PxShapeFlags;

/** Gives bodies their shapes and surfaces; owns the materials. */
final class PhysxShapes implements AutoCloseable {

  /** Contacts are found from this distance on [m]. */
  private static final float CONTACT_OFFSET = 0.002f;

  /** The patch by whose torsional friction a pad holds an object against turning [m]. */
  private static final float PATCH_RADIUS = 0.01f;

  private static final float LEAST_PATCH_RADIUS = 0.005f;

  private final List<PxMaterial> materials = new ArrayList<>();

  /** Who touches whom: the arm does not touch itself, nor does its foot touch the table. */
  enum Group {
    TABLE(1, 2 | 4),
    ARM(2, 1 | 4),
    OBJECT(4, 1 | 2 | 4 | 8),
    FOOT(8, 4);

    private final int bit;
    private final int touches;

    Group(int bit, int touches) {
      this.bit = bit;
      this.touches = touches;
    }
  }

  /** A surface; two surfaces that touch rub with the mean of their coefficients. */
  PxMaterial material(double friction) {
    PxMaterial material =
        PhysxLibrary.PHYSICS.createMaterial((float) friction, (float) friction, 0);
    materials.add(material);
    return material;
  }

  /** Adds a box with these half sizes [m] to a body. */
  void box(
      PxRigidActor body,
      Group group,
      PxMaterial material,
      Pose pose,
      double x,
      double y,
      double z) {
    PxBoxGeometry box = new PxBoxGeometry((float) x, (float) y, (float) z);
    attach(body, group, material, pose, box);
    box.destroy();
  }

  /** Adds a capsule along its own x axis: a cylinder of this half length with round ends [m]. */
  void capsule(
      PxRigidActor body,
      Group group,
      PxMaterial material,
      Pose pose,
      double radius,
      double halfLength) {
    PxCapsuleGeometry capsule = new PxCapsuleGeometry((float) radius, (float) halfLength);
    attach(body, group, material, pose, capsule);
    capsule.destroy();
  }

  private static void attach(
      PxRigidActor body, Group group, PxMaterial material, Pose pose, PxGeometry geometry) {
    try (PhysxTemporaries temporaries = new PhysxTemporaries()) {
      PxShapeFlags flags = new PxShapeFlags((byte) PxShapeFlagEnum.eSIMULATION_SHAPE.value);
      temporaries.destroyLater(flags::destroy);
      PxFilterData filter = new PxFilterData(group.bit, group.touches, 0, 0);
      temporaries.destroyLater(filter::destroy);
      PxShape shape = PhysxLibrary.PHYSICS.createShape(geometry, material, true, flags);
      shape.setSimulationFilterData(filter);
      shape.setLocalPose(temporaries.transform(pose));
      shape.setContactOffset(CONTACT_OFFSET);
      shape.setRestOffset(0);
      shape.setTorsionalPatchRadius(PATCH_RADIUS);
      shape.setMinTorsionalPatchRadius(LEAST_PATCH_RADIUS);
      body.attachShape(shape);
      // The body keeps it alive from here on.
      shape.release();
    }
  }

  @Override
  public void close() {
    materials.forEach(PxMaterial::release);
    materials.clear();
  }
}
