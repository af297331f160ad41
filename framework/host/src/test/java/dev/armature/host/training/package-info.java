@NullMarked
package dev.armature.host.training;

import org.jspecify.annotations.NullMarked;
