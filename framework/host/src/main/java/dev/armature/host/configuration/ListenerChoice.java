package dev.armature.host.configuration;

/**
 * A section within {@code listeners}.
 *
 * @param choice the provider it chose
 * @param onFailure what becomes of the run when the listener fails
 */
public record ListenerChoice(Choice choice, OnFailure onFailure) {}
