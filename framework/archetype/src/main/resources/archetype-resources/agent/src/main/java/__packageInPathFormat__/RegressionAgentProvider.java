package ${package};

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import org.pf4j.Extension;

/** Offers {@code ${artifactId}}. */
@Extension
public final class RegressionAgentProvider implements AgentProvider<RegressionConfig> {

  @Override
  public String type() {
    return "${artifactId}";
  }

  @Override
  public String summary() {
    return "Reward-weighted regression of a linear policy";
  }

  @Override
  public Class<RegressionConfig> configType() {
    return RegressionConfig.class;
  }

  @Override
  public Agent create(RegressionConfig config, AgentContext context) {
    return new RegressionAgent(config, context);
  }
}
