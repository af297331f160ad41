@NullMarked
package dev.armature.host.normalisation;

import org.jspecify.annotations.NullMarked;
