package dev.armature.api;

/**
 * What an agent is made from.
 *
 * @param environment the environment it acts in
 * @param networks makes its networks; closed by the host, after the agent
 * @param streams its random streams
 */
public record AgentContext(
    EnvironmentSpec environment, NetworkFactory networks, RandomStreams streams) {}
