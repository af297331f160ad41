@NullMarked
package dev.armature.agents.tribuo;

import org.jspecify.annotations.NullMarked;
