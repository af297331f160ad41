/** Datasets on disk: written whole, checked when they are read and before they are learned from. */
@NullMarked
package dev.armature.host.datasets;

import org.jspecify.annotations.NullMarked;
