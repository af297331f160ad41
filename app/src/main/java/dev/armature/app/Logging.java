package dev.armature.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/**
 * Sets logback up: warnings on standard error, a line each. Logback finds this class by its service
 * file; set up in code it starts faster than from XML.
 */
public final class Logging extends ContextAwareBase implements Configurator {

  private static final String CONSOLE = "console";
  private static final String PATTERN = "%-5level %logger{0}: %msg%n";
  private static final String WITHOUT_STACK_TRACE = "%nopex";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN + WITHOUT_STACK_TRACE);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName(CONSOLE);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /**
   * Shows more.
   *
   * @param verbose also what this project's own code tells about its work
   * @param debug also stack traces
   */
  static void show(boolean verbose, boolean debug) {
    if (!verbose && !debug) {
      return;
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (verbose) {
      context.getLogger("dev.armature").setLevel(Level.INFO);
    }
    if (debug) {
      ConsoleAppender<ILoggingEvent> console =
          (ConsoleAppender<ILoggingEvent>)
              context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE);
      PatternLayoutEncoder encoder = (PatternLayoutEncoder) console.getEncoder();
      encoder.stop();
      encoder.setPattern(PATTERN);
      encoder.start();
    }
  }
}
