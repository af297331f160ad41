@NullMarked
package dev.armature.api;

import org.jspecify.annotations.NullMarked;
