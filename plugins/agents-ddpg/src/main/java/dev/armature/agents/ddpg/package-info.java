/**
 * DDPG: deep deterministic policy gradient (Lillicrap et al., "Continuous Control with Deep
 * Reinforcement Learning", ICLR 2016), as TD3 is compared with it (Fujimoto, van Hoof and Meger,
 * "Addressing Function Approximation Error in Actor-Critic Methods", ICML 2018, "our DDPG").
 */
@NullMarked
package dev.armature.agents.ddpg;

import org.jspecify.annotations.NullMarked;
