@NullMarked
package dev.armature.host.checkpoints;

import org.jspecify.annotations.NullMarked;
