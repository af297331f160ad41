@NullMarked
package dev.armature.host.tensorboard;

import org.jspecify.annotations.NullMarked;
