package dev.armature.envs.robot;

/**
 * How finely an engine computes.
 *
 * @param step one physics step [s]
 * @param solverIterations passes of the solver over contacts and joints in each step
 */
record PhysicsSettings(double step, int solverIterations) {}
