package dev.armature.envs.robot;

import java.util.HashMap;
import java.util.Map;
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

  /** By coefficient; PhysX lets two surfaces rub with the mean of theirs. */
  private final Map<Double, PxMaterial> materials = new HashMap<>();

  /** Adds a collider to a body. */
  void attach(PxRigidActor body, Collider collider) {
    PxGeometry geometry = geometry(collider.shape());
    PxMaterial material =
        materials.computeIfAbsent(
            collider.friction(),
            it -> PhysxLibrary.PHYSICS.createMaterial(it.floatValue(), it.floatValue(), 0));
    try (PhysxTemporaries temporaries = new PhysxTemporaries()) {
      temporaries.destroyLater(geometry::destroy);
      PxShapeFlags flags = new PxShapeFlags((byte) PxShapeFlagEnum.eSIMULATION_SHAPE.value);
      temporaries.destroyLater(flags::destroy);
      CollisionGroup group = collider.group();
      PxFilterData filter = new PxFilterData(group.bit(), group.touches(), 0, 0);
      temporaries.destroyLater(filter::destroy);
      PxShape shape = PhysxLibrary.PHYSICS.createShape(geometry, material, true, flags);
      shape.setSimulationFilterData(filter);
      shape.setLocalPose(temporaries.transform(collider.pose()));
      shape.setContactOffset(CONTACT_OFFSET);
      shape.setRestOffset(0);
      shape.setTorsionalPatchRadius(PATCH_RADIUS);
      shape.setMinTorsionalPatchRadius(LEAST_PATCH_RADIUS);
      body.attachShape(shape);
      // The body keeps it alive from here on.
      shape.release();
    }
  }

  private static PxGeometry geometry(Collider.Shape shape) {
    if (shape instanceof Collider.Capsule capsule) {
      return new PxCapsuleGeometry((float) capsule.radius(), (float) capsule.halfLength());
    }
    Collider.Box box = (Collider.Box) shape;
    return new PxBoxGeometry((float) box.x(), (float) box.y(), (float) box.z());
  }

  @Override
  public void close() {
    materials.values().forEach(PxMaterial::release);
    materials.clear();
  }
}
