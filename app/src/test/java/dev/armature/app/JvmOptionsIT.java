package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.tck.InstalledJdk;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A run ends well on other processors, garbage collectors and JDKs than this build's. */
class JvmOptionsIT {

  private static final String EXPERIMENT =
      Distribution.launcher().resolveSibling("../experiments/pendulum.conf").toString();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:UseAVX=2",
        "-XX:UseAVX=0",
        "-XX:+UseParallelGC",
        "-XX:+UseSerialGC",
        "-XX:+UseZGC"
      })
  void trainsWith(String option) throws Exception {
    if (option.contains("AVX")) {
      assumeTrue(System.getProperty("os.arch").equals("amd64"), "AVX is of x86-64 alone");
    }
    train(Map.of("ARMATURE_JAVA_OPTS", option));
  }

  @Test
  void trainsOnJdk25() throws Exception {
    train(Map.of("JAVA_HOME", InstalledJdk.home(25).toString()));
  }

  private void train(Map<String, String> variables) throws Exception {
    Ended train =
        new Distribution(folder)
            .start(
                Distribution.launcher(),
                variables,
                "train",
                EXPERIMENT,
                "--format=json",
                "--set=training.steps=2000",
                "--set=training.warm-up-steps=200",
                "--set=agent.batch-size=16",
                "--set=agent.actor.network.hidden=[16, 16]",
                "--set=agent.critic.network.hidden=[16, 16]",
                "--set=evaluation.every=0",
                "--set=evaluation.final-episodes=1")
            .end();

    assertThat(train.status()).as(train.err()).isZero();
    JsonNode result = train.json();
    assertThat(result.path("steps").asInt()).isEqualTo(2000);
    assertThat(result.path("evaluation").path("return_mean").asDouble()).isBetween(-2000.0, 0.0);
  }
}
