package dev.armature.app;

import dev.armature.api.ConfigurationException;
import dev.armature.api.EnvironmentException;
import dev.armature.api.StateException;
import dev.armature.comparison.ComparisonException;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.files.FileFailure;
import dev.armature.host.index.RunIndexException;
import dev.armature.host.plugins.PluginException;
import dev.armature.host.training.RunFailedException;
import dev.armature.host.training.RunFolderException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells failures on standard error: what the user can mend in plain words, the rest as a fault. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Armature armature;

  Failures(Armature armature) {
    this.armature = armature;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(failure.getMessage());
    boolean unmatched = UnmatchedArgumentException.printSuggestions(failure, err);
    if (command.getSubcommands().isEmpty() || unmatched) {
      err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    } else {
      command.usage(err);
    }
    err.flush();
    return ExitStatus.BAD_INPUT;
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine command, ParseResult arguments) {
    Throwable failure =
        thrown instanceof ExecutionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    PrintWriter err = command.getErr();
    if (failure instanceof RunFailedException) {
      return tell(failure, String.valueOf(failure.getMessage()), err, ExitStatus.RUN_FAILED);
    }
    Optional<String> mistake = mistake(failure);
    String message =
        mistake.orElseGet(
            () -> "internal failure: " + failure + (armature.debug() ? "" : " (--debug for more)"));
    return tell(
        failure,
        message,
        err,
        mistake.isPresent() ? ExitStatus.BAD_INPUT : ExitStatus.INTERNAL_FAILURE);
  }

  /** What to tell of the failure of a part that may be used again. */
  static String message(Throwable failure) {
    return failure instanceof RunFailedException
        ? String.valueOf(failure.getMessage())
        : mistake(failure).orElseGet(() -> "internal failure: " + failure);
  }

  private int tell(Throwable failure, String message, PrintWriter err, int status) {
    err.println(message);
    if (armature.debug()) {
      failure.printStackTrace(err);
    }
    err.flush();
    return status;
  }

  /** What the user has to mend; empty where the failure is no mistake of theirs. */
  private static Optional<String> mistake(Throwable failure) {
    if (failure instanceof InvalidConfigurationException
        || failure instanceof PluginException
        || failure instanceof StateException
        || failure instanceof EnvironmentException
        || failure instanceof RunFolderException
        || failure instanceof ComparisonException
        || failure instanceof RunIndexException
        || failure instanceof BadInputException) {
      return Optional.of(String.valueOf(failure.getMessage()));
    }
    if (failure instanceof ConfigurationException refusal) {
      String key = refusal.key().isEmpty() ? "" : refusal.key() + ": ";
      return Optional.of(key + refusal.getMessage());
    }
    if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return mistake(wrapped.getCause());
    }
    return failure instanceof FileSystemException file
        ? Optional.of(FileFailure.describe(file))
        : Optional.empty();
  }
}
