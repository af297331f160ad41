package dev.armature.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** Text in columns as wide as their widest cell; the last column is broken into lines. */
final class Table {

  private static final String GAP = "  ";
  private static final int LAST_COLUMN_WIDTH = 60;

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row with a cell for each heading. */
  Table row(String... cells) {
    rows.add(Arrays.asList(cells));
    return this;
  }

  @Override
  public String toString() {
    int last = rows.get(0).size() - 1;
    int[] widths = new int[last];
    for (List<String> row : rows) {
      for (int i = 0; i < last; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    String indent = " ".repeat(Arrays.stream(widths).map(width -> width + GAP.length()).sum());
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < last; i++) {
        String cell = row.get(i);
        line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
      }
      line.append(WordUtils.wrap(row.get(last), LAST_COLUMN_WIDTH, "\n" + indent, false));
      lines.add(line.toString().stripTrailing());
    }
    return String.join("\n", lines);
  }
}
