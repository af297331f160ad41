/** Many experiments from one file: expanded, checked, and run side by side. */
@NullMarked
package dev.armature.host.sweeps;

import org.jspecify.annotations.NullMarked;
