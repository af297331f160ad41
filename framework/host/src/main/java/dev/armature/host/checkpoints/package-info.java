/** The state of a run on disk: safetensors files, written whole or not at all. */
@NullMarked
package dev.armature.host.checkpoints;

import org.jspecify.annotations.NullMarked;
