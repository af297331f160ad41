@NullMarked
package dev.armature.launchers.local;

import org.jspecify.annotations.NullMarked;
