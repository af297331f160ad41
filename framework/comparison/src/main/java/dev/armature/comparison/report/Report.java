package dev.armature.comparison.report;

import dev.armature.comparison.Band;
import dev.armature.comparison.ComparedRun;
import dev.armature.comparison.Comparison;
import java.util.List;
import java.util.Map;

/**
 * All that is written down about a comparison.
 *
 * @param title what was compared
 * @param metric the name of the score, for axes
 * @param comparison the statistics
 * @param curves learning curves by task, published ones among them; none where scores came from a
 *     file
 * @param efficiency learning curves over all tasks; none where there is one task
 * @param runs the runs; none where scores came from a file
 * @param confidence the share that intervals and bands are to hold
 */
public record Report(
    String title,
    String metric,
    Comparison comparison,
    Map<String, List<Band>> curves,
    List<Band> efficiency,
    List<ComparedRun> runs,
    double confidence) {}
