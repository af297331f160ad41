@NullMarked
package dev.armature.agents.td3;

import org.jspecify.annotations.NullMarked;
