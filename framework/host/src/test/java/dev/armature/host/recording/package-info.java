@NullMarked
package dev.armature.host.recording;

import org.jspecify.annotations.NullMarked;
