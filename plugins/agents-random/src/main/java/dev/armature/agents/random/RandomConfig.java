package dev.armature.agents.random;

/** The section {@code agent { type = random }}: there is nothing to set. */
public record RandomConfig() {}
