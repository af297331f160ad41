/** Keeps what happens in episodes, as numbers and as pictures. */
@NullMarked
package dev.armature.host.recording;

import org.jspecify.annotations.NullMarked;
