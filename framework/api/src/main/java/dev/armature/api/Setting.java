package dev.armature.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one key of a configuration record. The host checks the range before a run starts and
 * prints the rest in {@code armature plugins describe}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** What the key means, in one sentence without a full stop. */
  String value();

  /** The unit, such as {@code m} or {@code rad/s}; empty for a pure number. */
  String unit() default "";

  /**
   * The numbers allowed, as an interval: {@code "[0, 1]"}, {@code "(0, inf)"}; for a list, what
   * each element may be. Empty: any finite number.
   */
  String range() default "";

  /** Where the default comes from: a paper, a data sheet, a reference implementation. */
  String source() default "";
}
