/**
 * SAC: soft actor-critic with twin critics and automatic temperature (Haarnoja et al., "Soft
 * Actor-Critic Algorithms and Applications", 2018).
 */
@NullMarked
package dev.armature.agents.sac;

import org.jspecify.annotations.NullMarked;
