package dev.armature.envs.robot;

/**
 * A physics engine with one world in it: arm, gripper, table and objects.
 *
 * <p>The same scene and the same commands give the same bits, whatever the engine did before.
 */
interface Engine extends Commands, AutoCloseable {

  /**
   * Replaces the world by a fresh one: at rest, the gripper open, nothing but the start commanded.
   *
   * @param drive what the arm's joints will be commanded by
   */
  void start(Scene scene, Drive drive);

  /** Moves the world on by this many physics steps, at least one. */
  void advance(int steps);

  /** Fills {@code state}, made for as many boxes as the scene has. */
  void read(WorldState state);

  /** Frees the world; a second call does nothing. */
  @Override
  void close();
}
