package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAlignAndTheLastOneWraps() {
    Table table = new Table("KEY", "MEANING").row("tau", "word ".repeat(14).strip());

    assertThat(table.toString().lines())
        .containsExactly("KEY  MEANING", "tau  " + "word ".repeat(12).strip(), "     word word");
  }
}
