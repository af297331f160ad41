package dev.armature.app;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginsCommandTest {

  private InProcess armature;

  @BeforeAll
  void build(@TempDir Path plugins) throws IOException {
    TinyPlugin.buildInto(plugins);
    armature = new InProcess(plugins);
  }

  @Test
  void listNamesEveryType() {
    Ended list = armature.run("plugins", "list");

    assertThat(list.status()).isZero();
    assertThat(list.err()).isEmpty();
    assertThat(list.out().lines())
        .map(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "SERVICE TYPE PLUGIN VERSION SUMMARY",
            "environment failing tiny 1.2.3 An environment that breaks down",
            "environment tiny tiny 1.2.3 A number to be guessed",
            "replay-buffer ring tiny 1.2.3 The latest transitions",
            "network none tiny 1.2.3 For agents without networks",
            "agent tiny tiny 1.2.3 Reward-weighted regression of one action");
  }

  @Test
  void listAsJsonGroupsByPlugin() {
    JsonNode json = armature.run("plugins", "list", "--format", "json").json();

    assertThat(json.propertyNames()).containsExactly("plugins", "failures");
    assertThat(json.path("plugins")).hasSize(1);
    JsonNode plugin = json.path("plugins").path(0);
    assertThat(plugin.propertyNames())
        .containsExactly("id", "version", "description", "folder", "offers");
    assertThat(plugin.path("offers")).hasSize(5);
    assertThat(plugin.path("offers").path(0).propertyNames())
        .containsExactly("service", "type", "summary");
  }

  @Test
  void ofTwoFoldersTheEarlierWins(@TempDir Path earlier, @TempDir Path later) throws IOException {
    TinyPlugin.buildInto(earlier);
    TinyPlugin.buildInto(later);
    Files.createDirectories(later.resolve("notes"));
    Ended list =
        new InProcess(earlier).run("plugins", "list", "--format=json", "--plugins=" + later);

    JsonNode plugins = list.json().path("plugins");
    assertThat(plugins).hasSize(1);
    assertThat(plugins.path(0).path("folder").asString()).startsWith(earlier.toString());
    assertThat(list.json().path("failures").valueStream().map(JsonNode::asString))
        .hasSize(2)
        .anyMatch(it -> it.contains(later + "/tiny-1.2.3 is left out: tiny is there at "))
        .anyMatch(
            it -> it.startsWith(later + "/notes: not a plugin; there is no plugin.properties"));
  }

  @Test
  void describeShowsATypeOfTwoServicesTwice() {
    Ended describe = armature.run("plugins", "describe", "tiny");

    assertThat(describe.status()).isZero();
    assertThat(describe.out())
        .contains("environment { type = tiny }")
        .contains("agent { type = tiny }");
  }

  @Test
  void describeTellsEveryKeyOfARecord() {
    JsonNode json = armature.run("plugins", "describe", "tiny", "--format", "json").json();
    Map<String, JsonNode> settings =
        json.path("providers")
            .path(0)
            .path("settings")
            .valueStream()
            .collect(toMap(it -> it.path("key").asString(), it -> it));

    assertThat(settings.keySet())
        .containsExactlyInAnyOrder(
            "goals", "horizon", "noise", "noise.amplitude", "noise.kind", "operator", "period");
    assertThat(settings.get("horizon"))
        .hasToString(
            "{\"key\":\"horizon\",\"type\":\"integer\",\"default\":10,\"required\":false,"
                + "\"unit\":\"\",\"range\":\"[1, inf)\",\"meaning\":\"Steps of an episode\","
                + "\"source\":\"a guess\"}");
    assertThat(
            settings
                .getOrDefault("noise.kind", json)
                .path("choices")
                .valueStream()
                .map(JsonNode::asString))
        .containsExactly("none", "uniform");
    assertThat(settings.getOrDefault("goals", json).path("type").asString())
        .isEqualTo("list of numbers");
    assertThat(settings.getOrDefault("period", json).path("unit").asString()).isEqualTo("s");
    assertThat(settings.getOrDefault("period", json).path("required").asBoolean()).isFalse();
    assertThat(settings.getOrDefault("operator", json).path("required").asBoolean()).isTrue();
    assertThat(settings.getOrDefault("operator", json).has("default")).isFalse();
  }

  @Test
  void describeAsTableHasALineForEachKey() {
    List<String> lines =
        armature.run("plugins", "describe", "tiny").out().lines().map(this::squeeze).toList();

    assertThat(lines)
        .contains(
            "KEY TYPE DEFAULT UNIT RANGE MEANING",
            "horizon integer 10 [1, inf) Steps of an episode [a guess]",
            "period number s (0, inf) Time between two steps",
            "noise.kind none|uniform none How it is distributed",
            "operator string (required) What the person at the console is called");
  }

  private String squeeze(String line) {
    return line.replaceAll(" +", " ");
  }

  @Test
  void describeOfAnUnknownTypeNamesTheNearest() {
    Ended describe = armature.run("plugins", "describe", "tinny");

    assertThat(describe.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(describe.out()).isEmpty();
    assertThat(describe.err().strip())
        .isEqualTo("no installed plugin offers tinny; did you mean tiny?");
  }
}
