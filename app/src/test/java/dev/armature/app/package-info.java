/** Tests of the command line; those named {@code *IT} run the assembled distribution. */
@NullMarked
package dev.armature.app;

import org.jspecify.annotations.NullMarked;
