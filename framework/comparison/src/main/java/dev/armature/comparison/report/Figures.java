package dev.armature.comparison.report;

import dev.armature.comparison.Band;
import dev.armature.comparison.Comparison;
import dev.armature.comparison.statistics.Aggregate;
import dev.armature.comparison.statistics.Interval;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

/** Draws the figures of a report, each as PNG and as SVG. */
final class Figures {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final int BAND_OPACITY = 48;

  private final Path folder;
  private final List<String> algorithms;

  private Figures(Path folder, List<String> algorithms) {
    this.folder = folder;
    this.algorithms = algorithms;
  }

  static void write(Report report, Path folder) throws IOException {
    Comparison comparison = report.comparison();
    Figures figures = new Figures(folder, comparison.algorithms());
    for (Map.Entry<String, List<Band>> curves : report.curves().entrySet()) {
      figures.lines(
          "curve-" + curves.getKey(),
          curves.getKey(),
          "environment steps",
          report.metric(),
          curves.getValue());
    }
    if (!report.efficiency().isEmpty()) {
      figures.lines(
          "efficiency",
          "All tasks",
          "environment steps",
          "interquartile mean",
          report.efficiency());
    }
    figures.lines(
        "profiles",
        "Performance profiles",
        report.metric() + " above",
        "share of runs",
        comparison.profiles());
    for (Aggregate aggregate : comparison.overall().values().iterator().next().keySet()) {
      figures.intervals(aggregate, comparison);
    }
  }

  private void lines(String file, String title, String x, String y, List<Band> bands)
      throws IOException {
    XYChart chart = chart(title, x, y);
    for (Band band : bands) {
      if (!band.published()) {
        addBand(chart, band);
      }
    }
    for (Band band : bands) {
      XYSeries line =
          chart.addSeries(
              band.algorithm() + (band.published() ? " (published)" : ""),
              band.points().stream().mapToDouble(Band.Point::x).toArray(),
              band.points().stream().mapToDouble(it -> it.y().estimate()).toArray());
      line.setMarker(SeriesMarkers.NONE).setLineColor(colour(band.algorithm()));
      if (band.published()) {
        line.setLineStyle(
            new BasicStroke(
                2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {6}, 0));
      }
    }
    save(chart, file);
  }

  /** A polygon along the upper ends and back along the lower ones. */
  private void addBand(XYChart chart, Band band) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Band.Point point : band.points()) {
      x.add(point.x());
      y.add(point.y().high());
    }
    for (int i = band.points().size() - 1; i >= 0; i--) {
      x.add(band.points().get(i).x());
      y.add(band.points().get(i).y().low());
    }
    Color colour = colour(band.algorithm());
    XYSeries area = chart.addSeries("band of " + band.algorithm(), x, y);
    area.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
    area.setFillColor(
        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY));
    area.setLineColor(new Color(0, true));
    area.setMarker(SeriesMarkers.NONE);
    area.setShowInLegend(false);
  }

  /** A dot for each algorithm with its interval. */
  private void intervals(Aggregate aggregate, Comparison comparison) throws IOException {
    XYChart chart = chart(aggregate.key().replace('_', ' '), "", "");
    comparison
        .overall()
        .forEach((algorithm, values) -> addInterval(chart, algorithm, values.get(aggregate)));
    chart.getStyler().setXAxisTicksVisible(false).setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(algorithms.size() + 1.0);
    save(chart, "aggregate-" + aggregate.key());
  }

  private void addInterval(XYChart chart, String algorithm, @Nullable Interval value) {
    if (value == null) {
      return;
    }
    double x = algorithms.indexOf(algorithm) + 1;
    Color colour = colour(algorithm);
    XYSeries interval =
        chart.addSeries(
            "interval of " + algorithm,
            new double[] {x, x},
            new double[] {value.low(), value.high()});
    interval.setMarker(SeriesMarkers.NONE).setLineColor(colour);
    interval.setShowInLegend(false);
    chart
        .addSeries(algorithm, new double[] {x}, new double[] {value.estimate()})
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(colour)
        .setLineColor(colour);
  }

  private static XYChart chart(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE).setPlotBorderVisible(false);
    return chart;
  }

  private Color colour(String algorithm) {
    int index = algorithms.indexOf(algorithm);
    return index < 0 ? Color.GRAY : Palette.of(index);
  }

  private void save(XYChart chart, String name) throws IOException {
    String file = name.replaceAll("[^A-Za-z0-9._=-]+", "_");
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pixels = image.createGraphics();
    chart.paint(pixels, WIDTH, HEIGHT);
    pixels.dispose();
    ImageIO.write(image, "png", folder.resolve(file + ".png").toFile());
    SVGGraphics2D svg = new SVGGraphics2D(emptySvg());
    svg.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
    chart.paint(svg, WIDTH, HEIGHT);
    try (Writer writer = Files.newBufferedWriter(folder.resolve(file + ".svg"))) {
      svg.stream(writer, true);
    }
  }

  private static Document emptySvg() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new AssertionError("every Java platform makes documents", e);
    }
  }
}
