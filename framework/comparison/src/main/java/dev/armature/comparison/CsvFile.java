package dev.armature.comparison;

import dev.armature.host.configuration.NearestName;
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

/** A CSV file with named columns, read whole; what is wrong is told with its line. */
final class CsvFile {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

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
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = FORMAT.parse(reader)) {
      header = List.copyOf(parser.getHeaderNames());
      for (String column : columns) {
        if (!header.contains(column)) {
          throw new ComparisonException(
              "%s:1: there is no column %s; the first line has to name %s"
                  .formatted(file, column, String.join(", ", columns)));
        }
      }
      for (CSVRecord row : parser) {
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

    /** A cell with a finite number in it. */
    double number(String column) {
      String text = text(column);
      try {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Told below.
      }
      throw new ComparisonException(
          "%s:%d: %s: expected a finite number, found '%s'".formatted(file, line, column, text));
    }
  }
}
