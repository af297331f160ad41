/** Small environments to learn on in seconds: two of Gymnasium's classics and a point mass. */
@NullMarked
package dev.armature.envs.toy;

import org.jspecify.annotations.NullMarked;
