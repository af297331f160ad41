package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in an experiment file, it is checked, and faults are told with file and line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedConfigurationTest {

  private static final long CASES = Long.getLong("mutated.configurations", 60);

  private static final List<String> SOUND =
      List.of(
          """
          # The smallest experiment.
          name = tiny
          environment { type = tiny, operator = Ada }
          agent.type = tiny
          network.type = none
          replay-buffer.type = ring
          training { steps = 3000, warm-up-steps = 200, metrics-every = 1000 }
          """,
          """
          variables { half = 0.5, who = "Ada \\"L\\"" }
          name = ${variables.who}-1, seed = 7
          environment {
            type = tiny
            operator = ${variables.who}
            horizon = 20
            goals = [${variables.half}, -1, 1e-3] // three
            noise { kind = uniform, amplitude = ${variables.half} }
          }
          agent = { type = tiny } { temperature = 0.2 }
          agent.exploration = 0.1
          network { type = none }
          replay-buffer { type = ring, capacity = ${?CAPACITY} }
          replay-buffer.capacity = 500
          listeners {}
          evaluation { every = 1000
            episodes = 2, final-episodes = 5
          }
          checkpoints.every = 0
          include "more.conf"
          normalisation { observations = on }
          training.steps = ${?STEPS}3000
          """);

  @TempDir Path folder;
  private InProcess armature = new InProcess(Path.of(""));

  @BeforeAll
  void build(@TempDir Path plugins) throws IOException {
    TinyPlugin.buildInto(plugins);
    armature = new InProcess(plugins);
  }

  private Ended check(String text) throws IOException {
    Path file = Files.write(folder.resolve("mutated.conf"), PluginZips.utf8(text));
    return armature.run("check", file.toString());
  }

  @Test
  void whatTheyComeFromIsSound() throws IOException {
    for (String sound : SOUND) {
      Ended check = check(sound);
      assertThat(check.status()).as(check.err()).isZero();
      assertThat(check.out()).contains("nothing wrong; it uses tiny 1.2.3");
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, CASES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aMutatedFileIsSoundOrItsFaultIsToldWithItsLine(long seed) throws IOException {
    Mutations mutations = new Mutations(seed);
    String text = mutations.text(mutations.one(SOUND));

    assertTold(check(text), text);
  }

  private static void assertTold(Ended check, String text) {
    assertThat(check.status()).as("%s%nof%n%s", check.err(), text).isIn(0, ExitStatus.BAD_INPUT);
    if (check.status() == 0) {
      assertThat(check.err()).isEmpty();
    } else {
      assertThat(check.out()).isEmpty();
      assertThat(check.err())
          .as(text)
          // One of the mutations includes a file that is no HOCON.
          .containsPattern("(mutated\\.conf|/etc/passwd):\\d+: ")
          .doesNotContain("\tat ", "Exception", "internal failure");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          include url("http://localhost:9/a.conf")   | include of http://localhost:9/a.conf: only files are included
          include "http://localhost:9/a.conf"        | include of http://localhost:9/a.conf: only files are included
          include classpath("reference.conf")        | include of reference.conf: only files are included
          include required("nowhere.conf")           | include of nowhere.conf: there is no such file
          include "mutated.conf"                     | include of mutated.conf: files are included within each other more than 20 times
          """)
  void whatIsIncludedIsAFile(String line, String message) throws IOException {
    Ended check = check("name = a\n" + line + "\n");

    assertThat(check.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(check.err()).contains("mutated.conf:2: ").contains(message);
  }

  @Test
  void anotherFileMayBeIncluded() throws IOException {
    Files.writeString(folder.resolve("shared.conf"), SOUND.get(0));
    for (String name : List.of("\"shared\"", "\"shared.conf\"", "file(\"shared.conf\")")) {
      Ended check = check("include " + name + "\nseed = 3");
      assertThat(check.status()).as(check.err()).isZero();
    }
    Files.writeString(folder.resolve("shared.conf"), SOUND.get(0) + "agent.discuont = 1\n");
    assertThat(check("include \"shared\"\n").err()).contains("shared.conf:8: agent.discuont");
  }

  @Test
  void nestingBeyondUseIsTold() throws IOException {
    String deep = "name = a\n" + "a { ".repeat(100_000) + "}".repeat(100_000);
    assertTold(check(deep), "100,000 sections");
    assertThat(check(deep).err()).contains("nested too deeply");
    assertTold(check("a = " + "[".repeat(100_000)), "100,000 lists");
    assertTold(check("a" + ".a".repeat(100_000) + " = 1"), "a key of 100,000 parts");
    assertTold(check(chain(20_000, "a%d = ${a%d}\n")), "20,000 substitutions");
  }

  private static String chain(int length, String link) {
    StringBuilder text = new StringBuilder("name = a\n");
    for (int i = length; i > 0; i--) {
      text.append(link.formatted(i, i - 1));
    }
    return text.append("a0 = x\n").toString();
  }

  @Test
  void aFileThatIsMuchTooLongIsTold() throws IOException {
    assertThat(check("#".repeat(2 << 20)).err()).contains("mutated.conf:1: the file is longer");
  }

  @Test
  void theMessageIsTheSameForTrain() throws IOException {
    Path file = Files.writeString(folder.resolve("mutated.conf"), "agent { type = tinny }");
    Ended train = armature.run("train", file.toString(), "--runs", folder.toString());

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.err()).isEqualTo(armature.run("check", file.toString()).err());
    assertThat(train.err()).containsPattern(Pattern.quote("did you mean tiny?"));
  }
}
