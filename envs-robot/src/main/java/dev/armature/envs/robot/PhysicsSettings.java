package dev.armature.envs.robot;

/**
 * How finely an engine computes.
 *
 * @param step one physics step [s]
 * @param solverIterations passes of PhysX's solver over contacts and joints in each step, where a
 *     cube is involved; MuJoCo's goes on until it has converged
 * @param freeSolverIterations the same for a robot that touches no cube. PhysX takes the greatest
 *     number among the bodies that touch one another, so this one counts only in free air and where
 *     it is the greater
 */
record PhysicsSettings(double step, int solverIterations, int freeSolverIterations) {}
