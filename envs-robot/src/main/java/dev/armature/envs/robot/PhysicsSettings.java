package dev.armature.envs.robot;

/**
 * How finely an engine computes.
 *
 * @param step one physics step [s]
 * @param solverIterations passes of PhysX's solver over contacts and joints in each step; MuJoCo's
 *     goes on until it has converged
 */
record PhysicsSettings(double step, int solverIterations) {}
