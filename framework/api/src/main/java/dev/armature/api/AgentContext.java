package dev.armature.api;

/**
 * What an agent is made from.
 *
 * @param environment the environment it acts in, as it sees it: where the host normalises
 *     observations, their components are pure numbers and there are no goals
 * @param networks makes its networks; closed by the host, after the agent
 * @param streams its random streams
 */
public record AgentContext(
    EnvironmentSpec environment, NetworkFactory networks, RandomStreams streams) {}
