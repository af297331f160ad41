/**
 * What a plugin compiles against.
 *
 * <p>A plugin offers one or more {@link dev.armature.api.Provider}s; the host finds them with PF4J,
 * binds the matching section of the configuration file to the provider's record, and asks it to
 * create an {@link dev.armature.api.Environment}, {@link dev.armature.api.ReplayBuffer}, {@link
 * dev.armature.api.NetworkFactory}, {@link dev.armature.api.Agent}, {@link
 * dev.armature.api.RunListener} or {@link dev.armature.api.Launcher}.
 *
 * <p><b>Data.</b> Numbers cross these interfaces as {@code float[]}, row-major: a matrix {@code [n,
 * d]} holds element (i, j) at {@code i * d + j}. Units are SI.
 *
 * <p><b>Ownership.</b> An array belongs to the caller. The callee reads or fills it during the call
 * and keeps no reference to it afterwards.
 *
 * <p><b>Threads.</b> An object made by a provider is used by one thread at a time. It may use
 * threads of its own inside a call; its results do not depend on how many.
 *
 * <p><b>Randomness.</b> Every random number comes from a {@link dev.armature.api.RandomStream} or a
 * seed that the host hands over. No {@code Math.random}, no {@code new Random()}, no wall clock.
 */
@ApiStatus(ApiStatus.Level.STABLE)
@NullMarked
package dev.armature.api;

import org.jspecify.annotations.NullMarked;
