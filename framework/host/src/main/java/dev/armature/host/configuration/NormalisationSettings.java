package dev.armature.host.configuration;

import dev.armature.api.Setting;

/** The section {@code normalisation}: in which measure an agent sees observations and rewards. */
public record NormalisationSettings(
    @Setting(
            value =
                "Whether the agent sees each component of an observation as its distance from the"
                    + " mean of all observations so far, in standard deviations",
            source = "Andrychowicz et al. 2017, appendix A")
        boolean observations,
    @Setting(
            value = "Bound at which such an observation is clipped",
            unit = "standard deviation",
            range = "(0, inf)",
            source = "Andrychowicz et al. 2017, appendix A")
        double clip,
    @Setting(
            value =
                "Whether the agent learns from rewards divided by the standard deviation of the"
                    + " discounted return so far",
            source = "Raffin et al. 2021, VecNormalize")
        boolean rewards,
    @Setting(
            value = "Bound at which a reward so divided is clipped",
            unit = "standard deviation",
            range = "(0, inf)",
            source = "Raffin et al. 2021, VecNormalize")
        double rewardClip,
    @Setting(value = "A constant factor on each reward, after all else", range = "(0, inf)")
        double rewardScale,
    @Setting(
            value = "What is added to each variance before its root is taken",
            range = "(0, inf)",
            source = "Raffin et al. 2021, VecNormalize")
        double epsilon) {

  /** Whether the agent sees anything else than what is. */
  public boolean active() {
    return observations || rewards || rewardScale != 1;
  }
}
