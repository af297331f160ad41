package dev.armature.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import dev.armature.api.ConfigurationException;
import dev.armature.api.Setting;
import dev.armature.host.training.TinyPlugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecordBinderTest {

  enum Mode {
    FAST,
    VERY_SLOW
  }

  record Inner(@Setting(value = "width", unit = "m", range = "(0, 10]") float width) {}

  record Outer(
      int count,
      long big,
      double ratio,
      boolean active,
      String label,
      Mode mode,
      @Setting(value = "sizes", range = "[1, 100]") List<Integer> sizes,
      Optional<String> note,
      Inner inner,
      List<Inner> more,
      Config free) {
    Outer {
      if (label.equals("forbidden")) {
        throw new ConfigurationException("inner.width", "does not go with that label");
      }
    }
  }

  private static final String GOOD =
      """
      count = 1e3
      big = 5000000000
      ratio = "0.5"
      active = yes
      label = abc
      mode = very-slow
      sizes = [3, 4]
      inner { width = 2 }
      more = [{ width = 1 }, { width = 3 }]
      free { a = 1, b { c = [x] } }
      """;

  private final List<Problem> problems = new ArrayList<>();

  private Optional<Outer> bind(String text) {
    return new RecordBinder(new Sections(TinyPlugins.offers()), problems)
        .bind(
            ConfigFactory.parseString(
                    text, ConfigParseOptions.defaults().setOriginDescription("test"))
                .root(),
            "outer",
            Outer.class,
            new String[] {"type"});
  }

  private void expectProblem(String text, String key, String... fragments) {
    assertThat(bind(text)).isEmpty();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).isEqualTo(key);
    assertThat(problems.get(0).message()).contains(fragments);
  }

  @Test
  void aFreeSectionIsASection() {
    expectProblem(
        GOOD.replace("free { a = 1, b { c = [x] } }", "free = 3"),
        "outer.free",
        "expected a section { … }, found 3");
  }

  @Test
  void everyKindOfComponentIsBound() {
    assertThat(bind(GOOD))
        .contains(
            new Outer(
                1000,
                5_000_000_000L,
                0.5,
                true,
                "abc",
                Mode.VERY_SLOW,
                List.of(3, 4),
                Optional.empty(),
                new Inner(2),
                List.of(new Inner(1), new Inner(3)),
                ConfigFactory.parseString("a = 1, b { c = [x] }")));
    assertThat(problems).isEmpty();
  }

  @Test
  void reservedKeysAreNotUnknown() {
    assertThat(bind(GOOD + "type = x")).isPresent();
  }

  @Test
  void anUnknownKeyNamesTheNearestOne() {
    expectProblem(GOOD + "inner.widht = 3", "outer.inner.widht", "did you mean width?");
  }

  @Test
  void aMissingKeyIsNamedWithWhatItShouldHold() {
    expectProblem(GOOD.replace("count = 1e3", ""), "outer.count", "missing", "a whole number");
  }

  @Test
  void aWrongTypeSaysWhatWasExpectedAndFound() {
    expectProblem(GOOD + "count = many", "outer.count", "a whole number", "many");
    problems.clear();
    expectProblem(GOOD + "count = 1.5", "outer.count", "a whole number", "1.5");
    problems.clear();
    expectProblem(GOOD + "count = 3000000000", "outer.count", "a whole number");
    problems.clear();
    expectProblem(GOOD + "active = maybe", "outer.active", "true or false");
    problems.clear();
    expectProblem(GOOD + "sizes = 3", "outer.sizes", "a list");
    problems.clear();
    expectProblem(GOOD + "inner = 3", "outer.inner", "section");
    problems.clear();
    expectProblem(GOOD + "ratio = { a = 1 }", "outer.ratio", "a number");
  }

  @Test
  void aNumberOutOfRangeSaysTheRangeAndUnit() {
    expectProblem(GOOD + "inner.width = 0", "outer.inner.width", "(0, 10] m");
    problems.clear();
    expectProblem(GOOD + "sizes = [5, 101]", "outer.sizes[1]", "101", "[1, 100]");
    problems.clear();
    expectProblem(GOOD + "ratio = 1e999", "outer.ratio", "a number");
  }

  @Test
  void anUnknownWordOfAnEnumNamesThemAll() {
    expectProblem(GOOD + "mode = fats", "outer.mode", "fast, very-slow", "did you mean fast?");
  }

  @Test
  void aRefusalByTheRecordIsToldAtItsKey() {
    expectProblem(GOOD + "label = forbidden", "outer.inner.width", "does not go with");
  }

  @Test
  void aSectionOfSeveralPlacesStandsWhereTheUserWroteInIt() {
    Config defaults = written("/plugin/reference.conf", "goal { low = 0, high { x = 1, y = 1 } }");
    Config file = written("/my.conf", "\n\ngoal.high.x = 2\n").withFallback(defaults);
    Config set = written("--set goal.low=3", "goal.low=3").withFallback(file);

    assertThat(Location.of(file.getValue("goal"))).isEqualTo("/my.conf: 3");
    assertThat(Location.of(set.getValue("goal"))).isEqualTo("--set goal.low=3");
    assertThat(Location.of(set.getValue("goal.high"))).isEqualTo("/my.conf: 3");
  }

  private static Config written(String where, String text) {
    return ConfigFactory.parseString(
        text, ConfigParseOptions.defaults().setOriginDescription(where));
  }

  @Test
  void allFaultsAreFoundAtOnce() {
    assertThat(bind("count = x, ratio = y, colour = 3")).isEmpty();
    assertThat(problems).hasSizeGreaterThan(5);
  }
}
