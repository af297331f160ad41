@NullMarked
package dev.armature.agents.scripted;

import org.jspecify.annotations.NullMarked;
