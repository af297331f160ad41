package dev.armature.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.armature.host.training.TinyBuffers;
import dev.armature.host.training.TinyPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExperimentReaderTest {

  private static final String GOOD =
      """
      name = tiny
      environment { type = corridor }
      agent { type = walker
        stride = 2 }
      network { type = none }
      replay-buffer { type = recent }
      training { steps = 100 }
      """;

  @TempDir private Path folder;

  private Experiment read(String text, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), text);
    return new ExperimentReader(TinyPlugins.offers()).read(file, List.of(overrides));
  }

  private List<Problem> problems(String text, String... overrides) {
    return catchThrowableOfType(InvalidConfigurationException.class, () -> read(text, overrides))
        .problems();
  }

  private static int stride(Experiment experiment) {
    return ((TinyPlugins.WalkerConfig) experiment.agent().settings()).stride();
  }

  @Test
  void theFileWinsOverThePluginsDefaults() throws IOException {
    Experiment experiment = read(GOOD);

    assertThat(stride(experiment)).isEqualTo(2);
    assertThat(((TinyPlugins.CorridorConfig) experiment.environment().settings()).length())
        .isEqualTo(10);
    assertThat(experiment.training().warmUpSteps()).isEqualTo(1000);
    assertThat(experiment.resolved().getInt("environment.length")).isEqualTo(10);
  }

  @Test
  void overridesWinOverTheFileTheLastOneOverTheOthers() throws IOException {
    assertThat(stride(read(GOOD, "agent.stride=3", "agent.stride=4"))).isEqualTo(4);
    assertThat(read(GOOD, "seed=12").seed()).isEqualTo(12);
  }

  @Test
  void substitutionsReachVariablesAndDefaults() throws IOException {
    String text = GOOD.replace("stride = 2", "stride = ${variables.s}") + "variables.s = 5\n";
    assertThat(stride(read(text))).isEqualTo(5);
    assertThat(stride(read(GOOD.replace("stride = 2", "stride = ${environment.length}"))))
        .isEqualTo(10);
  }

  @Test
  void filesAreIncluded() throws IOException {
    Files.writeString(folder.resolve("common.conf"), "agent.stride = 7");
    assertThat(stride(read(GOOD.replace("stride = 2", "") + "include \"common.conf\"")))
        .isEqualTo(7);
  }

  @Test
  void anUnknownKeyIsToldWithFileLineAndNearestName() {
    List<Problem> problems = problems(GOOD.replace("stride", "strode"));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString())
        .contains("test.conf:4", "agent.strode", "did you mean stride?");
  }

  @Test
  void anUnknownTypeIsToldWithTheNearestOne() {
    assertThat(problems(GOOD.replace("= corridor", "= coridor")).get(0).toString())
        .contains("test.conf:2", "environment.type", "coridor", "did you mean corridor?");
  }

  @Test
  void aMissingSectionNamesWhatCanBeChosen() {
    assertThat(problems(GOOD.replace("environment { type = corridor }", "")))
        .anySatisfy(
            problem ->
                assertThat(problem.toString())
                    .contains("environment", "missing", "one of corridor"));
  }

  @Test
  void aFaultInAnOverrideNamesTheOverride() {
    assertThat(problems(GOOD, "agent.stride=many").get(0).toString())
        .contains("--set agent.stride=many", "a whole number");
    assertThat(problems(GOOD, "agent.stride").get(0).toString()).contains("key=value");
  }

  @Test
  void aSyntaxErrorIsToldWithItsLine() {
    assertThat(problems(GOOD + "training { steps = ").get(0).toString()).contains("test.conf:8");
  }

  @Test
  void anUnresolvedSubstitutionIsToldWithItsLine() {
    assertThat(problems(GOOD.replace("stride = 2", "stride = ${nothing}")).get(0).toString())
        .contains("test.conf:4", "nothing");
  }

  @Test
  void anUnknownTopLevelKeyIsTold() {
    assertThat(problems(GOOD + "trainning.steps = 3").get(0).toString())
        .contains("test.conf:8", "trainning", "did you mean training?");
  }

  private static final String NESTED =
      GOOD.replace(
          "replay-buffer { type = recent }",
          """
          replay-buffer {
            type = strict
            buffer { type = strict
              buffer { capacity = 7 } }
          }""");

  private static int capacity(Experiment experiment) {
    Choice innermost = experiment.replayBuffer();
    while (!innermost.nested().isEmpty()) {
      innermost = innermost.nested().get(0);
    }
    return ((TinyBuffers.RecentConfig) innermost.settings()).capacity();
  }

  @Test
  void aSectionWithinASectionHasTheDefaultsOfItsOwnType() throws IOException {
    Experiment experiment = read(NESTED);

    assertThat(capacity(experiment)).isEqualTo(7);
    assertThat(experiment.resolved().getString("replay-buffer.buffer.buffer.type"))
        .isEqualTo("recent");
    Experiment bare = read(GOOD.replace("type = recent", "type = strict"));
    assertThat(capacity(bare)).isEqualTo(1);
    assertThat(bare.resolved().getInt("replay-buffer.buffer.capacity")).isEqualTo(1);
    assertThat(capacity(read(NESTED, "replay-buffer.buffer.buffer.capacity=${seed}", "seed=4")))
        .isEqualTo(4);
  }

  @Test
  void aFaultInASectionWithinASectionIsToldWithItsWholeKey() {
    assertThat(problems(NESTED.replace("capacity = 7", "capacty = 7")).get(0).toString())
        .contains("test.conf:9", "replay-buffer.buffer.buffer.capacty", "did you mean capacity?");
    assertThat(problems(NESTED.replace("capacity = 7", "capacity = 101")).get(0).toString())
        .contains("test.conf:9", "replay-buffer.buffer.buffer.capacity", "[1, 100]");
    assertThat(problems(NESTED.replace("capacity = 7", "type = recnt")).get(0).toString())
        .contains(
            "test.conf:9", "replay-buffer.buffer.buffer.type", "recnt", "did you mean recent?");
    assertThat(problems(NESTED, "replay-buffer.buffer.buffer=recent").get(0).toString())
        .contains("replay-buffer.buffer.buffer", "a section { type = … }", "recent");
  }

  @Test
  void anOverrideOfATypeDropsWhatTheFileSaysInThatSectionAlone() throws IOException {
    assertThat(capacity(read(NESTED, "replay-buffer.buffer.type=recent"))).isEqualTo(1);
    assertThat(
            capacity(
                read(
                    NESTED, "replay-buffer.buffer.type=recent", "replay-buffer.buffer.capacity=3")))
        .isEqualTo(3);
    assertThat(capacity(read(NESTED, "replay-buffer.buffer.type=strict"))).isEqualTo(7);
  }
}
