package ${package};

import dev.armature.api.Setting;

/** The settings of {@link PlainNetworks}. */
public record PlainNetworksConfig(
    @Setting("What the log and the manifest call these networks") String description) {}
