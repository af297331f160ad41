@NullMarked
package dev.armature.host.sweeps;

import org.jspecify.annotations.NullMarked;
