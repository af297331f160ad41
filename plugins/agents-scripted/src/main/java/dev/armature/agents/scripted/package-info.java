/**
 * Policies written by hand for the tasks of {@code environment { type = robot-arm }}: they show
 * that each task can be solved, and how.
 */
@NullMarked
package dev.armature.agents.scripted;

import org.jspecify.annotations.NullMarked;
