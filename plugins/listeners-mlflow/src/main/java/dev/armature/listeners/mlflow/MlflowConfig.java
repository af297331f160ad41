package dev.armature.listeners.mlflow;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The section {@code listeners { mlflow { … } }}. */
public record MlflowConfig(
    @Setting("Where the tracking server is, such as http://127.0.0.1:5000") String trackingUri,
    @Setting("The experiment that the run is part of; null for the name of the run")
        Optional<String> experiment,
    @Setting(
            value = "How long the end of the run waits until the server has been told everything",
            unit = "s",
            range = "(0, inf)")
        double timeout) {

  public MlflowConfig {
    if (!isWeb(trackingUri)) {
      throw new ConfigurationException(
          "tracking-uri",
          "expected the address of a tracking server, such as http://127.0.0.1:5000, found "
              + trackingUri);
    }
  }

  private static boolean isWeb(String text) {
    try {
      URI uri = new URI(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
