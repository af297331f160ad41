/**
 * A UR5e-like arm with a 2F-85-like two-finger gripper on a table, as an environment plugin.
 *
 * <p>The world frame is the arm's base frame of its Denavit–Hartenberg table: origin at the foot of
 * the arm on the table top, z upwards. At the home configuration the gripper hangs over the table
 * at y &gt; 0. Quantities are in SI units, quaternions in the order w, x, y, z.
 */
@NullMarked
package dev.armature.envs.robot;

import org.jspecify.annotations.NullMarked;
