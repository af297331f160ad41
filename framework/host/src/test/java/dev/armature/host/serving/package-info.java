@NullMarked
package dev.armature.host.serving;

import org.jspecify.annotations.NullMarked;
