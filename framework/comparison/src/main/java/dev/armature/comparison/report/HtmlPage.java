package dev.armature.comparison.report;

import dev.armature.comparison.ComparedRun;
import dev.armature.host.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report as one page that works without a network: its data, uPlot, and a script. */
final class HtmlPage {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  private HtmlPage() {}

  static void write(Report report, Path file) throws IOException {
    Map<String, Object> data = new LinkedHashMap<>(PageData.of(report));
    data.put("differences", Differences.of(report.runs()));
    data.put("runs", report.runs().stream().map(HtmlPage::run).toList());
    String page =
        resource("report.html")
            .replace("/*UPLOT-CSS*/", resource(UPLOT + "uPlot.min.css"))
            .replace("/*STYLE*/", resource("report.css"))
            .replace("/*UPLOT*/", resource(UPLOT + "uPlot.iife.min.js"))
            .replace("/*SCRIPT*/", resource("report.js"))
            .replace("/*DATA*/", json(data));
    WholeFile.write(file, page);
  }

  private static Map<String, Object> run(ComparedRun run) {
    return Map.of(
        "folder",
        String.valueOf(run.folder().path().getFileName()),
        "provenance",
        run.provenance());
  }

  /** JSON that cannot end the script element that it stands in. */
  private static String json(Map<String, Object> data) {
    return JsonMapper.shared().writeValueAsString(data).replace("<", "\\u003c");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
