/**
 * TD3: twin delayed deep deterministic policy gradient (Fujimoto, van Hoof and Meger, "Addressing
 * Function Approximation Error in Actor-Critic Methods", ICML 2018).
 */
@NullMarked
package dev.armature.agents.td3;

import org.jspecify.annotations.NullMarked;
