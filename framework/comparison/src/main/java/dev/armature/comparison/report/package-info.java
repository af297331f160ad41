/** Writes a comparison down: a page for the browser, figures, tables. */
@NullMarked
package dev.armature.comparison.report;

import org.jspecify.annotations.NullMarked;
