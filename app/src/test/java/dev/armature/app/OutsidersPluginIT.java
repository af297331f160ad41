package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Plugins that are built from what is published alone, then installed, trained and removed. */
class OutsidersPluginIT {

  /** A new environment is what the guide begins with, which a test of its own follows. */
  private static final List<String> SERVICES = List.of("replay-buffer", "network", "agent");

  private static final String EXAMPLE = "third-party-plugin";

  @TempDir Path folder;

  @Test
  void theExampleAndNewProjectsAreBuiltInstalledTrainedAndRemoved() throws Exception {
    Outsider.copy(Path.of("../examples", EXAMPLE), folder.resolve(EXAMPLE));
    List<String> modules = new ArrayList<>(List.of(EXAMPLE));
    for (String service : SERVICES) {
      String name = "my-" + service;
      new PluginTemplate(service, "com.example", name, "com.example")
          .writeInto(folder.resolve(name));
      modules.add(name);
    }
    Files.writeString(folder.resolve("pom.xml"), aggregator(modules));
    new Outsider(folder).packageProject(folder);

    Distribution armature = new Distribution(folder);
    trainTheExample(armature);
    for (String service : SERVICES) {
      trainTheNew(armature, "my-" + service);
    }
  }

  private void trainTheExample(Distribution armature) throws Exception {
    Path zip = folder.resolve(EXAMPLE + "/target/water-tank-1.0.0.zip");
    Ended install = armature.run("plugins", "install", zip.toString(), "--plugins=own");
    assertThat(install.status()).as(install.err()).isZero();
    Ended list = armature.run("plugins", "list", "--plugins=own");
    assertThat(list.out()).contains("water-tank", "dpg");
    JsonNode trained =
        armature
            .run(
                "train",
                EXAMPLE + "/water-tank.conf",
                "--plugins=own",
                "--format=json",
                "--set=training.steps=4000",
                "--set=evaluation.every=0")
            .json();
    // Where the pump runs at random, the level is 0.25 m off on average.
    assertThat(trained.path("evaluation").path("return_mean").asDouble()).isGreaterThan(-7);
    Ended remove = armature.run("plugins", "remove", "water-tank", "--plugins=own");
    assertThat(remove.status()).as(remove.err()).isZero();
    assertThat(folder.resolve("own")).isEmptyDirectory();
  }

  /** Trains with a plugin whose archive was put into the folder of plugins by hand. */
  private void trainTheNew(Distribution armature, String name) throws Exception {
    String zip = name + "-1.0.0.zip";
    Path own = Files.createDirectories(folder.resolve("own-" + name));
    Files.copy(folder.resolve(name).resolve("target").resolve(zip), own.resolve(zip));
    Ended trained =
        armature.run(
            "train",
            name + "/experiment.conf",
            "--plugins=" + own,
            "--set=training.steps=1000",
            "--set=training.warm-up-steps=100",
            "--set=evaluation.every=0",
            "--set=evaluation.final-episodes=2");
    assertThat(trained.status()).as(trained.err()).isZero();
  }

  /** One build of them all, to start Maven once. */
  private static String aggregator(List<String> modules) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example</groupId>
          <artifactId>all</artifactId>
          <version>1.0.0</version>
          <packaging>pom</packaging>
          <modules><module>%s</module></modules>
        </project>
        """
        .formatted(String.join("</module><module>", modules));
  }
}
