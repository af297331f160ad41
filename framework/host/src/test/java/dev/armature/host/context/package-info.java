@NullMarked
package dev.armature.host.context;

import org.jspecify.annotations.NullMarked;
