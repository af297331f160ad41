package dev.armature.envs.robot;

import org.jspecify.annotations.Nullable;
import physx.PxTopLevelFunctions;
import physx.common.PxDefaultCpuDispatcher;
import physx.physics.PxScene;
import physx.physics.PxSceneDesc;
import physx.physics.PxSceneFlagEnum;
import physx.physics.PxSolverTypeEnum;

/**
 * PhysX 5 on the calling thread: temporal Gauss–Seidel solver, enhanced determinism, no worker
 * threads. Contact caches cannot be restored, so every episode starts in a newly built scene.
 */
final class PhysxEngine implements Engine {

  /** Slower impacts do not bounce [m/s]. */
  private static final float BOUNCE_THRESHOLD = 0.2f;

  private final PhysicsSettings settings;
  private final PxDefaultCpuDispatcher dispatcher = PhysxLibrary.newDispatcher();
  private @Nullable World world;
  private boolean closed;

  PhysxEngine(PhysicsSettings settings) {
    this.settings = settings;
  }

  @Override
  public void start(Scene scene, Drive drive) {
    if (world != null) {
      world.release();
    }
    world = new World(createScene(), scene, drive, settings);
  }

  private PxScene createScene() {
    try (PhysxTemporaries temporaries = new PhysxTemporaries()) {
      PxSceneDesc description = new PxSceneDesc(PhysxLibrary.SCALE);
      temporaries.destroyLater(description::destroy);
      description.setGravity(temporaries.vector(0, 0, -Scene.GRAVITY));
      description.setCpuDispatcher(dispatcher);
      description.setFilterShader(PxTopLevelFunctions.DefaultFilterShader());
      description.setSolverType(PxSolverTypeEnum.eTGS);
      description.getFlags().raise(PxSceneFlagEnum.eENABLE_ENHANCED_DETERMINISM);
      description.setBounceThresholdVelocity(BOUNCE_THRESHOLD);
      return PhysxLibrary.PHYSICS.createScene(description);
    }
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("no world was started");
    }
    return world;
  }

  @Override
  public void command(double[] arm, double driver) {
    world().robot.command(arm, driver);
  }

  @Override
  public void advance(int steps) {
    World current = world();
    current.robot.beginSteps(steps, settings.step());
    for (int step = 1; step <= steps; step++) {
      current.robot.prepareStep(step, steps);
      current.scene.simulate((float) settings.step());
      current.scene.fetchResults(true);
    }
    current.robot.endSteps();
  }

  @Override
  public void read(WorldState state) {
    world().robot.read(state);
    world().objects.read(state);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (world != null) {
      world.release();
      world = null;
    }
    dispatcher.destroy();
  }

  /** All that is in one scene. */
  private static final class World {

    private final PxScene scene;
    private final PhysxShapes shapes = new PhysxShapes();
    private final PhysxRobot robot;
    private final PhysxObjects objects;

    World(PxScene scene, Scene description, Drive drive, PhysicsSettings settings) {
      this.scene = scene;
      objects = new PhysxObjects(scene, shapes, description.boxes(), settings.solverIterations());
      robot = new PhysxRobot(scene, shapes, description, drive, settings.freeSolverIterations());
    }

    void release() {
      robot.release();
      objects.release();
      shapes.close();
      scene.release();
    }
  }
}
