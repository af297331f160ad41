/** The command line: one class a command, and what they share. */
@NullMarked
package dev.armature.app;

import org.jspecify.annotations.NullMarked;
