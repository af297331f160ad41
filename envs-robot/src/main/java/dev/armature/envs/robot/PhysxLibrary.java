package dev.armature.envs.robot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import physx.PxTopLevelFunctions;
import physx.common.PxDefaultAllocator;
import physx.common.PxDefaultCpuDispatcher;
import physx.common.PxErrorCallbackImpl;
import physx.common.PxErrorCodeEnum;
import physx.common.PxFoundation;
import physx.common.PxTolerancesScale;
import physx.physics.PxPhysics;

/**
 * The process's one PhysX. The native library allows a single foundation a process, so it is made
 * with this class, shared by all worlds and never freed; it holds nothing that a world can see
 * another through. Making objects in it is thread-safe.
 */
final class PhysxLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(PhysxLibrary.class);

  /** For lengths of about 1 m and speeds of about 10 m/s. */
  static final PxTolerancesScale SCALE;

  static final PxPhysics PHYSICS;

  // The native side keeps pointers to these two.
  private static final PxDefaultAllocator ALLOCATOR;
  private static final ErrorLog ERRORS;

  static {
    int version = PxTopLevelFunctions.getPHYSICS_VERSION();
    ALLOCATOR = new PxDefaultAllocator();
    ERRORS = new ErrorLog();
    PxFoundation foundation = PxTopLevelFunctions.CreateFoundation(version, ALLOCATOR, ERRORS);
    SCALE = new PxTolerancesScale();
    PHYSICS = PxTopLevelFunctions.CreatePhysics(version, foundation, SCALE);
  }

  private PhysxLibrary() {}

  /** Makes a dispatcher without threads: it runs its tasks on the thread that simulates. */
  static PxDefaultCpuDispatcher newDispatcher() {
    return PxTopLevelFunctions.DefaultCpuDispatcherCreate(0);
  }

  /** Sends what PhysX complains about to the log. */
  private static final class ErrorLog extends PxErrorCallbackImpl {
    @Override
    public void reportError(PxErrorCodeEnum code, String message, String file, int line) {
      LOG.error("PhysX {}: {} ({}:{})", code, message, file, line);
    }
  }
}
