package dev.armature.comparison;

import dev.armature.host.configuration.NearestName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A CSV file with named columns, read whole; what is wrong is told with its line. */
final class CsvFile {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .setIgnoreSurroundingSpaces(true)
          .get();

  /** Beyond this, sums and squares of scores are no numbers any more. */
  private static final double GREATEST = 1e100;

  private final Path file;
  private final List<String> header;
  private final List<Row> rows = new ArrayList<>();

  /**
   * Reads a file.
   *
   * @param columns what it must have, in any order
   */
  CsvFile(Path file, List<String> columns) throws IOException {
    this.file = file;
    try (Reader reader = withoutMark(Files.newBufferedReader(file));
        CSVParser parser = FORMAT.parse(reader)) {
      header = List.copyOf(parser.getHeaderNames());
      for (String column : columns) {
        if (!header.contains(column)) {
          throw new ComparisonException(
              "%s:1: there is no column %s; the first line has to name %s, and is %s"
                  .formatted(
                      file,
                      column,
                      String.join(", ", columns),
                      header.isEmpty() ? "empty" : String.join(", ", header)));
        }
      }
      for (CSVRecord row : parser) {
        if (row.size() > header.size()) {
          throw new ComparisonException(
              "%s:%d: expected %d cells, found %d"
                  .formatted(file, parser.getCurrentLineNumber(), header.size(), row.size()));
        }
        rows.add(new Row(parser.getCurrentLineNumber(), row));
      }
    } catch (NoSuchFileException e) {
      throw new ComparisonException(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new ComparisonException(file + ": this is no text in UTF-8");
    } catch (CSVException | IllegalArgumentException | UncheckedIOException e) {
      throw new ComparisonException(file + ": this is no CSV: " + e.getMessage());
    }
  }

  /** Skips the mark that spreadsheets put in front of text in UTF-8. */
  private static Reader withoutMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  List<Row> rows() {
    return rows;
  }

  boolean has(String column) {
    return header.contains(column);
  }

  /** A hint at the column that was meant. */
  String hint(String column) {
    return NearestName.hint(column, header);
  }

  /** One line after the first. */
  final class Row {

    private final long line;
    private final CSVRecord cells;

    private Row(long line, CSVRecord cells) {
      this.line = line;
      this.cells = cells;
    }

    /** A cell with something in it. */
    String text(String column) {
      if (isEmpty(column)) {
        throw new ComparisonException("%s:%d: %s is missing".formatted(file, line, column));
      }
      return cells.get(column);
    }

    /** Whether a cell is empty or the line ends before it. */
    boolean isEmpty(String column) {
      return !cells.isSet(column) || cells.get(column).isEmpty();
    }

    /** A cell with a finite number in it, of no more than 1e100 either way. */
    double number(String column) {
      String text = text(column);
      double value;
      try {
        value = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        value = Double.NaN;
      }
      if (Math.abs(value) <= GREATEST) {
        return value;
      }
      throw new ComparisonException(
          "%s:%d: %s: expected %s, found '%s'"
              .formatted(
                  file,
                  line,
                  column,
                  Double.isFinite(value) ? "no more than 1e100 either way" : "a finite number",
                  text));
    }
  }
}
