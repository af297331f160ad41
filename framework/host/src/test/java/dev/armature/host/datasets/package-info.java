@NullMarked
package dev.armature.host.datasets;

import org.jspecify.annotations.NullMarked;
