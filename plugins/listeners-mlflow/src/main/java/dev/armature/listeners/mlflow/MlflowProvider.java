package dev.armature.listeners.mlflow;

import dev.armature.api.RunListener;
import dev.armature.api.RunListenerProvider;
import org.pf4j.Extension;

/** Offers MLflow as {@code listeners { mlflow { tracking-uri = … } }}. */
@Extension
public final class MlflowProvider implements RunListenerProvider<MlflowConfig> {

  @Override
  public String type() {
    return "mlflow";
  }

  @Override
  public String summary() {
    return "Tells an MLflow tracking server about the run";
  }

  @Override
  public Class<MlflowConfig> configType() {
    return MlflowConfig.class;
  }

  @Override
  public RunListener create(MlflowConfig config) {
    return new MlflowListener(config);
  }
}
