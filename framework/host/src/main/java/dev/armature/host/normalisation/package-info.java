/** Shows an agent observations and rewards in the measure of what has been seen so far. */
@NullMarked
package dev.armature.host.normalisation;

import org.jspecify.annotations.NullMarked;
